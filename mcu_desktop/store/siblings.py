"""Two heirs of one log that parted in different places may write the same again: the earlier one keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mcu_desktop.journal.chain import Origin, beginning, heir_of
from mcu_desktop.journal.record import Record, sound
from mcu_desktop.store.journal_table import COLUMNS, Stream
from mcu_desktop.store.new_log import go_on, go_on_in, moved, sealed_again, set_aside
from mcu_desktop.store.own_log import log_of, own_log

_HEIRS = "SELECT id, station, parent, parent_seq FROM log WHERE parent = ? ORDER BY parent_seq, id"
_ANCESTORS = (
    "WITH RECURSIVE above (id) AS (SELECT parent FROM log WHERE id = ? "
    "UNION SELECT l.parent FROM log l JOIN above a ON l.id = a.id) SELECT id FROM above WHERE id IS NOT NULL"
)
_STANDING = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq <= ? ORDER BY j.seq"
)
_SAID = (
    f"SELECT {COLUMNS} FROM (SELECT * FROM journal UNION SELECT * FROM forked) j "  # noqa: S608
    "JOIN log l ON l.no = j.log WHERE l.id = ? ORDER BY j.seq"
)
_LINKS = (
    "SELECT j.link FROM (SELECT log, seq, link FROM journal UNION SELECT log, seq, link FROM forked) j "
    "JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq = ?"
)


class Earlier(NamedTuple):
    """The heir that parted earlier, and what it wrote again before the place where the later one parted."""

    heir: Origin
    before: tuple[Record, ...]


def settle(connection: Any, parent: bytes) -> frozenset[Stream]:
    """Let no record stand in two heirs of a log; give the streams of what moved."""
    touched = frozenset[Stream]()
    for late in _heirs(connection, parent):
        if (
            late.parent_seq
            and _standing(connection, late.log, 1)
            and (earlier := earlier_of(connection, late))
        ):
            touched |= go_over(connection, late, earlier)
    return touched


def ancestors(connection: Any, heir: Origin) -> list[bytes]:
    """Give the logs that an heir goes on from, from its parent upwards."""
    return [row[0] for row in connection.execute(_ANCESTORS, (heir.log,))]


def earlier_of(connection: Any, late: Origin) -> Earlier | None:
    """Find an heir of the same log that parted earlier, and writes again what this one begins with."""
    if late.parent is None or not late.parent_seq:
        return None
    for heir in _heirs(connection, late.parent):
        if heir.parent_seq < late.parent_seq:
            for told in _originals(connection, heir, late.parent_seq - heir.parent_seq + 1):
                if heir_of(late.parent, told[-1].link) == late.log:
                    return Earlier(heir, told[:-1])
    return None


def go_over(connection: Any, late: Origin, earlier: Earlier) -> frozenset[Stream]:
    """Let all that the later heir says go on behind the earlier one, as if it had never parted by itself."""
    tail = _chain(connection, late)
    last = go_on(connection, earlier.heir, (*earlier.before, *_back(late, tail, earlier.before[-1].link)))
    parted, own = log_of(connection, late.log), own_log(connection)
    set_aside(connection, parted, 0)
    if parted == own:
        go_on_in(connection, own, last)
    return frozenset(Stream(record.stream_kind, record.stream.hex()) for record in tail)


def _heirs(connection: Any, parent: bytes) -> list[Origin]:
    return [Origin(*row) for row in connection.execute(_HEIRS, (parent,))]


def _standing(connection: Any, log: bytes, count: int) -> list[Record]:
    return [Record._make(row) for row in connection.execute(_STANDING, (log, count))]


def _originals(connection: Any, heir: Origin, count: int) -> Iterator[tuple[Record, ...]]:
    """Give what an heir wrote again first, as it stood in the parent: its own name proves that it did."""
    assert heir.parent is not None
    links = _links_before(connection, heir)
    for run in _lines(connection, heir, count):
        for before in links:
            told = tuple(_back(heir, run, before))
            if heir_of(heir.parent, told[0].link) == heir.log:
                yield told


def _lines(connection: Any, heir: Origin, count: int) -> Iterator[Sequence[Record]]:
    """Give all that an heir begins with: what stands in it, and what parted from it again."""
    run = _standing(connection, heir.log, count)
    if len(run) == count:
        yield run
    for parted in _heirs(connection, heir.log):
        if 0 < parted.parent_seq <= len(run) and parted.parent_seq < count:
            for told in _originals(connection, parted, count - parted.parent_seq):
                yield (*run[: parted.parent_seq], *told)


def _links_before(connection: Any, heir: Origin) -> list[bytes]:
    """Give what is known to stand where an heir parted from its parent."""
    assert heir.parent is not None
    if not heir.parent_seq:
        return [beginning(Origin(heir.parent, heir.station)).link]
    return [row[0] for row in connection.execute(_LINKS, (heir.parent, heir.parent_seq))]


def _chain(connection: Any, heir: Origin) -> list[Record]:
    """Give the records of an heir from its beginning, in force or put aside."""
    run: list[Record] = []
    link = beginning(heir).link
    for record in map(Record._make, connection.execute(_SAID, (heir.log,))):
        if record.seq == len(run) + 1 and sound(record, link):
            run.append(record)
            link = record.link
    return run


def _back(heir: Origin, run: Iterable[Record], before: bytes) -> Iterator[Record]:
    """Give records of an heir as they would stand in its parent."""
    assert heir.parent is not None
    there = Origin(heir.parent, heir.station, heir.log, -heir.parent_seq)
    for record in run:
        told = sealed_again(moved(record, there), before)
        before = told.link
        yield told
