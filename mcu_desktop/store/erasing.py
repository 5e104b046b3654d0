"""Cases that were destroyed by act: their words leave this desk, and do not come back by any road.

Whatever writes records calls `enforce` within its transaction, so that no road is left open: a case with
an `erased` record keeps the bodies of no other one. Links are reckoned over digests: the chain verifies.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.facts import Attached
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.journal.codec import decoded
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.database import Database, reported
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mcu_desktop.journal.record import Record
    from mcu_desktop.store.attachments import Attachments
    from mcu_desktop.store.files import Files

DESTROYED = (
    "SELECT stream FROM journal INDEXED BY journal_of_acts WHERE kind = 'erased' AND stream_kind = 'case'"
)
_ACTS = (
    "SELECT min_reader, body FROM journal "
    "WHERE stream = ? AND stream_kind = 'case' AND kind = 'erased' AND body IS NOT NULL"
)
_OTHERS = "stream = ? AND stream_kind = 'case' AND kind <> 'erased' AND body IS NOT NULL"
_FILES = f"SELECT min_reader, body FROM journal WHERE kind = 'attached' AND {_OTHERS}"  # noqa: S608
_PLACES = (
    "SELECT l.id, j.seq FROM journal a INDEXED BY journal_of_acts "
    "JOIN journal j INDEXED BY journal_by_stream ON j.stream = a.stream JOIN log l ON l.no = j.log "
    "WHERE a.kind = 'erased' AND a.stream_kind = 'case' AND j.stream_kind = 'case' AND j.kind <> 'erased' "
    "ORDER BY j.log, j.seq"
)
_OLD = (
    "SELECT lower(hex(id)) FROM main.case_line WHERE received_on < ? AND NOT EXISTS "
    "(SELECT 1 FROM journal a INDEXED BY journal_of_acts WHERE a.kind = 'erased' AND a.stream_kind = 'case' "
    "AND a.stream = main.case_line.id) "
    "ORDER BY key"
)
_COUNT, _TO_PURGE = "destroyed", "to_purge"


def enforce(connection: Any, streams: Iterable[Stream]) -> None:
    """Take the words out of those cases among the streams that were destroyed."""
    changed = 0
    for stream in streams:
        if stream.kind == CASE and _is_destroyed(connection, bytes.fromhex(stream.id)):
            changed += _erase(connection, bytes.fromhex(stream.id))
    if changed:
        for name in (_COUNT, _TO_PURGE):
            connection.execute(
                "INSERT INTO profile VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1",
                (name,),
            )


def streams_in(records: Iterable[Record]) -> frozenset[Stream]:
    """Give what records are about."""
    return frozenset(Stream(record.stream_kind, record.stream.hex()) for record in records)


def _is_destroyed(connection: Any, stream: bytes) -> bool:
    acts = connection.execute(_ACTS, (stream,)).fetchall()
    return any(isinstance(decoded(CASE, "erased", *act), Erased) for act in acts)


def _erase(connection: Any, stream: bytes) -> int:
    """Take the words of one case out; give how many records had any."""
    facts = (decoded(CASE, "attached", *row) for row in connection.execute(_FILES, (stream,)).fetchall())
    files = [(fact.digest,) for fact in facts if isinstance(fact, Attached)]
    connection.executemany("INSERT OR IGNORE INTO file_destroyed VALUES (?)", files)
    named = stream.hex()
    connection.execute("DELETE FROM draft WHERE instr(id, ?) OR instr(body, ?)", (named, named))
    erased = 0
    for table in ("journal", "forked"):
        cursor = connection.execute(f"UPDATE {table} SET body = NULL WHERE {_OTHERS}", (stream,))  # noqa: S608
        erased += cursor.rowcount
    return erased


class Erasing:
    """Reads what was destroyed, and cleans up behind it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def older_than(self, received: str) -> tuple[str, ...]:
        """Give the cases received before a day that still have their words, whoever asks: ids alone."""
        with self._database.reading() as connection:
            return tuple(id_ for (id_,) in connection.execute(_OLD, (received,)))

    def destroyed(self) -> set[str]:
        """Give the cases that were destroyed."""
        with self._database.reading() as connection:
            return {stream.hex() for (stream,) in connection.execute(DESTROYED)}

    @property
    def count(self) -> str:
        """Give a mark that is another one whenever something was destroyed here."""
        return self._trait(_COUNT)

    def done_on(self, road: str) -> bool:
        """Tell whether a road has been told to let go of all that was destroyed here."""
        return self._trait(f"{_COUNT}:{road}") == self.count

    def note_done_on(self, road: str, count: str) -> None:
        """Remember that a road has let go of what was destroyed here by then."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", (f"{_COUNT}:{road}", count))

    def places(self) -> dict[bytes, list[int]]:
        """Give the places of all records of cases that were destroyed, by log."""
        found: dict[bytes, list[int]] = {}
        with self._database.reading() as connection:
            for log, seq in connection.execute(_PLACES):
                found.setdefault(log, []).append(seq)
        return found

    def files(self) -> set[str]:
        """Give the files of cases that were destroyed."""
        with self._database.reading() as connection:
            return {digest for (digest,) in connection.execute("SELECT digest FROM file_destroyed")}

    def purge(self, path: Path, attachments: Attachments, files: Files) -> bool:
        """Delete files that nothing names, and overwrite what SQLite keeps of deleted rows and words.

        Gives whether it was done: somebody who reads meanwhile puts it off until the next exchange.
        """
        pending = self._trait(_TO_PURGE)
        if not pending:
            return True
        for digest in self.files() - set(files.named()):
            attachments.destroy(digest)
        if not _rewritten(path, self._database.profile_key):
            return False
        with self._database.writing() as connection:
            connection.execute("DELETE FROM profile WHERE name = ? AND value = ?", (_TO_PURGE, pending))
        return True

    def _trait(self, name: str) -> str:
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM profile WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""


def _rewritten(path: Path, key: bytes | None) -> bool:
    """Write the whole file anew, so that no free page keeps a word; give whether the old pages are gone."""
    with closing(Database(path, key=key)) as database, reported():
        connection = database.connection()
        connection.execute("PRAGMA temp_store = file")  # beside the file and encrypted like it, not in memory
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
