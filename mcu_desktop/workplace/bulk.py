"""Many commands of many people at their own moments: decided as by hand, written in few transactions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.cases.case import Case, Told, evolve, fold
from mcu_desktop.domain.cases.commands import CaseCommand, RegisterCase, Undo
from mcu_desktop.domain.cases.decisions import decide
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.cases.rules import Rules
from mcu_desktop.journal.codec import CASE, READER, VERSION, encoded, kind_of
from mcu_desktop.journal.record import Parent, Record, packed, sealed
from mcu_desktop.journal.stamps import tick
from mcu_desktop.store.journal_table import (
    _INSERT,  # the statement stays in the store; this is its door for many records at once
)
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.hats import hat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.facts import CaseFact
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.store import Writing
    from mcu_desktop.workplace.workplace import Workplace

_BATCH = 20_000
"""Records in one transaction."""

_UNTOLD = ""
"""The edition of a profile whose projections do not tell the journal: opening it tells them anew."""


class Bulk:
    """Fills a new profile: moments only go forwards, and lists show nothing before `finish`.

    Nobody else may write meanwhile, for running numbers and the end of the log are kept in memory.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._station = workplace.store.station
        self._office = workplace.office
        self._terms = workplace.terms
        self._duties: dict[CardId, tuple[Duty, ...]] = {}
        self._ordinals: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._rules: Rules | None = None
        self._open: dict[CaseId, _Open] = {}
        with workplace.store.writing() as writing:
            writing.set("edition", _UNTOLD)
            self._end = _End.of(writing)

    def register(self, id_: CaseId, command: RegisterCase, *, by: CardId, at: datetime) -> Case:
        """Register a case at a moment."""
        fact = register(
            id_, command, self._rules_of(at.date()), station=self._station, next_ordinal=self._next_ordinal
        )
        case = evolve(id_, None, fact)
        assert case is not None
        told, parents = self._write(id_, b"", (fact,), by, RegisterCase, command.regime, at)
        self._open[id_] = _Open(case, told, parents)
        return case

    def act(self, id_: CaseId, command: CaseCommand, *, by: CardId, at: datetime) -> Case:
        """Carry one command out on a case at a moment."""
        case, told, parents = self._open[id_]
        facts = decide(case, command, self._rules_of(at.date()), told)
        more, parents = self._write(id_, parents, facts, by, type(command), case.regime, at)
        told = (*told, *more)
        if isinstance(command, Undo):
            case = fold(id_, told) or case
        else:
            for fact in facts:
                case = evolve(id_, case, fact) or case
        self._open[id_] = _Open(case, told, parents)
        return case

    def case(self, id_: CaseId) -> Case:
        """Give a case as it stands."""
        return self._open[id_].case

    def leave(self, id_: CaseId) -> None:
        """Forget a case on which nothing more will be done."""
        del self._open[id_]

    def finish(self, progress: Callable[[int], None] | None = None) -> None:
        """Write what is left and tell the projections of all that was written."""
        self._flush()
        self._workplace.rebuild(progress)

    def _write(
        self,
        id_: CaseId,
        parents: bytes,
        facts: Sequence[CaseFact],
        by: CardId,
        command: type[CaseCommand | RegisterCase],
        regime: str,
        at: datetime,
    ) -> tuple[tuple[Told, ...], bytes]:
        """Seal the facts of one command; give them as told, and the parents of what follows."""
        if by not in self._duties:
            self._duties[by] = self._office.duties_of(by)
        duty = hat(self._duties[by], command, regime)
        txn = self._end.head + 1
        for fact in facts:
            parents = self._end.seal(id_, parents, fact, txn, by, duty, at)
        if len(self._end.rows) >= _BATCH:
            self._flush()
        action = f"{self._end.log.hex()}:{txn}"
        return tuple(Told(txn=action, fact=fact) for fact in facts), parents

    def _flush(self) -> None:
        with self._workplace.store.writing() as writing:
            self._end.flush(writing)

    def _next_ordinal(self, journal: str, year: int) -> int:
        self._ordinals[journal, year] += 1
        return self._ordinals[journal, year]

    def _rules_of(self, today: date) -> Rules:
        if self._rules is None or self._rules.today != today:
            self._rules = Rules(
                office=self._office, terms=self._terms, classifier=rulebook.classifier, today=today
            )
        return self._rules


class _Open(NamedTuple):
    """A case that is still worked on."""

    case: Case
    told: tuple[Told, ...]
    parents: bytes


class _End:
    """The end of this desk's log, with the records that wait to be written behind it."""

    def __init__(self, no: int, log: bytes, head: int, link: bytes, stamp: int) -> None:
        self.log = log
        self.head = head
        self.rows: list[tuple[Any, ...]] = []
        self._no = no
        self._link = link
        self._stamp = stamp

    @classmethod
    def of(cls, writing: Writing) -> _End:
        """Read where the log ends."""
        own = writing._log  # noqa: SLF001
        head, link, stamp = writing._connection.execute(  # noqa: SLF001
            "SELECT head, link, stamp FROM log WHERE no = ?", (own.no,)
        ).fetchone()
        return cls(own.no, own.id, head, link, stamp)

    def seal(
        self, id_: CaseId, parents: bytes, fact: CaseFact, txn: int, author: str, duty: str, at: datetime
    ) -> bytes:
        """Put a fact behind the end, as `journal_table.append` does; give it as the only parent."""
        self.head += 1
        self._stamp = tick(self._stamp, at)
        record = sealed(
            Record(
                self.log, self.head, self._stamp, txn, CASE, bytes.fromhex(id_), parents, author, duty,
                kind_of(fact), VERSION, READER, encoded(fact), b"", b"",
            ),
            self._link,
        )  # fmt: skip
        self._link = record.link
        self.rows.append((self._no, *record[1:]))
        return packed((Parent(self.log, self.head),))

    def flush(self, writing: Writing) -> None:
        """Write what waits, and where the log ends now."""
        connection = writing._connection  # noqa: SLF001
        connection.executemany(_INSERT, self.rows)
        connection.execute(
            "UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?",
            (self.head, self._link, self._stamp, self._no),
        )
        self.rows.clear()
