"""A workplace that belongs to an office before it has heard of it: its first exchange brings everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from mcu_desktop.domain.office.numbering import require_station
from mcu_desktop.store.store import Store
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.exchange.linking import link
from mcu_desktop.workplace.exchange.stations import enrol
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.vault.header import Header
    from mcu_desktop.workplace.exchange.invitation import Invitation


def accept(
    home: Path,
    invitation: Invitation,
    *,
    clock: Callable[[], datetime] | None = None,
    identity: Callable[[], str] = lambda: uuid4().hex,
    keep: Callable[[bytes], Header] | None = None,
) -> Workplace:
    """Make the profile of the workplace that was invited."""
    workplace = join(
        home,
        station=invitation.station,
        office=invitation.office,
        person=invitation.person,
        address=invitation.address,
        log=invitation.log,
        clock=clock,
        identity=identity,
        keep=keep,
    )
    enrol(workplace.store, invitation)
    return workplace


def join(
    home: Path,
    *,
    station: str,
    office: bytes,
    person: CardId,
    address: str | None,
    log: bytes | None = None,
    clock: Callable[[], datetime] | None = None,
    identity: Callable[[], str] = lambda: uuid4().hex,
    keep: Callable[[bytes], Header] | None = None,
) -> Workplace:
    """Make a profile for a person of an office; `address` is its shared database, where it has one.

    `keep` has the key of its data kept; without it the data lies open.
    """
    first = log or bytes.fromhex(identity())
    store = Store.create(home, log=first, station=require_station(station), keep=keep)
    with store.writing() as writing:
        writing.set("owner", person)
        writing.set("edition", rulebook.edition())
    link(store, address, office)
    return Workplace(store, person=person, clock=clock, identity=identity)
