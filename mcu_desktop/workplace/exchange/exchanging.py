"""The exchange as people meet it: a shared database is prepared, linked, exchanged with, asked about."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import Administration
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.journal.chain import Flaw
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.journal_table import Stream
from mcu_desktop.store.shared_file import alone
from mcu_desktop.workplace.changes import Changes, MovedTerm
from mcu_desktop.workplace.exchange import outcomes
from mcu_desktop.workplace.exchange.brought import remembering
from mcu_desktop.workplace.exchange.lines import line_of

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store, Writing
    from mcu_desktop.sync.exchange import Desk, Exchanged
    from mcu_desktop.sync.hub import Hub, HubLog
    from mcu_desktop.workplace.exchange.outcomes import Heard
    from mcu_desktop.workplace.seat import Seat

LINK = "hub"
_OFFICE = "office"
_NOTICE = "notice"
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


class StationStatus(NamedTuple):
    """A workplace as the shared database knows it."""

    station: str
    records: int
    pushed_at: datetime | None
    behind: int
    """Records of others that it has not read yet."""
    copies: int
    """Logs that it writes at once; more than one is a copied profile."""
    mine: bool


class SharedStatus(NamedTuple):
    """How the exchange stands."""

    address: str
    records: int
    size: int
    unsent: int
    stations: tuple[StationStatus, ...]
    flaws: tuple[Flaw, ...]


def office_id(store: Store) -> bytes:
    """Name the office: by the card of its administration, or as a profile that joined it was told."""
    told = store.trait(_OFFICE)
    if told is not None:
        return bytes.fromhex(told)
    cards = (id_ for id_, card, _ in store.cards() if isinstance(card, Administration))
    return bytes.fromhex(next(cards))


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
    known = address or store.trait(LINK) or ""
    waiting, streams, moved = Waiting(seat), set[Stream](), list[MovedTerm]()
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
        done, heard = _by_folder(seat, desk, known) if is_folder(known) else _by_hub(seat, desk, known)
        aside = withdraw(store, ring_of(store), tell)
        waiting.finish(phase)
        left = forget(seat, known, ring_of(store))
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
            heard=heard,
        ),
    )
    return Exchange(
        changes=Changes(streams=frozenset(streams), moved=tuple(moved)),
        sent=done.sent,
        received=begun + done.received,
        conflicts=store.conflicts.count(),
        quarantined=len(done.flaws) + store.logs.untold(),
        flaws=done.flaws,
        notices=(*_told_once(store), *skipped, *done.notices, *aside, *left),
        refused=done.refused,
    )


def _by_hub(seat: Seat, desk: Desk, address: str) -> tuple[Exchanged, tuple[Heard, ...]]:
    from mcu_desktop.sync.exchange import exchange as exchanged  # noqa: PLC0415 - half a second of imports
    from mcu_desktop.workplace.exchange.stations import ring_of  # noqa: PLC0415

    with closing(_hub(seat, address)) as hub:
        done = exchanged(seat.store, hub, desk, lambda: ring_of(seat.store))
        asked = done.sent or done.received or desk.heartbeat
        return done, _heard(hub, seat.store.station) if asked else ()


def _by_folder(seat: Seat, desk: Desk, address: str) -> tuple[Exchanged, tuple[Heard, ...]]:
    from mcu_desktop.sync.folder.exchange import exchange as exchanged  # noqa: PLC0415 - only who has one
    from mcu_desktop.sync.folder.shelf import Shelf  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.stations import ring_of, take_part  # noqa: PLC0415

    store = seat.store
    take_part(seat)
    shelf = Shelf(Path(address).expanduser().absolute(), office_id(store), store.logs.own())
    return exchanged(store, shelf, desk, lambda: ring_of(store)), ()


def is_folder(address: str) -> bool:
    """Tell a folder from the address of a database: that one names its kind before «:»."""
    return bool(address) and re.match(r"[a-z+]{3,}:", address) is None


def settle_copy(seat: Seat) -> None:
    """Begin a new log where this file was restored or copied, before anything is written in the old one."""
    store = seat.machinery
    displaced = store.displaced()
    if displaced is None:
        return
    with store.writing() as writing:
        writing.begin_anew(bytes.fromhex(seat.new_id()))
        writing.go_on_above(displaced.numbers)
        writing.set(_NOTICE, f"{displaced.why} Рабочее место пишет дальше в новую ленту; ничего не потеряно.")
    store.know_copies()


def status(seat: Seat) -> SharedStatus:
    """Tell how the exchange stands: stations, how far behind each is, how large the database has grown."""
    with closing(_hub(seat, None)) as hub:
        hub.charter()
        logs, readers, size = hub.logs(), hub.readers(), hub.size()
    store = seat.store
    held = store.logs.held()
    return SharedStatus(
        address=store.trait(LINK) or "",
        records=sum(log.end.seq for log in logs.values()),
        size=size,
        unsent=sum(
            max(0, mine.end.seq - (logs[log].end.seq if log in logs else 0)) for log, mine in held.items()
        ),
        stations=_stations(logs, readers, store.station),
        flaws=store.logs.flaws(),
    )


def _stations(
    logs: dict[bytes, HubLog], readers: dict[bytes, dict[bytes, int]], own: str
) -> tuple[StationStatus, ...]:
    found = []
    for station in sorted({log.origin.station for log in logs.values()}):
        written = {id_: log for id_, log in logs.items() if log.origin.station == station}
        read: dict[bytes, int] = {}
        for reader in written:
            for log, seq in readers.get(reader, {}).items():
                read[log] = max(seq, read.get(log, 0))
        behind = sum(
            max(0, log.end.seq - read.get(id_, 0)) for id_, log in logs.items() if id_ not in written
        )
        last = max((log.pushed_at or 0 for log in written.values()), default=0)
        found.append(
            StationStatus(
                station=station,
                records=sum(log.end.seq for log in written.values()),
                pushed_at=_moment(last) if last else None,
                behind=behind,
                copies=sum(log.sealed_at is None for log in written.values()),
                mine=station == own,
            )
        )
    return tuple(found)


def _heard(hub: Hub, own: str) -> tuple[Heard, ...]:
    """Tell of each station when it was last there, whether it sent or only read."""
    logs, read = hub.logs(), hub.heard()
    last: dict[str, int] = {}
    for id_, log in logs.items():
        station = log.origin.station
        last[station] = max(last.get(station, 0), log.pushed_at or 0, read.get(id_, 0))
    return tuple(
        outcomes.Heard(
            station=one.station,
            at=_moment(last[one.station]) if last[one.station] else None,
            behind=one.behind,
            copies=one.copies,
        )
        for one in _stations(logs, hub.readers(), own)
    )


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)


def _hub(seat: Seat, address: str | None) -> Hub:
    from mcu_desktop.sync.hub import Hub  # noqa: PLC0415 - half a second of imports

    known = address or seat.store.trait(LINK)
    if not known:
        raise Refusal(
            "Профиль не связан с общей базой. Администратор готовит её командой shared prepare АДРЕС."
        )
    told = seat.given_clock
    return Hub.at(known, (lambda: seat.in_zone(told())) if told else None, line=line_of(seat.store))


def _told_once(store: Store) -> tuple[str, ...]:
    """Give what was noticed when the profile was opened, and say it no more."""
    notice = store.trait(_NOTICE)
    if not notice:
        return ()
    with store.writing() as writing:
        writing.set(_NOTICE, "")
    return (notice,)
