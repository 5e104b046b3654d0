"""What people have to settle: one row for each field that several wrote without knowing of each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.journal.names import CASE
from mcu_desktop.later import later
from mcu_desktop.store import numbers
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.colliding import Conflict
    from mcu_desktop.journal import record
    from mcu_desktop.store.case_rows import Row
    from mcu_desktop.store.database import Database
else:
    record = later("mcu_desktop.journal.record")

INSERT = "INSERT OR REPLACE INTO conflict (stream, kind, field, records) VALUES (?, ?, ?, ?)"
_FIELDS = "SELECT field FROM conflict WHERE stream = ? AND kind = ? ORDER BY field"
_FAR = 20_000
"""How many records of a log are looked back through for one that was built on another log."""
_BUILT_ON = (
    "SELECT j.parents FROM journal j JOIN log l ON l.no = j.log WHERE l.id = :log "
    "AND j.seq BETWEEN :seq - :far AND :seq AND length(j.parents) > 0 "
    "AND (length(j.parents) > 24 OR substr(j.parents, 1, 16) <> :log) ORDER BY j.seq DESC LIMIT 1"
)
_STAMP = "SELECT j.stamp FROM journal j JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq = ?"
_FORGET = "DELETE FROM conflict WHERE stream = ? AND kind = ?"


class Unsettled(NamedTuple):
    """A case or a card with the fields in it that somebody has to settle."""

    stream: Stream
    fields: tuple[str, ...]


def rows(stream: Stream, unsettled: Iterable[Conflict]) -> list[Row]:
    """Give a row for each conflict of a stream."""
    id_ = bytes.fromhex(stream.id)
    return [(id_, stream.kind, one.field, " ".join(one.between)) for one in unsettled]


def tell(connection: Any, stream: Stream, unsettled: Iterable[Conflict]) -> None:
    """Write the conflicts of a stream anew."""
    forget(connection, stream)
    connection.executemany(INSERT, rows(stream, unsettled))


def forget(connection: Any, stream: Stream) -> None:
    """Drop the conflicts of a stream."""
    connection.execute(_FORGET, (bytes.fromhex(stream.id), stream.kind))


class Conflicts:
    """Questions about what is not settled."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self) -> int:
        """Count what stands in the tray: fields, and registration numbers that several cases bear."""
        with self._database.reading() as connection:
            fields = connection.execute("SELECT count(*) FROM conflict").fetchone()[0]
            return int(fields) + numbers.doubled(connection)

    def fields(self, stream: Stream) -> tuple[str, ...]:
        """Give the fields of one stream that are not settled."""
        with self._database.reading() as connection:
            return tuple(
                field for (field,) in connection.execute(_FIELDS, (bytes.fromhex(stream.id), stream.kind))
            )

    def seen_of_others(self, log: bytes, seq: int) -> int | None:
        """Give the stamp of the latest record of others that a log had built on by one of its records."""
        with self._database.reading() as connection:
            row = connection.execute(_BUILT_ON, {"log": log, "seq": seq, "far": _FAR}).fetchone()
            if row is None:
                return None
            stamps = [
                stamp
                for parent in record.unpacked(row[0])
                if parent.log != log
                for (stamp,) in connection.execute(_STAMP, parent)
            ]
        return max(stamps, default=None)

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Give every stream with its fields in conflict."""
        with self._database.reading() as connection:
            found: dict[Stream, list[str]] = {}
            for id_, kind, field in connection.execute(
                "SELECT stream, kind, field FROM conflict ORDER BY kind <> ?, stream, field", (CASE,)
            ):
                found.setdefault(Stream(kind, id_.hex()), []).append(field)
        return tuple(Unsettled(stream, tuple(fields)) for stream, fields in found.items())

    def of_one_number(self) -> tuple[tuple[str, ...], ...]:
        """Give the cases of each registration number that several bear."""
        with self._database.reading() as connection:
            return numbers.borne_by_several(connection)
