"""One exchange, as people meet it: a shared database is prepared and linked, then exchanged with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.moves import Moved
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.journal.chain import Flaw
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.shared_file import alone
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.exchange import outcomes
from mcu_desktop.workplace.exchange.brought import remembering
from mcu_desktop.workplace.exchange.copies import told_once
from mcu_desktop.workplace.exchange.lines import line_of
from mcu_desktop.workplace.exchange.linking import hub_of, is_folder, link, linked_address, office_id
from mcu_desktop.workplace.exchange.shared_status import heard

if TYPE_CHECKING:
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.sync.exchange import Desk, Exchanged
    from mcu_desktop.workplace.exchange.outcomes import Heard
    from mcu_desktop.workplace.seat import Seat

_BUSY = "Обмен этого рабочего места уже идёт. Дождитесь его конца."


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What an exchange brought and took away, in numbers and in words."""

    changes: Changes
    sent: int
    received: int
    conflicts: int
    """What stands in the tray for somebody to settle."""
    quarantined: int
    """Records that are held up on their way, or kept and not told."""
    flaws: tuple[Flaw, ...]
    notices: tuple[str, ...]
    refused: Refusal | Trouble | None
    """Why our own records stay here for now; what others wrote came nevertheless."""


def prepare(seat: Seat, address: str, *, restored: bool = False) -> tuple[bool, str | None]:
    """Make a shared database ready for this office and link the profile to it; for the administrator."""
    from mcu_desktop.sync.addresses import remembered  # noqa: PLC0415 - half a second of imports
    from mcu_desktop.sync.preparing import prepare as make  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.stations import take_part  # noqa: PLC0415

    seat.judged(Managing.EXCHANGE)
    office = office_id(seat.store)
    take_part(seat)
    made = make(
        address, office=office, hub=bytes.fromhex(seat.new_id()), restored=restored, line=line_of(seat.store)
    )
    link(seat.store, remembered(address), office)
    return made.made, made.role


def exchange(
    seat: Seat,
    address: str | None = None,
    *,
    gentle: bool = False,
    heartbeat: bool = False,
    went: Callable[[int, int], None] = lambda _done, _whole: None,
    phase: Callable[[str], None] = lambda _words: None,
) -> Exchange:
    """Exchange with the linked database, with another one of the same office, or by a folder.

    A `gentle` one leaves the profile to others after each small portion; `went` hears how far it is,
    `phase` in which part of it. A desk that holds nothing begins with a snapshot, where there is one.
    """
    from mcu_desktop.sync.exchange import Desk  # noqa: PLC0415 - half a second of imports
    from mcu_desktop.sync.portions import Gentle, Large  # noqa: PLC0415
    from mcu_desktop.sync.withdrawing import withdraw  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.forgetting import forget  # noqa: PLC0415 - they need each other
    from mcu_desktop.workplace.exchange.snapshots import begin  # noqa: PLC0415 - they need each other
    from mcu_desktop.workplace.exchange.stations import renew_key, ring_of  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.waiting import Waiting  # noqa: PLC0415 - only who exchanges

    store = seat.store
    known = address or linked_address(store) or ""
    waiting, streams, moved = Waiting(seat), set[Stream](), list[Moved]()
    remember = remembering(seat, known)

    def tell(writing: Writing, touched: frozenset[Stream]) -> None:
        changes = waiting.told(writing, touched)
        remember(writing)
        streams.update(changes.streams)
        moved.extend(changes.moved)
        seat.see_anew()

    desk = Desk(
        now=seat.now,
        identity=seat.new_id,
        tell=tell,
        portions=Gentle() if gentle else Large(),
        went=went,
        heartbeat=heartbeat,
    )
    with alone(store.home / "exchange.lock", _BUSY), outcomes.failures(store.home, known, seat.now):
        renew_key(seat)
        begun, skipped = begin(seat, known, phase=phase, went=went)
        if not gentle:
            waiting.wait_if_new()
        phase("Обмен записями")
        done, met = _by_folder(seat, desk, known) if is_folder(known) else _by_hub(seat, desk, known)
        aside = withdraw(store, ring_of(store), tell)
        waiting.finish(phase)
        left = forget(seat, known, ring_of(store))
    if begun or streams or aside or left:
        seat.see_anew()
    outcomes.went_well(
        store.home,
        known,
        outcomes.Outcome(
            at=seat.now(),
            log=store.logs.own().hex(),
            reached=done.reached,
            why=str(done.refused or ""),
            notices=done.notices,
            heard=met,
        ),
    )
    return Exchange(
        changes=Changes(streams=frozenset(streams), moved=tuple(moved)),
        sent=done.sent,
        received=begun + done.received,
        conflicts=store.conflicts.count(),
        quarantined=len(done.flaws) + store.logs.untold(),
        flaws=done.flaws,
        notices=(*told_once(store), *skipped, *done.notices, *aside, *left),
        refused=done.refused,
    )


def _by_hub(seat: Seat, desk: Desk, address: str) -> tuple[Exchanged, tuple[Heard, ...]]:
    from mcu_desktop.sync.exchange import exchange as exchanged  # noqa: PLC0415 - half a second of imports
    from mcu_desktop.workplace.exchange.stations import ring_of  # noqa: PLC0415

    with closing(hub_of(seat, address)) as hub:
        done = exchanged(seat.store, hub, desk, lambda: ring_of(seat.store))
        asked = done.sent or done.received or desk.heartbeat
        return done, heard(hub, seat.store.station) if asked else ()


def _by_folder(seat: Seat, desk: Desk, address: str) -> tuple[Exchanged, tuple[Heard, ...]]:
    from mcu_desktop.sync.folder.exchange import exchange as exchanged  # noqa: PLC0415 - only who has one
    from mcu_desktop.sync.folder.shelf import Shelf  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.stations import ring_of, take_part  # noqa: PLC0415

    store = seat.store
    take_part(seat)
    shelf = Shelf(Path(address).expanduser().absolute(), office_id(store), store.logs.own())
    return exchanged(store, shelf, desk, lambda: ring_of(store)), ()
