"""What an heir that a colleague wrote repeats: records of its station, kept aside as they were signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mcu_desktop.digest import sha256
from mcu_desktop.journal.chain import Origin, heir_of
from mcu_desktop.journal.record import Record, sound
from mcu_desktop.store import new_log
from mcu_desktop.store.new_log import moved
from mcu_desktop.store.own_log import log_of
from mcu_desktop.store.seals import Seals, keep
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.journal.seal import Seal

_PUT_ASIDE = (
    "INSERT OR IGNORE INTO forked SELECT no, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM log WHERE id = ?"
)
_STREAMS = (
    "SELECT DISTINCT j.stream_kind, j.stream FROM journal j JOIN log l ON l.no = j.log "
    "WHERE l.id = ? AND j.seq > ?"
)
_TAKEN_BACK = "undone"
"""The one kind whose body names an action, and is written otherwise in an heir."""


def originals(seals: Seals, origin: Origin) -> tuple[Record, ...]:
    """Find what an heir repeats among all that was put aside of its parent."""
    assert origin.parent is not None
    run: list[Record] = []
    for record in seals.aside(origin.parent, origin.parent_seq):
        if not run:
            if record.seq == origin.parent_seq + 1 and heir_of(origin.parent, record.link) == origin.log:
                run.append(record)
        elif record.seq == run[-1].seq + 1 and sound(record, run[-1].link):
            run.append(record)
    return tuple(run)


def bare(record: Record) -> Record:
    """Leave out the body that the heir has word for word."""
    return record if record.kind == _TAKEN_BACK else record._replace(body=None)


def whole(original: Record, record: Record) -> Record:
    """Give an original back its body from the record that repeats it."""
    return original if original.kind == _TAKEN_BACK else original._replace(body=record.body)


def repeats(origin: Origin, records: Sequence[Record], told: Sequence[Record]) -> bool:
    """Tell whether each record of an heir says what the whole original in its place said."""
    for record, original in zip(records, told, strict=True):
        again = moved(original, origin)
        digest = again.body_digest if again.body is None else sha256(again.body).digest()
        if again._replace(body_digest=digest, link=record.link) != record:
            return False
    return True


def put_aside(connection: Any, parent: bytes, records: Sequence[Record], seal: Seal) -> None:
    """Keep what an heir repeats, so that this desk can prove it to others."""
    connection.executemany(_PUT_ASIDE, [(*record[1:], parent) for record in records])
    keep(connection, parent, (seal,))


def set_aside(connection: Any, log: bytes, seq: int) -> frozenset[Stream]:
    """Take what stands behind a place out of force; give the streams that it is about."""
    told = connection.execute(_STREAMS, (log, seq)).fetchall()
    new_log.set_aside(connection, log_of(connection, log), seq)
    return frozenset(Stream(kind, stream.hex()) for kind, stream in told)
