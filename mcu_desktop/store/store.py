"""The desk's store: one profile folder with its SQLite file and attachments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.journal.codec import Fact
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store import journal_table, projection
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.card_uses import CardUses
from mcu_desktop.store.database import FILE_NAME, Database, remove, reported
from mcu_desktop.store.drafts import Drafts
from mcu_desktop.store.integrity import Verdict, verify
from mcu_desktop.store.journal_table import History, LogEnd, OwnLog, Signature, Stream
from mcu_desktop.store.migrations import migrate
from mcu_desktop.store.presence import Presence
from mcu_desktop.store.register import Register
from mcu_desktop.store.swap import settle
from mcu_desktop.vault.vault import unlock

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms

TermsOf = Callable[[Iterable[tuple[CardId, Card]]], "Terms"]


class Writing:
    """An open transaction: everything done with it becomes visible at once, or never."""

    def __init__(self, connection: Any, log: OwnLog) -> None:
        self._connection = connection
        self._log = log

    def history(self, stream: Stream) -> History:
        """Read a stream as it stands now."""
        return journal_table.history(self._connection, stream)

    def streams_of(self, action: str) -> tuple[Stream, ...]:
        """Give what an action was about."""
        return journal_table.streams_of(self._connection, action)

    @property
    def uses(self) -> CardUses:
        """What relies on cards."""
        return CardUses(self._connection)

    def append(self, facts: Iterable[tuple[History, Fact]], signature: Signature) -> None:
        """Write the facts of one command into the journal."""
        journal_table.append(self._connection, self._log, facts, signature)

    def end(self) -> LogEnd:
        """Give the end of this desk's log, for one who fills a profile with many records."""
        return LogEnd.of(self._connection, self._log)

    def write(self, end: LogEnd) -> None:
        """Write the records that wait behind an end."""
        end.write(self._connection)

    def project(self, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
        """Tell the touched streams anew."""
        projection.project(self._connection, streams, terms)

    def next_ordinal(self, journal: str, year: int) -> int:
        """Give the running number that follows the highest one anyone has seen of this station."""
        return self.uses.next_ordinal(journal, self._log.station, year)

    def set(self, name: str, value: str) -> None:
        """Write down a trait of this profile alone."""
        self._connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", (name, value))

    def cards(self) -> tuple[tuple[CardId, Card], ...]:
        """Give the cards in force."""
        return _in_force(self._connection)

    def running(self) -> tuple[tuple[str, str, str], ...]:
        """Give case, norm and due of every running term, soonest first."""
        return tuple(
            self._connection.execute(
                "SELECT lower(hex(c.id)), k.norm, k.due FROM clock k JOIN case_line c ON c.key = k.case_key "
                "WHERE k.stopped_on IS NULL ORDER BY k.due, c.key, k.norm"
            )
        )

    def cases(self) -> tuple[str, ...]:
        """Give every case."""
        return tuple(row[0] for row in self._connection.execute("SELECT lower(hex(id)) FROM case_line"))

    def numbers(self) -> dict[str, str]:
        """Give the number of every case whose terms run."""
        return dict(
            self._connection.execute(
                "SELECT lower(hex(id)), number FROM case_line WHERE closed_on IS NULL AND out_on IS NULL"
            )
        )


class Store:
    """Holds the profile's file; reads give frozen rows, writes go through `writing`."""

    def __init__(self, home: Path, database: Database, log: OwnLog, presence: Presence) -> None:
        self.home = home
        self.attachments = Attachments(home / ATTACHMENTS, database.profile_key)
        self._database = database
        self._presence = presence
        self._log = log
        self.register = Register(database)
        self.drafts = Drafts(database)

    @classmethod
    def create(cls, home: Path, *, log: bytes, station: str, key: bytes | None = None) -> Store:
        """Make a new profile; refuse to touch one that is there, clear away one whose making was cut off."""
        path = home / FILE_NAME
        if path.exists():
            if not _cut_off(path, key):
                raise Refusal(f"В папке {home} уже есть профиль.", field="--home")
            remove(path)
        with reported():
            home.mkdir(parents=True, exist_ok=True)
        presence = Presence(home)
        database = Database(home / FILE_NAME, key=key)
        migrate(database)
        with database.writing() as connection:
            own = journal_table.open_log(connection, log, station)
            connection.execute("INSERT INTO profile VALUES ('log', ?)", (str(own.no),))
        return cls(home, database, own, presence)

    @classmethod
    def open(cls, home: Path, *, key: bytes | None = None) -> Store:
        """Open a profile, bringing its file up to this program; its key is asked of whatever keeps it."""
        settle(home)
        if not (home / FILE_NAME).exists():
            how = "mcu-desktop setup --preset kinel --station А"
            raise Trouble(f"В папке {home} нет профиля. Создайте его: {how}")
        presence = Presence(home)
        try:
            return cls._entered(home, key if key is not None else unlock(home), presence)
        except BaseException:
            presence.leave()
            raise

    @classmethod
    def _entered(cls, home: Path, key: bytes | None, presence: Presence) -> Store:
        database = Database(home / FILE_NAME, key=key)
        try:
            migrate(database)
            return cls(home, database, _own_log(database), presence)
        except BaseException:
            database.close()
            raise

    @property
    def key(self) -> bytes | None:
        """The profile's key, `None` where its data lies open."""
        return self._database.profile_key

    @property
    def station(self) -> str:
        """The letter of this workplace in registration numbers."""
        return self._log.station

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Begin a command: nobody else writes until it is whole."""
        with self._database.writing() as connection:
            yield Writing(connection, self._log)

    def history(self, stream: Stream) -> History:
        """Read a stream as it stands now."""
        with self._database.reading() as connection:
            return journal_table.history(connection, stream)

    def cards(self) -> tuple[tuple[CardId, Card, bool], ...]:
        """Give every card with its mark of withdrawal."""
        with self._database.reading() as connection:
            return tuple(projection.cards(connection))

    def last_action_on_cards(self) -> str | None:
        """Name the last action on the directories that still holds."""
        with self._database.reading() as connection:
            return journal_table.last_action_on_cards(connection)

    @contextmanager
    def uses(self) -> Iterator[CardUses]:
        """Ask what relies on cards."""
        with self._database.reading() as connection:
            yield CardUses(connection)

    def trait(self, name: str) -> str | None:
        """Give a trait of this profile alone."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM profile WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def version(self) -> int:
        """Give a number that changes when another connection has written."""
        with reported():
            return int(self._database.connection().execute("PRAGMA data_version").fetchone()[0])

    def records(self) -> int:
        """Give how many records the journal has."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])

    def verify(self, terms_of: TermsOf) -> Verdict:
        """Check the chains and the projections."""
        beside = self.home / f"verify-{os.getpid()}.tmp"
        return verify(self._database, beside, lambda anew: terms_of(_in_force(anew)))

    def rebuild(self, terms_of: TermsOf, edition: str, progress: Callable[[int], None] | None = None) -> None:
        """Drop every projection and tell it anew, in one transaction."""
        with self._database.writing() as connection:
            projection.rebuild(connection, connection, lambda: terms_of(_in_force(connection)), progress)
            connection.execute("INSERT OR REPLACE INTO profile VALUES ('edition', ?)", (edition,))

    def close(self) -> None:
        """Let the file go."""
        self._database.close()
        self._presence.leave()


def _cut_off(path: Path, key: bytes | None) -> bool:
    """Tell whether a file is a profile that has neither owner nor records: both come in its last step."""
    database = Database(path, key=key)
    try:
        with database.reading() as connection:
            tables = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if not tables >= {"profile", "journal"}:
                return not tables
            begun = "SELECT 1 FROM profile WHERE name = 'owner' UNION ALL SELECT 1 FROM journal LIMIT 1"
            return connection.execute(begun).fetchone() is None
    finally:
        database.close()


def _in_force(connection: Any) -> tuple[tuple[CardId, Card], ...]:
    return tuple((id_, card) for id_, card, gone in projection.cards(connection) if not gone)


def _own_log(database: Database) -> OwnLog:
    with database.reading() as connection:
        row = connection.execute(
            "SELECT l.no, l.id, l.station FROM profile p JOIN log l ON l.no = CAST(p.value AS INTEGER) "
            "WHERE p.name = 'log'"
        ).fetchone()
    if row is None:
        raise Trouble("Профиль не закончен: создайте его заново в другой папке.")
    return OwnLog(*row)
