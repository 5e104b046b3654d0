"""The log of this desk begun, and its end, behind which facts are sealed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mcu_desktop.journal.codec import Fact, encoded, kind_of
from mcu_desktop.journal.names import READER, VERSION
from mcu_desktop.journal.record import Parent, Record, first_link, frontier, packed, sealed
from mcu_desktop.journal.stamps import tick
from mcu_desktop.store.own_log import OwnLog

if TYPE_CHECKING:
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.store.own_log import Signature
    from mcu_desktop.store.stream import Stream

_END = (
    "SELECT head, link, max(stamp, coalesce("
    "(SELECT CAST(value AS INTEGER) FROM profile WHERE name = 'clock'), 0)) FROM log WHERE no = ?"
)
"""With the latest stamp of others that this desk's clock follows."""
INSERT = "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"


def open_log(connection: Any, log: bytes, station: str) -> OwnLog:
    """Begin a log of one's own."""
    cursor = connection.execute(
        "INSERT INTO log (id, station, head, link, stamp) VALUES (?, ?, 0, ?, 0)",
        (log, station, first_link(log, station)),
    )
    return OwnLog(cursor.lastrowid, log, station)


class LogEnd:
    """The end of this desk's log, with the records that wait to be written behind it."""

    __slots__ = ("_link", "_log", "_rows", "_stamp", "head")

    def __init__(self, log: OwnLog, head: int, link: bytes, stamp: int) -> None:
        self.head = head
        self._log = log
        self._link = link
        self._stamp = stamp
        self._rows: list[tuple[Any, ...]] = []

    @classmethod
    def of(cls, connection: Any, log: OwnLog) -> LogEnd:
        """Read where the log ends now."""
        return cls(log, *connection.execute(_END, (log.no,)).fetchone())

    def __len__(self) -> int:
        """How many records wait."""
        return len(self._rows)

    def action(self, txn: int) -> str:
        """Name the command whose first record is `txn`, as its records do."""
        return f"{self._log.id.hex()}:{txn}"

    def seal(self, stream: Stream, parents: bytes, fact: Fact, txn: int, signature: Signature) -> bytes:
        """Put a fact behind the end; give it as the only parent of what follows in its stream."""
        self.head += 1
        self._stamp = tick(self._stamp, signature.moment)
        record = sealed(
            Record(
                log=self._log.id,
                seq=self.head,
                stamp=self._stamp,
                txn=txn,
                stream_kind=stream.kind,
                stream=bytes.fromhex(stream.id),
                parents=parents,
                author=signature.author,
                duty=signature.duty,
                kind=kind_of(fact),
                version=VERSION,
                min_reader=READER,
                body=encoded(fact),
                body_digest=b"",
                link=b"",
            ),
            self._link,
        )
        self._link = record.link
        self._rows.append((self._log.no, *record[1:]))
        return packed((Parent(self._log.id, self.head),))

    def write(self, connection: Any) -> None:
        """Write what waits, and where the log ends now."""
        connection.executemany(INSERT, self._rows)
        connection.execute(
            "UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?",
            (self.head, self._link, self._stamp, self._log.no),
        )
        self._rows.clear()


def append(connection: Any, log: OwnLog, facts: Iterable[tuple[History, Fact]], signature: Signature) -> None:
    """Seal the facts of one command behind the end of the log."""
    end = LogEnd.of(connection, log)
    txn = end.head + 1
    seen: dict[Stream, bytes] = {}
    for past, fact in facts:
        parents = seen.get(past.stream) or packed(frontier(past.records))
        seen[past.stream] = end.seal(past.stream, parents, fact, txn, signature)
    end.write(connection)
