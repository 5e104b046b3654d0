"""A new log for a desk that was restored or copied: what nobody has is written again, nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from mcu_desktop.domain.undoing import Undone
from mcu_desktop.journal.chain import End, Origin, beginning
from mcu_desktop.journal.codec import decoded, encoded
from mcu_desktop.journal.record import Parent, Record, packed, sealed, unpacked
from mcu_desktop.journal.stamps import tick
from mcu_desktop.store.journal_table import COLUMNS, INSERT, OwnLog, Stream

_BEHIND = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE j.log = ? AND j.seq > ? ORDER BY j.seq"
)
_OPEN = "INSERT INTO log (id, station, head, link, stamp, parent, parent_seq) VALUES (?, ?, ?, ?, ?, ?, ?)"


def begin_anew(
    connection: Any, own: OwnLog, log: bytes, *, keep: int, restamped: datetime | None = None
) -> frozenset[Stream]:
    """Seal the own log behind `keep` and go on in a new one; give the streams that were written again.

    Restamped records follow the last one that is kept: theirs were stamped by a clock that ran ahead.
    The moment serves where nothing is kept. So another copy of this profile writes the very same.
    """
    moved = tuple(map(Record._make, connection.execute(_BEHIND, (own.no, keep))))
    kept = _set_aside(connection, own, keep)
    origin = Origin(log, own.station, own.id, keep)
    end = beginning(origin)
    after = (kept.stamp or tick(0, restamped)) if restamped else None
    again = tuple(_written_again(origin, end, moved, keep, after))
    if again:
        end = End(again[-1].seq, again[-1].link, again[-1].stamp)
    cursor = connection.execute(_OPEN, (log, own.station, *end, own.id, keep))
    connection.executemany(INSERT, [(cursor.lastrowid, *record[1:]) for record in again])
    connection.execute("UPDATE profile SET value = ? WHERE name = 'log'", (str(cursor.lastrowid),))
    return frozenset(Stream(record.stream_kind, record.stream.hex()) for record in moved)


def _set_aside(connection: Any, own: OwnLog, keep: int) -> End:
    """Move what stands behind `keep` out of the journal, and seal the log there."""
    behind = "FROM journal WHERE log = ? AND seq > ?"
    connection.execute(f"INSERT INTO forked SELECT * {behind}", (own.no, keep))
    connection.execute(f"DELETE {behind}", (own.no, keep))
    row = connection.execute(
        "SELECT seq, link, stamp FROM journal WHERE log = ? AND seq = ?", (own.no, keep)
    ).fetchone()
    end = End(*row) if row else beginning(Origin(own.id, own.station))
    connection.execute(
        "UPDATE log SET head = ?, link = ?, stamp = ?, sealed = 1 WHERE no = ?", (*end, own.no)
    )
    return end


def _written_again(
    origin: Origin, end: End, moved: Iterable[Record], keep: int, after: int | None
) -> Iterable[Record]:
    """Seal records anew, with everything that named their old places naming the new ones."""
    link = end.link
    for count, record in enumerate(moved, start=1):
        stamp = record.stamp if after is None else after + count
        again = record._replace(
            log=origin.log,
            seq=record.seq - keep,
            txn=record.txn - keep,
            stamp=stamp,
            parents=packed(_moved(parent, origin, keep) for parent in unpacked(record.parents)),
            body=_body(record, origin, keep),
        )
        again = sealed(again, link)
        link = again.link
        yield again


def _moved(parent: Parent, origin: Origin, keep: int) -> Parent:
    if parent.log == origin.parent and parent.seq > keep:
        return Parent(origin.log, parent.seq - keep)
    return parent


def _body(record: Record, origin: Origin, keep: int) -> bytes:
    """Let a taking back name the action where it stands now."""
    assert record.body is not None
    fact = decoded(record.stream_kind, record.kind, record.min_reader, record.body)
    if not isinstance(fact, Undone):
        return record.body
    log, _, txn = fact.txn.partition(":")
    if origin.parent is None or log != origin.parent.hex() or int(txn) <= keep:
        return record.body
    return encoded(replace(fact, txn=f"{origin.log.hex()}:{int(txn) - keep}"))
