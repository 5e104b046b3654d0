"""What a profile is linked to: the office that it exchanges as, and a shared database if there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import Administration
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.exchange.lines import line_of

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store
    from mcu_desktop.sync.hub import Hub
    from mcu_desktop.workplace.seat import Seat

LINK = "hub"
_OFFICE = "office"


def office_id(store: Store) -> bytes:
    """Name the office: by the card of its administration, or as a profile that joined it was told."""
    told = store.trait(_OFFICE)
    if told is not None:
        return bytes.fromhex(told)
    return bytes.fromhex(store.cards_of(Administration)[0][0])


def linked_address(store: Store) -> str | None:
    """Give the database that the profile is linked to."""
    return store.trait(LINK) or None


def link(store: Store, address: str | None, office: bytes) -> None:
    """Let a profile exchange as an office from now on: with a database, or by folders alone."""
    with store.writing() as writing:
        if address is not None:
            writing.set(LINK, address)
        writing.set(_OFFICE, office.hex())
    store.know_copies()


def is_folder(address: str) -> bool:
    """Tell a folder from the address of a database: that one names its kind before «:»."""
    return bool(address) and re.match(r"[a-z+]{3,}:", address) is None


def hub_of(seat: Seat, address: str | None) -> Hub:
    """Reach the linked database, or another one."""
    from mcu_desktop.sync.hub import Hub  # noqa: PLC0415 - half a second of imports

    known = address or seat.store.trait(LINK)
    if not known:
        raise Refusal(
            "Профиль не связан с общей базой. Администратор готовит её командой shared prepare АДРЕС."
        )
    told = seat.given_clock
    return Hub.at(known, (lambda: seat.in_zone(told())) if told else None, line=line_of(seat.store))
