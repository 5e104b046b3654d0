"""The desk's store: one profile folder with its SQLite file and attachments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.journal.chain import Origin
from mcu_desktop.journal.codec import Fact
from mcu_desktop.journal.record import Record
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store import card_rows, journal_table, numbers, originals, projection, seals, visits
from mcu_desktop.store.attachments import ATTACHMENTS, Attachments
from mcu_desktop.store.boards import Boards
from mcu_desktop.store.brought import BroughtRows, note
from mcu_desktop.store.card_rows import Kind
from mcu_desktop.store.card_uses import CardUses
from mcu_desktop.store.conflicts import Conflicts
from mcu_desktop.store.database import FILE_NAME, Database, remove, reported
from mcu_desktop.store.drafts import Drafts
from mcu_desktop.store.earlier import Earlier
from mcu_desktop.store.erasing import Erasing, enforce, streams_in
from mcu_desktop.store.fence import Displaced, displaced, remember
from mcu_desktop.store.files import Files
from mcu_desktop.store.heirs import receive_once
from mcu_desktop.store.integrity import Verdict, verify, verify_attachments
from mcu_desktop.store.journal_table import History, LogEnd, OwnLog, Signature, Stream
from mcu_desktop.store.logs import Logs, Received
from mcu_desktop.store.migrations import migrate, outdated
from mcu_desktop.store.new_log import begin_anew, divide, go_on_in
from mcu_desktop.store.note_rows import NoteRows
from mcu_desktop.store.presence import Presence
from mcu_desktop.store.register import Register
from mcu_desktop.store.seals import Seals
from mcu_desktop.store.slack import Slack
from mcu_desktop.store.swap import settle
from mcu_desktop.store.trails import Trails
from mcu_desktop.store.veil import Veil, seen
from mcu_desktop.store.visits import Visits
from mcu_desktop.vault.vault import begin_key, unlock

if TYPE_CHECKING:
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.journal.seal import Seal
    from mcu_desktop.store.citizens import CitizenRows
    from mcu_desktop.store.clues import Clues
    from mcu_desktop.store.past import Room
    from mcu_desktop.store.report_rows import ReportRows
    from mcu_desktop.vault.header import Header

FENCED = "fenced"
"""The trait of a profile that this machine remembers outside of it."""
PAST = "as-of"
"""The folder of what is looked at as it stood."""

TermsOf = Callable[[Iterable[tuple[CardId, Card]]], "Terms"]


class Writing:
    """An open transaction: everything done with it becomes visible at once, or never."""

    def __init__(self, connection: Any, log: OwnLog) -> None:
        self._connection = connection
        self._log = log
        self.given: dict[tuple[str, int], int] = {}
        """The last number given in this transaction, by journal and year."""

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
        written = tuple(facts)
        journal_table.append(self._connection, self._log, written, signature)
        enforce(self._connection, (past.stream for past, fact in written if isinstance(fact, Erased)))

    def end(self) -> LogEnd:
        """Give the end of this desk's log, for one who fills a profile with many records."""
        return LogEnd.of(self._connection, self._log)

    def write(self, end: LogEnd) -> None:
        """Write the records that wait behind an end."""
        end.write(self._connection)

    def project(self, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
        """Tell the touched streams anew."""
        projection.project(self._connection, streams, terms)

    def receive(
        self, origin: Origin, records: Sequence[Record], latest: int, *, linked: bool = False
    ) -> Received:
        """Take records of others behind what is held of their log."""
        received = receive_once(self._connection, origin, records, latest, linked=linked)
        enforce(self._connection, received.streams | streams_in(records))
        self._log = journal_table.own_log(self._connection)
        return received

    def project_foreign(self, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
        """Tell streams in which others wrote anew."""
        projection.project_foreign(self._connection, streams, terms)

    def begin_anew(self, heir: bytes) -> None:
        """Seal this desk's log behind its last record and go on in an heir."""
        begin_anew(self._connection, self._log, heir, keep=self.end().head)
        self._log = journal_table.own_log(self._connection)

    def divide(self, log: bytes, heir: bytes, *, keep: int) -> frozenset[Stream]:
        """Move what stands behind a place of a log into its heir; our own log is left for it."""
        divided = journal_table.log_of(self._connection, log)
        streams, last = divide(self._connection, divided, heir, keep=keep)
        enforce(self._connection, streams)
        if divided == self._log:
            go_on_in(self._connection, divided, last)
            self._log = journal_table.own_log(self._connection)
        return streams

    def set_aside(self, log: bytes, seq: int) -> frozenset[Stream]:
        """Take what stands behind a place of a log out of force; it is kept, and may come again."""
        return originals.set_aside(self._connection, log, seq)

    def put_aside(self, log: bytes, records: Sequence[Record], seal: Seal) -> None:
        """Keep what an heir of a log repeats, with the seal that proves it."""
        originals.put_aside(self._connection, log, records, seal)
        enforce(self._connection, streams_in(records))

    def keep_seal(self, log: bytes, seal: Seal) -> None:
        """Keep a seal that was found true."""
        seals.keep(self._connection, log, (seal,))

    def note_brought(self, exchange: int | None, at: datetime, road: str) -> int:
        """Write down what an exchange has brought since the last look; give its number."""
        return note(self._connection, exchange, at, road)

    def next_ordinal(self, journal: str, year: int) -> int:
        """Give the running number that follows the highest one anyone has seen of this station."""
        highest = numbers.highest(self._connection, journal, self._log.station, year)
        following = max(highest, self.given.get((journal, year), 0)) + 1
        self.given[journal, year] = following
        return following

    def visits_of(self, day: date, whom: CardId) -> tuple[Visit, ...]:
        """Give the visits of an official on a day."""
        return visits.of_day(self._connection, day, whom)

    def next_visit(self, year: int) -> int:
        """Give the running number of this station's next card of a reception."""
        return visits.highest(self._connection, self._log.station, year) + 1

    @property
    def station(self) -> str:
        """The letter of this workplace in registration numbers."""
        return self._log.station

    def bears_alone(self, case: str, number: tuple[str, str, int, int]) -> bool:
        """Tell whether a case alone bears a number: journal, station, year and ordinal."""
        return numbers.bearers(self._connection, number) == (case,)

    def go_on_above(self, lost: numbers.Numbers) -> None:
        """Give no number again that was given before the records of it were lost."""
        numbers.go_on_above(self._connection, lost)

    def set(self, name: str, value: str) -> None:
        """Write down a trait of this profile alone."""
        self._connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", (name, value))

    def cards(self) -> tuple[tuple[CardId, Card], ...]:
        """Give the cards in force."""
        return in_force(self._connection)

    def running(self) -> tuple[tuple[str, str, str, str], ...]:
        """Give case, norm, what it is about and due of every running term, soonest first."""
        return tuple(
            self._connection.execute(
                "SELECT lower(hex(c.id)), k.norm, k.about, k.due "
                "FROM clock k JOIN case_line c ON c.key = k.case_key "
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

    past: str | None = None
    """What is said to every command, where this is how it once stood (`store.past`)."""

    def __init__(self, home: Path, database: Database, log: OwnLog, presence: Presence | Room) -> None:
        self.home = home
        self.attachments = Attachments(home / ATTACHMENTS, database.profile_key)
        self._database = database
        self._presence = presence
        self._log = log
        self.logs = Logs(database)
        self.seals = Seals(database)
        self._fenced = self.trait(FENCED) is not None
        self.register = Register(database)
        self.boards = Boards(database)
        self.brought = BroughtRows(database)
        self.slack = Slack(database)
        self.earlier = Earlier(database)
        self.note_rows = NoteRows(database)
        self.trails = Trails(database)
        self.visits = Visits(database)
        self.conflicts = Conflicts(database)
        self.files = Files(database)
        self.erasing = Erasing(database)

    @classmethod
    def create(
        cls, home: Path, *, log: bytes, station: str, keep: Callable[[bytes], Header] | None = None
    ) -> Store:
        """Make a new profile; refuse to touch one that is there, clear away one whose making was cut off."""
        path = home / FILE_NAME
        if path.exists():
            if not _cut_off(path, unlock(home)):
                raise Refusal(f"В папке {home} уже есть профиль.", field="--home")
            remove(path)
        with reported():
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
        presence = Presence(home)
        try:
            database = Database(home / FILE_NAME, key=begin_key(home, keep))
            migrate(database)
            with database.writing() as connection:
                own = journal_table.open_log(connection, log, station)
                connection.execute("INSERT INTO profile VALUES ('log', ?)", (str(own.no),))
        except BaseException:
            presence.leave()
            raise
        return cls(home, database, own, presence)

    @classmethod
    def open(cls, home: Path, *, key: bytes | None = None) -> Store:
        """Open a profile, bringing its file up to this program; its key is asked of whatever keeps it."""
        settle(home)
        if (home / PAST).exists():
            from mcu_desktop.store.past import sweep  # noqa: PLC0415 - after a kill

            sweep(home)
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
            if outdated(database):
                from mcu_desktop.store.backup.folder import take  # noqa: PLC0415 - once a version

                take(home, key, why="upgrade", now=datetime.now().astimezone())
            migrate(database)
            with database.reading() as connection:
                own = journal_table.own_log(connection)
            return cls(home, database, own, presence)
        except BaseException:
            database.close()
            raise

    @property
    def clues(self) -> Clues:
        """What finds earlier cases by what is typed of the next one."""
        from mcu_desktop.store.clues import Clues  # noqa: PLC0415 - nothing is compared before the first paint

        return Clues(self._database)

    @property
    def citizens(self) -> CitizenRows:
        """What finds applicants for the directory of citizens."""
        from mcu_desktop.store.citizens import CitizenRows  # noqa: PLC0415 - when the directory is opened

        return CitizenRows(self._database)

    @property
    def key(self) -> bytes | None:
        """The profile's key, `None` where its data lies open."""
        return self._database.profile_key

    @property
    def station(self) -> str:
        """The letter of this workplace in registration numbers."""
        return self._log.station

    def highest_number(self, journal: str, year: int) -> int:
        """Give the highest running number that anyone has seen of this workplace."""
        with self._database.reading() as connection:
            return numbers.highest(connection, journal, self._log.station, year)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Begin a command: nobody else writes until it is whole."""
        self.require_present()
        with self._database.writing() as connection:
            self._log = journal_table.own_log(connection)
            writing = Writing(connection, self._log)
            yield writing
        if self._fenced:
            self._remember(writing.given)

    def require_present(self) -> None:
        """Refuse where this is how it once stood."""
        if self.past is not None:
            raise Refusal(self.past)

    def know_copies(self) -> None:
        """Remember outside the profile how far it is written here, so that its copies betray themselves."""
        with self._database.writing() as connection:
            self._log = journal_table.own_log(connection)
            given = numbers.given(connection, self._log.station)
            connection.execute("INSERT OR REPLACE INTO profile VALUES (?, '1')", (FENCED,))
        self._fenced = self._remember(given)
        if not self._fenced:
            with self._database.writing() as connection:
                connection.execute("DELETE FROM profile WHERE name = ?", (FENCED,))

    def displaced(self) -> Displaced | None:
        """Tell whether this file was restored or copied since this machine last wrote it."""
        if not self._fenced:
            return None
        end = self.logs.held()[self._log.id].end
        return displaced(self._log.id, self.home, end.seq, self.logs.link_at)

    def _remember(self, given: numbers.Numbers) -> bool:
        end = self.logs.held()[self._log.id].end
        return remember(self._log.id, self.home, end, given)

    def history(self, stream: Stream) -> History:
        """Read a stream as it stands now."""
        with self._database.reading() as connection:
            return journal_table.history(connection, stream)

    def streams_of(self, action: str) -> tuple[Stream, ...]:
        """Give what an action was about."""
        with self._database.reading() as connection:
            return journal_table.streams_of(connection, action)

    def cards(self) -> tuple[tuple[CardId, Card, bool], ...]:
        """Give every card with its mark of withdrawal."""
        with self._database.reading() as connection:
            return tuple(card_rows.cards(connection))

    def cards_of(self, kind: type[Kind]) -> tuple[tuple[CardId, Kind, bool], ...]:
        """Give every card of a kind with its mark of withdrawal."""
        with self._database.asking() as connection:
            return tuple(card_rows.cards_of(connection, kind))

    def last_action_on_cards(self) -> str | None:
        """Name the last action on the directories that still holds."""
        with self._database.reading() as connection:
            return journal_table.last_action_on_cards(connection)

    @contextmanager
    def uses(self) -> Iterator[CardUses]:
        """Ask what relies on cards, whoever asks: nothing is handed over that nobody counted."""
        with self._database.unveiled(), self._database.reading() as connection:
            yield CardUses(connection)

    def drafts(self, person: str) -> Drafts:
        """Give what a person typed at this desk and did not finish."""
        return Drafts(self._database, person)

    def veil(self, veil: Veil | None) -> None:
        """Let whoever reads see no more than they may."""
        self._database.veil = veil

    def sees(self, case: str) -> tuple[bool, bool]:
        """Tell whether whoever reads may see a case, and whether all of it."""
        with self._database.reading() as connection:
            return seen(connection, self._database.veil, case)

    @property
    def report_rows(self) -> ReportRows:
        """What reports tell one by one."""
        from mcu_desktop.store.report_rows import ReportRows  # noqa: PLC0415 - nobody starts with a report

        return ReportRows(self._database)

    def trait(self, name: str) -> str | None:
        """Give a trait of this profile alone."""
        with self._database.asking() as connection:
            row = connection.execute("SELECT value FROM profile WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def version(self) -> int:
        """Give a number that changes when another connection has written."""
        with reported():
            return int(self._database.connection().execute("PRAGMA data_version").fetchone()[0])

    def first_stamp_of(self, kind: str) -> int | None:
        """Give the first stamp of streams of a kind of card."""
        with self._database.reading() as connection:
            return journal_table.first_stamp_of(connection, kind)

    def records(self) -> int:
        """Give how many records the journal has."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])

    def verify(self, terms_of: TermsOf) -> Verdict:
        """Check the chains, the projections and the attachments."""
        beside = self.home / f"verify-{os.getpid()}.tmp"
        with self._database.unveiled():
            verdict = verify(self._database, beside, lambda anew: terms_of(in_force(anew)))
        return verify_attachments(self.attachments, verdict) if verdict.ok else verdict

    def rebuild(self, terms_of: TermsOf, edition: str, progress: Callable[[int], None] | None = None) -> None:
        """Drop every projection and tell it anew, in one transaction."""
        self.require_present()
        with self._database.writing() as connection:
            projection.rebuild(connection, connection, lambda: terms_of(in_force(connection)), progress)
            connection.execute("INSERT OR REPLACE INTO profile VALUES ('edition', ?)", (edition,))

    def purge(self) -> bool:
        """Let nothing of what was destroyed stay between the lines of this profile."""
        return self.erasing.purge(self.home / FILE_NAME, self.attachments, self.files)

    def take_snapshot(self, source: Path, sealing: bytes, **how: Any) -> None:
        """Begin with what other desks of the office hold; this one must not have begun."""
        from mcu_desktop.store.snapshot import take  # noqa: PLC0415 - once in the life of a profile

        take(self._database, source, sealing, **how)
        with self._database.reading() as connection:
            self._log = journal_table.own_log(connection)

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


def in_force(connection: Any) -> tuple[tuple[CardId, Card], ...]:
    """Give the cards in force."""
    return tuple((id_, card) for id_, card, gone in card_rows.cards(connection) if not gone)
