"""The seals of logs as this desk keeps them: few enough to be small, dense enough to send by portions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mcu_desktop.journal.record import Record
from mcu_desktop.journal.seal import Seal
from mcu_desktop.store.journal_table import COLUMNS

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

APART = 1_000
"""Between two seals that are kept there are about so many records."""
_STANDING = (
    "SELECT s.seq, s.link, s.signature FROM seal s JOIN log l ON l.no = s.log "
    "JOIN journal j ON j.log = s.log AND j.seq = s.seq AND j.link = s.link WHERE l.id = ?"
)
_OF_ASIDE = (
    "SELECT s.seq, s.link, s.signature FROM seal s JOIN log l ON l.no = s.log "
    "JOIN forked f ON f.log = s.log AND f.seq = s.seq AND f.link = s.link WHERE l.id = ? ORDER BY s.seq DESC"
)
_ASIDE = (
    f"SELECT {COLUMNS} FROM forked j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq > ? ORDER BY j.seq"
)
_LINKS = (
    "SELECT j.link FROM (SELECT log, seq, link FROM journal UNION SELECT log, seq, link FROM forked) j "
    "JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq = ?"
)
_KEEP = "INSERT OR IGNORE INTO seal SELECT no, ?, ?, ? FROM log WHERE id = ?"
_DROP = "DELETE FROM seal WHERE seq = ? AND link = ? AND log = (SELECT no FROM log WHERE id = ?)"
_LAST_WITHIN = (
    "SELECT max(j.txn) - 1 FROM journal j JOIN log l ON l.no = j.log "
    "WHERE l.id = ? AND j.seq BETWEEN ? AND ? AND j.txn >= ?"
)
_FIRST_BEHIND = (
    "SELECT min(j.txn) - 1 FROM journal j JOIN log l ON l.no = j.log "
    "WHERE l.id = ? AND j.seq > ? AND j.txn > ?"
)


class Seals:
    """Reads what vouches for logs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self, log: bytes) -> tuple[Seal, ...]:
        """Give the seals under records that are in force, in their order."""
        with self._database.reading() as connection:
            return standing(connection, log)

    def of_aside(self, log: bytes) -> tuple[Seal, ...]:
        """Give the seals under records that were put aside, the last one first."""
        with self._database.reading() as connection:
            return tuple(map(Seal._make, connection.execute(_OF_ASIDE, (log,))))

    def aside(self, log: bytes, seq: int) -> tuple[Record, ...]:
        """Give what was put aside behind a place, every version of it."""
        with self._database.reading() as connection:
            return tuple(map(Record._make, connection.execute(_ASIDE, (log, seq))))

    def links(self, log: bytes, seq: int) -> frozenset[bytes]:
        """Give the links that are known of one place, in force or put aside."""
        with self._database.reading() as connection:
            return frozenset(row[0] for row in connection.execute(_LINKS, (log, seq)))

    def action_end(self, log: bytes, seq: int, head: int) -> int:
        """Give where the next seal should stand: behind a whole action, not far from the one before."""
        if head - seq <= APART:
            return head
        with self._database.reading() as connection:
            within = (log, seq + 2, seq + 1 + APART, seq + 2)
            (end,) = connection.execute(_LAST_WITHIN, within).fetchone()
            if end is None:
                (end,) = connection.execute(_FIRST_BEHIND, (log, seq + 1, seq + 1)).fetchone()
        return head if end is None else int(end)

    def keep(self, log: bytes, seals: Iterable[Seal]) -> None:
        """Write seals down that were found true."""
        with self._database.writing() as connection:
            keep(connection, log, seals)


def standing(connection: Any, log: bytes) -> tuple[Seal, ...]:
    """Give the seals under records that are in force, in their order."""
    return tuple(map(Seal._make, connection.execute(f"{_STANDING} ORDER BY s.seq", (log,))))


def keep(connection: Any, log: bytes, seals: Iterable[Seal]) -> None:
    """Write seals down; the one before goes where its neighbours stand close enough without it."""
    for seal in sorted(seals):
        connection.execute(_KEEP, (*seal, log))
        rows = connection.execute(f"{_STANDING} ORDER BY s.seq DESC LIMIT 3", (log,)).fetchall()
        if len(rows) > 1 and rows[0][0] - (rows[2][0] if rows[2:] else 0) <= APART:
            connection.execute(_DROP, (*rows[1][:2], log))
