"""Heirs of one log that parted in different places may say the same: the one that parted earlier keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mcu_desktop.journal.chain import Origin, beginning, heir_of
from mcu_desktop.journal.record import Record, sound
from mcu_desktop.store.journal_table import COLUMNS
from mcu_desktop.store.new_log import go_on, go_on_in, moved, sealed_again, set_aside
from mcu_desktop.store.own_log import log_of, own_log
from mcu_desktop.store.stream import Stream

_ORIGIN = "SELECT id, station, parent, parent_seq FROM log WHERE id = ?"
_HEIRS = "SELECT id, station, parent, parent_seq FROM log WHERE parent = ? ORDER BY parent_seq, id"
_OF_STATION = (
    "SELECT id, station, parent, parent_seq FROM log WHERE station = ? AND parent IS NOT NULL AND head > 0 "
    "ORDER BY parent_seq, id"
)
_SAID = (
    f"SELECT {COLUMNS} FROM (SELECT * FROM journal UNION SELECT * FROM forked) j "  # noqa: S608 - our own column names
    "JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq <= ? ORDER BY j.seq"
)
_LINKS = (
    "SELECT j.link FROM (SELECT log, seq, link FROM journal UNION SELECT log, seq, link FROM forked) j "
    "JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq = ?"
)
_STANDING = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq <= ? ORDER BY j.seq"
)
_EARLIER = (
    "WITH RECURSIVE way (id, parent, parent_seq) AS (SELECT id, parent, parent_seq FROM log WHERE id = ? "
    "UNION SELECT l.id, l.parent, l.parent_seq FROM log l JOIN way w ON l.id = w.parent) "
    "SELECT 1 FROM way w JOIN log l ON l.parent = w.parent AND l.parent_seq < w.parent_seq LIMIT 1"
)
_ALL = 1 << 62


class Home(NamedTuple):
    """The heir in which records belong, and all of them from its beginning as they stand in its parent."""

    heir: Origin
    run: tuple[Record, ...]


def settle(connection: Any, station: str) -> frozenset[Stream]:
    """Let no record of a workplace stand in two heirs; give the streams of what moved."""
    touched = frozenset[Stream]()
    while (late := next(_late(connection, station), None)) is not None:
        touched |= go_home(connection, late)
    return touched


def is_late(connection: Any, heir: Origin, records: Sequence[Record]) -> bool:
    """Tell whether what comes of an heir goes on from what an earlier one tells."""
    if not _has_earlier(connection, heir) or not records:
        return False
    begun = [records[:1]] if records[0].seq == 1 else _said(connection, heir, 1)
    return any(home_of(connection, heir, run) for run in begun)


def go_home(connection: Any, late: Origin) -> frozenset[Stream]:
    """Let all that a late heir says go on behind the earlier one, as if it had never parted by itself."""
    streams: set[Stream] = set()
    for run in _said(connection, late, _ALL):
        if home := home_of(connection, late, run):
            go_on(connection, home.heir, home.run)
            streams |= {Stream(record.stream_kind, record.stream.hex()) for record in run}
    standing = _standing(connection, late, _ALL)
    if home := home_of(connection, late, standing):
        last = go_on(connection, home.heir, home.run)
        parted, own = log_of(connection, late.log), own_log(connection)
        set_aside(connection, parted, 0)
        if parted == own:
            go_on_in(connection, own, last)
    return frozenset(streams)


def home_of(connection: Any, heir: Origin, run: Sequence[Record]) -> Home | None:
    """Find the heir that parted earliest on the way to what an heir says."""
    if heir.parent is None or not run:
        return None
    for earlier in _heirs(connection, heir.parent):
        if earlier.parent_seq < heir.parent_seq:
            for told in _originals(connection, earlier, heir.parent_seq - earlier.parent_seq):
                if whole := _continued(heir, run, told, told[-1].link):
                    return Home(earlier, whole)
    parent = _origin(connection, heir.parent)
    if parent is None or parent.parent is None:
        return None
    for told in _beginnings(connection, parent, heir.parent_seq):
        if whole := _continued(heir, run, told, told[-1].link if told else beginning(parent).link):
            return home_of(connection, parent, whole)
    return None


def _late(connection: Any, station: str) -> Iterator[Origin]:
    """Give the heirs in which something stands that belongs in an earlier one."""
    for row in connection.execute(_OF_STATION, (station,)).fetchall():
        heir = Origin(*row)
        if _has_earlier(connection, heir) and home_of(connection, heir, _standing(connection, heir, 1)):
            yield heir


def _has_earlier(connection: Any, heir: Origin) -> bool:
    """Tell whether on the way to an heir another one parted earlier: else there is nothing to look for."""
    return connection.execute(_EARLIER, (heir.log,)).fetchone() is not None


def _standing(connection: Any, heir: Origin, count: int) -> list[Record]:
    return [Record._make(row) for row in connection.execute(_STANDING, (heir.log, count))]


def _continued(
    heir: Origin, run: Sequence[Record], told: Sequence[Record], before: bytes
) -> tuple[Record, ...]:
    """Give an heir's records behind those of its parent, if these are what it goes on from."""
    again = tuple(_back(heir, run, before))
    assert heir.parent is not None
    return (*told, *again) if heir_of(heir.parent, again[0].link) == heir.log else ()


def _origin(connection: Any, log: bytes) -> Origin | None:
    row = connection.execute(_ORIGIN, (log,)).fetchone()
    return Origin(*row) if row else None


def _heirs(connection: Any, parent: bytes) -> list[Origin]:
    return [Origin(*row) for row in connection.execute(_HEIRS, (parent,))]


def _originals(connection: Any, heir: Origin, count: int) -> Iterator[tuple[Record, ...]]:
    """Give what an heir wrote again first, as it stood in the parent: its own name proves that it did."""
    links = _links_before(connection, heir)
    for run in _beginnings(connection, heir, count):
        for before in links:
            if told := _continued(heir, run, (), before):
                yield told


def _links_before(connection: Any, heir: Origin) -> list[bytes]:
    """Give what is known to stand where an heir parted from its parent."""
    assert heir.parent is not None
    if not heir.parent_seq:
        return [beginning(Origin(heir.parent, heir.station)).link]
    return [row[0] for row in connection.execute(_LINKS, (heir.parent, heir.parent_seq))]


def _beginnings(connection: Any, heir: Origin, count: int) -> list[tuple[Record, ...]]:
    """Give every version of so many first records of a log."""
    return [run for run in _said(connection, heir, count) if len(run) == count] if count else [()]


def _said(connection: Any, heir: Origin, count: int) -> list[tuple[Record, ...]]:
    """Give every version of the first records of a log, in force or put aside, each as far as it goes."""
    open_: dict[bytes, list[Record]] = {beginning(heir).link: []}
    ended: list[tuple[Record, ...]] = []
    for records in _by_place(connection, heir.log, count):
        grown: dict[bytes, list[Record]] = {}
        for link, run in open_.items():
            following = [record for record in records if sound(record, link)]
            if not following and run:
                ended.append(tuple(run))
            for record in following:
                grown[record.link] = [*run, record] if len(following) > 1 else run
                if len(following) == 1:
                    run.append(record)
        open_ = grown
    return [*ended, *(tuple(run) for run in open_.values() if run)]


def _by_place(connection: Any, log: bytes, count: int) -> Iterator[list[Record]]:
    """Give what is known of a log place by place, up to the first gap."""
    place: list[Record] = []
    for record in map(Record._make, connection.execute(_SAID, (log, count)).fetchall()):
        if place and record.seq != place[0].seq:
            yield place
            if record.seq != place[0].seq + 1:
                return
            place = []
        place.append(record)
    if place:
        yield place


def _back(heir: Origin, run: Iterable[Record], before: bytes) -> Iterator[Record]:
    """Give records of an heir as they would stand in its parent."""
    assert heir.parent is not None
    there = Origin(heir.parent, heir.station, heir.log, -heir.parent_seq)
    for record in run:
        told = sealed_again(moved(record, there), before)
        before = told.link
        yield told
