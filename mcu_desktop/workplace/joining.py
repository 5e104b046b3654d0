"""A workplace that belongs to an office before it has heard of it: its first exchange brings everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.store.store import Store
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.exchanging import link
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId


def join(
    home: Path,
    *,
    station: str,
    office: bytes,
    person: CardId,
    address: str,
    clock: Callable[[], datetime] | None = None,
    identity: Callable[[], str] = lambda: uuid4().hex,
) -> Workplace:
    """Make a profile for a person of an office whose shared database is at an address."""
    store = Store.create(home, log=bytes.fromhex(identity()), station=require_station(station))
    with store.writing() as writing:
        writing.set("owner", person)
        writing.set("edition", rulebook.edition())
    link(store, address, office)
    return Workplace(store, person=person, clock=clock, identity=identity)
