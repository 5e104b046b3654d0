"""What an heir wrote again is one with what it wrote: who meets both keeps the heir."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mcu_desktop.journal.chain import Origin, heir_of
from mcu_desktop.journal.record import Record, sound
from mcu_desktop.store.journal_table import COLUMNS, Stream, log_of, own_log
from mcu_desktop.store.logs import Received, receive
from mcu_desktop.store.new_log import divide, go_on_in, put_aside, set_aside
from mcu_desktop.store.siblings import Earlier, ancestors, earlier_of, go_over, settle

_HEIRS = "SELECT id, parent_seq FROM log WHERE parent = ?"
_ASIDE = (
    "SELECT f.seq, f.link FROM forked f JOIN log l ON l.no = f.log WHERE l.id = ? AND f.seq BETWEEN ? AND ?"
)
_RUN = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq > ? ORDER BY j.seq LIMIT ?"
)
_SAID = (
    f"SELECT {COLUMNS} FROM (SELECT * FROM journal UNION ALL SELECT * FROM forked) j "  # noqa: S608
    "JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq <= ?"
)


def receive_once(
    connection: Any, origin: Origin, records: Sequence[Record], latest: int, *, linked: bool = False
) -> Received:
    """Take records of a log, and none that was written again in an heir, in whatever order both come."""
    receive(connection, origin, (), latest)  # it is held from now on, be it empty
    fresh = _not_in_heirs(connection, origin.log, records)
    if earlier := earlier_of(connection, origin):
        return _receive_behind(connection, origin, earlier, fresh)
    received = receive(connection, origin, fresh, latest, linked=linked)
    left = settle(connection, origin.log)
    if origin.parent:
        left |= _leave_for(connection, origin)
    for above in ancestors(connection, origin):
        left |= settle(connection, above)
    return received._replace(streams=received.streams | left)


def _receive_behind(connection: Any, origin: Origin, earlier: Earlier, records: Sequence[Record]) -> Received:
    """Take records of an heir whose beginning an earlier one tells already: they go on behind that one."""
    if not records:
        return Received(frozenset(), 0, None)
    aside = set(connection.execute(_ASIDE, (origin.log, records[0].seq, records[-1].seq)).fetchall())
    new = sum((record.seq, record.link) not in aside for record in records)
    _put_aside(connection, records, aside)
    return Received(go_over(connection, origin, earlier) if new else frozenset(), new, None)


def _not_in_heirs(connection: Any, log: bytes, records: Sequence[Record]) -> Sequence[Record]:
    """Leave out what stands aside already, and put aside what an heir begins with."""
    heirs = dict(connection.execute(_HEIRS, (log,)).fetchall())
    if not heirs or not records:
        return records
    aside = set(connection.execute(_ASIDE, (log, records[0].seq - 1, records[-1].seq)).fetchall())
    if any(seq == records[0].seq - 1 and sound(records[0], link) for seq, link in aside):
        _put_aside(connection, records, aside)
        return ()
    for place, record in enumerate(records):
        begun = heirs.get(heir_of(log, record.link)) == record.seq - 1
        if begun or (record.seq, record.link) in aside:
            _put_aside(connection, records[place:], aside)
            return records[:place]
    return records


def _put_aside(connection: Any, records: Sequence[Record], aside: set[tuple[int, bytes]]) -> None:
    """Keep records as they were, as far as they follow each other; their heir tells what they say."""
    before = None
    for record in records:
        if before is not None and not sound(record, before):
            return
        if (record.seq, record.link) not in aside:
            put_aside(connection, (record,))
        before = record.link


def _leave_for(connection: Any, origin: Origin) -> frozenset[Stream]:
    """Put aside what is held behind the place of parting, where this heir wrote the very same again."""
    assert origin.parent is not None
    first = _run(connection, origin.parent, origin.parent_seq, 1)
    if not first or heir_of(origin.parent, first[0].link) != origin.log:
        return frozenset()
    tail = _run(connection, origin.parent, origin.parent_seq, -1)
    parted, own = log_of(connection, origin.parent), own_log(connection)
    again = _written_again(connection, origin.log, len(tail))
    alike = all(_is_among(record, again[seq]) for seq, record in enumerate(tail, 1) if seq in again)
    if alike and len(again) == len(tail):
        set_aside(connection, parted, origin.parent_seq)
        heir = origin.log
    else:
        heir = divide(connection, parted, origin.log, keep=origin.parent_seq).heir
    if parted == own:
        go_on_in(connection, parted, heir)
    return frozenset(Stream(record.stream_kind, record.stream.hex()) for record in tail)


def _written_again(connection: Any, heir: bytes, upto: int) -> dict[int, list[Record]]:
    """Give what an heir says or said by place: it may have been divided itself meanwhile."""
    found: dict[int, list[Record]] = {}
    for row in connection.execute(_SAID, (heir, upto)):
        found.setdefault(row[1], []).append(Record._make(row))
    return found


def _is_among(record: Record, versions: list[Record]) -> bool:
    return any(_alike(record, version) for version in versions)


def _alike(record: Record, again: Record) -> bool:
    """Tell whether one is the other written again: what it names, and when it was stamped, may have moved."""
    mine, theirs = ((one.stream, one.kind, one.author, one.duty) for one in (record, again))
    return mine == theirs and (record.kind == "undone" or record.body_digest == again.body_digest)


def _run(connection: Any, log: bytes, behind: int, most: int) -> list[Record]:
    return list(map(Record._make, connection.execute(_RUN, (log, behind, most))))
