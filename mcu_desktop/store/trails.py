"""What lies beside cases and cards: passwords, and who read or took away what; read as it lies."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.digest import sha256
from mcu_desktop.journal.names import BESIDE, PASSWORD, READING
from mcu_desktop.later import later
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import Any

    from mcu_desktop.domain.office import sign_in
    from mcu_desktop.domain.office.readings import Reading
    from mcu_desktop.journal import codec, stamps
    from mcu_desktop.store import journal_table
    from mcu_desktop.store.database import Database
else:
    sign_in = later("mcu_desktop.domain.office.sign_in")
    codec = later("mcu_desktop.journal.codec")
    stamps = later("mcu_desktop.journal.stamps")
    journal_table = later("mcu_desktop.store.journal_table")

_COLUMNS = "stamp, author, duty, kind, min_reader, body"
_BESIDE = f"stream_kind IN {BESIDE}"
"""As the index says it."""
_LATEST = (
    f"SELECT {_COLUMNS} FROM journal INDEXED BY journal_of_people WHERE {_BESIDE} "  # noqa: S608 - our own names
    "AND stream_kind = ? ORDER BY stamp DESC LIMIT ?"
)
_OF_STREAM = (
    f"SELECT {_COLUMNS} FROM journal WHERE stream = ? AND stream_kind = ? "  # noqa: S608 - our own names
    "ORDER BY stamp DESC, log, seq DESC LIMIT ?"
)

_ANY = "SELECT 1 FROM journal WHERE stream = ? AND stream_kind = ? LIMIT 1"
_ALL = -1
"""As many as there are."""


class Trace(NamedTuple):
    """One reading: when, by whom, under which duty, of what."""

    at: datetime
    person: str
    duty: str
    reading: Reading


def beside(kind: str, about: str) -> Stream:
    """Give the stream beside a person or a case: everybody's desk names it alike."""
    return Stream(kind, sha256(f"{kind}:{about}".encode()).hexdigest()[:32])


class Trails:
    """Reads the journal itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def password(self, person: str) -> sign_in.PasswordSet | None:
        """Give the password that holds for a person: of several at once the later."""
        stream = beside(PASSWORD, person)
        with self._database.reading() as connection:
            if not connection.execute(_ANY, (bytes.fromhex(stream.id), stream.kind)).fetchone():
                return None
            facts = journal_table.history(connection, stream).facts
        return next((fact for fact in reversed(facts) if isinstance(fact, sign_in.PasswordSet)), None)

    def latest(self, limit: int) -> tuple[Trace, ...]:
        """Give the newest readings of all cases."""
        return self._traces(_LATEST, (READING, limit))

    def of_case(self, case: str, limit: int) -> tuple[Trace, ...]:
        """Give the newest readings of one case."""
        stream = beside(READING, case)
        return self._traces(_OF_STREAM, (bytes.fromhex(stream.id), READING, limit))

    def of_stream(self, about: str) -> tuple[Trace, ...]:
        """Give all that lies beside something that is no case, the newest first."""
        return self._traces(_OF_STREAM, (bytes.fromhex(beside(READING, about).id), READING, _ALL))

    def working_on(self, cases: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Give who works on cases, past every veil: a number and a colleague say nothing of citizens."""
        sql = (
            "SELECT lower(hex(c.id)), q.executor FROM main.question q "
            "JOIN main.case_line c ON c.key = q.case_key WHERE q.executor IS NOT NULL ORDER BY q.id"
        )
        found: dict[str, tuple[str, ...]] = {}
        with self._database.reading() as connection:
            for case, person in connection.execute(sql) if cases else ():
                if case in cases and person not in found.get(case, ()):
                    found[case] = (*found.get(case, ()), person)
        return found

    def number(self, case: str) -> str | None:
        """Give the number of a case, past every veil: it says nothing of anybody."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT number FROM main.case_line WHERE id = ?", (bytes.fromhex(case),)
            ).fetchone()
        return row[0] if row else None

    def _traces(self, sql: str, values: Sequence[Any]) -> tuple[Trace, ...]:
        with self._database.reading() as connection:
            return tuple(_told(connection.execute(sql, values)))


def _told(rows: Any) -> Iterator[Trace]:
    for stamp, person, duty, kind, min_reader, body in rows:
        fact = codec.decoded(READING, kind, min_reader, body) if body is not None else None
        if fact is not None and not isinstance(fact, codec.Unread):
            yield Trace(stamps.moment_of(stamp), person, duty, fact)  # type: ignore[arg-type]  # kinds do not mix
