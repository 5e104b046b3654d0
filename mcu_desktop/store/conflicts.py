"""What people have to settle: one row for each field that several wrote without knowing of each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.colliding import Conflict
from mcu_desktop.journal.codec import CASE
from mcu_desktop.store import numbers
from mcu_desktop.store.journal_table import Stream

if TYPE_CHECKING:
    from mcu_desktop.store.case_rows import Row
    from mcu_desktop.store.database import Database

INSERT = "INSERT OR REPLACE INTO conflict (stream, kind, field, records) VALUES (?, ?, ?, ?)"
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
            return numbers.bearers(connection)
