"""The desk's store: one profile folder with its SQLite file and attachments."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.folder import PROFILE
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal
from mcu_desktop.store import card_rows, opening
from mcu_desktop.store.card_rows import Kind
from mcu_desktop.store.database import Database, reported
from mcu_desktop.store.fence import FENCED, Displaced, displaced, remember
from mcu_desktop.store.own_log import OwnLog, own_log
from mcu_desktop.store.part import Part
from mcu_desktop.store.presence import Presence
from mcu_desktop.store.stream import Stream
from mcu_desktop.store.veil import Veil, seen

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store import attachments as of_files
    from mcu_desktop.store import (
        card_uses,
        integrity,
        journal_table,
        numbers,
        projection,
        snapshot,
    )
    from mcu_desktop.store import drafts as of_drafts
    from mcu_desktop.store import writing as of_writing
    from mcu_desktop.store.boards import Boards
    from mcu_desktop.store.brought import BroughtRows
    from mcu_desktop.store.citizens import CitizenRows
    from mcu_desktop.store.clues import Clues
    from mcu_desktop.store.conflicts import Conflicts
    from mcu_desktop.store.earlier import Earlier
    from mcu_desktop.store.erasing import Erasing
    from mcu_desktop.store.files import Files
    from mcu_desktop.store.logs import Logs
    from mcu_desktop.store.note_rows import NoteRows
    from mcu_desktop.store.opening import Opened
    from mcu_desktop.store.past_room import Room
    from mcu_desktop.store.register import Register
    from mcu_desktop.store.report_rows import ReportRows
    from mcu_desktop.store.seals import Seals
    from mcu_desktop.store.slack import Slack
    from mcu_desktop.store.trails import Trails
    from mcu_desktop.store.visits import Visits
    from mcu_desktop.vault.header import Header
else:
    of_files = later("mcu_desktop.store.attachments")
    of_drafts = later("mcu_desktop.store.drafts")
    of_writing = later("mcu_desktop.store.writing")
    card_uses = later("mcu_desktop.store.card_uses")
    integrity = later("mcu_desktop.store.integrity")
    journal_table = later("mcu_desktop.store.journal_table")
    numbers = later("mcu_desktop.store.numbers")
    projection = later("mcu_desktop.store.projection")
    snapshot = later("mcu_desktop.store.snapshot")


class Store:
    """Holds the profile's file; reads give frozen rows, writes go through `writing`."""

    past: str | None = None
    """What is said to every command, where this is how it once stood (`store.past`)."""

    boards: Part[Boards] = Part("boards", "Boards")
    brought: Part[BroughtRows] = Part("brought", "BroughtRows")
    citizens: Part[CitizenRows] = Part("citizens", "CitizenRows")
    """What finds applicants for the directory of citizens."""
    clues: Part[Clues] = Part("clues", "Clues")
    """What finds earlier cases by what is typed of the next one."""
    conflicts: Part[Conflicts] = Part("conflicts", "Conflicts")
    earlier: Part[Earlier] = Part("earlier", "Earlier")
    erasing: Part[Erasing] = Part("erasing", "Erasing")
    files: Part[Files] = Part("files", "Files")
    logs: Part[Logs] = Part("logs", "Logs")
    note_rows: Part[NoteRows] = Part("note_rows", "NoteRows")
    """What a note counts."""
    register: Part[Register] = Part("register", "Register")
    report_rows: Part[ReportRows] = Part("report_rows", "ReportRows")
    """What reports tell one by one."""
    seals: Part[Seals] = Part("seals", "Seals")
    slack: Part[Slack] = Part("slack", "Slack")
    trails: Part[Trails] = Part("trails", "Trails")
    visits: Part[Visits] = Part("visits", "Visits")

    def __init__(self, home: Path, database: Database, log: OwnLog, presence: Presence | Room) -> None:
        self.home = home
        self._database = database
        self._presence = presence
        self._log = log
        self._fenced = self.trait(FENCED) is not None

    @classmethod
    def create(
        cls, home: Path, *, log: bytes, station: str, keep: Callable[[bytes], Header] | None = None
    ) -> Store:
        """Make a new profile; refuse to touch one that is there, clear away one whose making was cut off."""
        return cls._of(home, opening.made(home, log=log, station=station, keep=keep))

    @classmethod
    def open(cls, home: Path, *, key: bytes | None = None) -> Store:
        """Open a profile, bringing its file up to this program; its key is asked of whatever keeps it."""
        return cls._of(home, opening.entered(home, key))

    @classmethod
    def _of(cls, home: Path, opened: Opened) -> Store:
        try:
            return cls(home, *opened)
        except BaseException:
            opened.leave()
            raise

    @property
    def database(self) -> Database:
        """The file that the parts of the store ask."""
        return self._database

    @cached_property
    def attachments(self) -> of_files.Attachments:
        """Scans, photos and documents."""
        return of_files.Attachments(self.home / of_files.ATTACHMENTS, self.key)

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
    def writing(self) -> Iterator[of_writing.Writing]:
        """Begin a command: nobody else writes until it is whole."""
        self.require_present()
        begin = of_writing.Writing  # fetched before others have to wait
        with self._database.writing() as connection:
            self._log = own_log(connection)
            writing = begin(connection, self._log)
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
            self._log = own_log(connection)
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

    def history(self, stream: Stream) -> journal_table.History:
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
    def uses(self) -> Iterator[card_uses.CardUses]:
        """Ask what relies on cards, whoever asks: nothing is handed over that nobody counted."""
        with self._database.unveiled(), self._database.reading() as connection:
            yield card_uses.CardUses(connection)

    def drafts(self, person: str) -> of_drafts.Drafts:
        """Give what a person typed at this desk and did not finish."""
        return of_drafts.Drafts(self._database, person)

    def veil(self, veil: Veil | None) -> None:
        """Let whoever reads see no more than they may."""
        self._database.veil = veil

    def sees(self, case: str) -> tuple[bool, bool]:
        """Tell whether whoever reads may see a case, and whether all of it."""
        with self._database.reading() as connection:
            return seen(connection, self._database.veil, case)

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

    def verify(self, terms_of: projection.TermsOf) -> integrity.Verdict:
        """Check the chains, the projections and the attachments."""
        beside = self.home / f"verify-{os.getpid()}.tmp"
        with self._database.unveiled():
            verdict = integrity.verify(self._database, beside, partial(_terms, terms_of))
        return integrity.verify_attachments(self.attachments, verdict) if verdict.ok else verdict

    def rebuild(
        self, terms_of: projection.TermsOf, edition: str, progress: Callable[[int], None] | None = None
    ) -> None:
        """Drop every projection and tell it anew, in one transaction."""
        self.require_present()
        with self._database.writing() as connection:
            terms = partial(_terms, terms_of, connection)
            projection.rebuild(connection, connection, terms, progress)
            connection.execute("INSERT OR REPLACE INTO profile VALUES ('edition', ?)", (edition,))

    def purge(self) -> bool:
        """Let nothing of what was destroyed stay between the lines of this profile."""
        return self.erasing.purge(self.home / PROFILE, self.attachments, self.files)

    def take_snapshot(self, source: Path, sealing: bytes, **how: Any) -> None:
        """Begin with what other desks of the office hold; this one must not have begun."""
        snapshot.take(self._database, source, sealing, **how)
        with self._database.reading() as connection:
            self._log = own_log(connection)

    def close(self) -> None:
        """Let the file go."""
        self._database.close()
        self._presence.leave()


def _terms(terms_of: projection.TermsOf, connection: Any) -> Terms:
    return terms_of(card_rows.in_force(connection))
