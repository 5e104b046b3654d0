"""What an heir wrote again is one with what it wrote: who meets both keeps the heir."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

from mcu_desktop.journal.chain import Origin, heir_of
from mcu_desktop.journal.chain import linked as chained
from mcu_desktop.journal.record import Record, sound
from mcu_desktop.store.journal_table import COLUMNS
from mcu_desktop.store.logs import Received, receive
from mcu_desktop.store.new_log import divide, go_on, go_on_in, put_aside, set_aside
from mcu_desktop.store.own_log import log_of, own_log
from mcu_desktop.store.siblings import go_home, is_late, settle
from mcu_desktop.store.stream import Stream

_HEIRS = "SELECT id, parent_seq FROM log WHERE parent = ?"
_ASIDE = (
    "SELECT f.seq, f.link FROM forked f JOIN log l ON l.no = f.log WHERE l.id = ? AND f.seq BETWEEN ? AND ?"
)
_RUN = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq > ? ORDER BY j.seq LIMIT ?"
)
_BEFORE = (
    f"SELECT {COLUMNS} FROM forked j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq < ? ORDER BY j.seq DESC"
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
    if is_late(connection, origin, records):
        new = _put_aside(connection, records[: chained(records)])
        left = go_home(connection, origin) if new else frozenset[Stream]()
        received = Received(frozenset(), new, None)
    else:
        fresh, again = _parted(connection, origin.log, records)
        new = _put_aside(connection, again)
        received = receive(connection, origin, fresh, latest, linked=linked)
        left = _go_on_in_heir(connection, origin, again) if new else frozenset[Stream]()
        if origin.parent:
            left |= _leave_for(connection, origin)
    left |= settle(connection, origin.station)
    return received._replace(streams=received.streams | left)


def _parted(
    connection: Any, log: bytes, records: Sequence[Record]
) -> tuple[Sequence[Record], Sequence[Record]]:
    """Divide records before the first one that an heir tells: it begins with it, or it stands aside."""
    place = _upto_heirs(connection, log, records)
    again = records[place:]
    return records[:place], again[: chained(again)]


def _upto_heirs(connection: Any, log: bytes, records: Sequence[Record]) -> int:
    heirs = dict(connection.execute(_HEIRS, (log,)).fetchall())
    if not heirs or not records:
        return len(records)
    aside = _aside(connection, log, records[0].seq - 1, records[-1].seq)
    if any(seq == records[0].seq - 1 and sound(records[0], link) for seq, link in aside):
        return 0
    for place, record in enumerate(records):
        begun = heirs.get(heir_of(log, record.link)) == record.seq - 1
        if begun or (record.seq, record.link) in aside:
            return place
    return len(records)


def _put_aside(connection: Any, records: Sequence[Record]) -> int:
    """Keep records as they were; give how many of them did not stand there yet."""
    if not records:
        return 0
    aside = _aside(connection, records[0].log, records[0].seq, records[-1].seq)
    new = [record for record in records if (record.seq, record.link) not in aside]
    put_aside(connection, new)
    return len(new)


def _aside(connection: Any, log: bytes, first: int, last: int) -> set[tuple[int, bytes]]:
    return set(connection.execute(_ASIDE, (log, first, last)).fetchall())


def _go_on_in_heir(connection: Any, origin: Origin, records: Sequence[Record]) -> frozenset[Stream]:
    """Let an heir tell what was put aside for it, also where nobody who wrote in it had heard of that."""
    heirs = dict(connection.execute(_HEIRS, (origin.log,)).fetchall())
    run = deque(records)
    for record in map(Record._make, connection.execute(_BEFORE, (origin.log, records[0].seq))):
        if record.seq == run[0].seq - 1 and sound(run[0], record.link):
            run.appendleft(record)
    whole = tuple(run)
    for place, record in enumerate(whole):
        heir = heir_of(origin.log, record.link)
        if heirs.get(heir) == record.seq - 1:
            go_on(connection, Origin(heir, origin.station, origin.log, record.seq - 1), whole[place:])
            return frozenset(Stream(one.stream_kind, one.stream.hex()) for one in whole[place:])
    return frozenset()


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
