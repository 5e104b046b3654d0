"""One transaction of a command or of an exchange: what it reads, and what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.journal.chain import Origin
from mcu_desktop.journal.codec import Fact
from mcu_desktop.journal.record import Record
from mcu_desktop.store import card_rows, journal_table, numbers, originals, projection, seals, visits
from mcu_desktop.store.brought import note
from mcu_desktop.store.card_uses import CardUses
from mcu_desktop.store.erasing import enforce, streams_in
from mcu_desktop.store.heirs import receive_once
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.log_end import LogEnd, append
from mcu_desktop.store.logs import Received
from mcu_desktop.store.new_log import begin_anew, divide, go_on_in
from mcu_desktop.store.own_log import OwnLog, Signature, log_of, own_log
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.journal.seal import Seal


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
        append(self._connection, self._log, written, signature)
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
        self._log = own_log(self._connection)
        return received

    def project_foreign(self, streams: Iterable[Stream], terms: Callable[[], Terms]) -> None:
        """Tell streams in which others wrote anew."""
        projection.project_foreign(self._connection, streams, terms)

    def begin_anew(self, heir: bytes) -> None:
        """Seal this desk's log behind its last record and go on in an heir."""
        begin_anew(self._connection, self._log, heir, keep=self.end().head)
        self._log = own_log(self._connection)

    def divide(self, log: bytes, heir: bytes, *, keep: int) -> frozenset[Stream]:
        """Move what stands behind a place of a log into its heir; our own log is left for it."""
        divided = log_of(self._connection, log)
        streams, last = divide(self._connection, divided, heir, keep=keep)
        enforce(self._connection, streams)
        if divided == self._log:
            go_on_in(self._connection, divided, last)
            self._log = own_log(self._connection)
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
        return card_rows.in_force(self._connection)

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
