"""Many commands of many people at their own moments: decided as by hand, written in few transactions."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cases.case import Case, Told, evolve, fold
from mcu_desktop.domain.cases.commands import CaseCommand, RegisterCase, Undo
from mcu_desktop.domain.cases.decisions import Rules, decide
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.journal.codec import CASE
from mcu_desktop.journal.record import Record
from mcu_desktop.store.journal_table import History, Signature, Stream
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.hats import hat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.facts import CaseFact
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace

_BATCH = 20_000
"""Commands in one transaction."""

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
        self._waiting: list[tuple[list[tuple[History, CaseFact]], Signature]] = []
        self._head = workplace.store.records()
        self._log = workplace.store.history(_somebody(workplace)).records[0].log
        with workplace.store.writing() as writing:
            writing.set("edition", _UNTOLD)

    def register(self, id_: CaseId, command: RegisterCase, *, by: CardId, at: datetime) -> Case:
        """Register a case at a moment."""
        fact = register(
            id_, command, self._rules_of(at.date()), station=self._station, next_ordinal=self._next_ordinal
        )
        past = History(Stream(CASE, id_), (), ())
        signature = self._signature(by, RegisterCase, command.regime, at)
        case = evolve(id_, None, fact)
        assert case is not None
        self._write([(past, fact)], signature)
        self._open[id_] = self._seen(past, case, (), (fact,))
        return case

    def act(self, id_: CaseId, command: CaseCommand, *, by: CardId, at: datetime) -> Case:
        """Carry one command out on a case at a moment."""
        past, case, told = self._open[id_]
        facts = decide(case, command, self._rules_of(at.date()), told)
        self._write([(past, fact) for fact in facts], self._signature(by, type(command), case.regime, at))
        seen = self._seen(past, case, told, facts)
        if isinstance(command, Undo):
            again = fold(id_, seen.told)
            assert again is not None
            seen = seen._replace(case=again)
        else:
            for fact in facts:
                case = evolve(id_, case, fact) or case
            seen = seen._replace(case=case)
        self._open[id_] = seen
        return seen.case

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

    def _write(self, facts: list[tuple[History, CaseFact]], signature: Signature) -> None:
        self._waiting.append((facts, signature))
        self._head += len(facts)
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        with self._workplace.store.writing() as writing:
            for facts, signature in self._waiting:
                writing.append(facts, signature)
        self._waiting.clear()

    def _seen(self, past: History, case: Case, told: tuple[Told, ...], facts: Sequence[CaseFact]) -> _Open:
        """Keep of the history what the next command asks for: its last record, and its facts."""
        last = _EMPTY._replace(log=self._log, seq=self._head)
        txn = f"{self._log.hex()}:{self._head - len(facts) + 1}"
        more = tuple(Told(txn=txn, fact=fact) for fact in facts)
        return _Open(History(past.stream, (last,), ()), case, (*told, *more))

    def _next_ordinal(self, journal: str, year: int) -> int:
        self._ordinals[journal, year] += 1
        return self._ordinals[journal, year]

    def _rules_of(self, today: date) -> Rules:
        if self._rules is None or self._rules.today != today:
            self._rules = Rules(
                office=self._office, terms=self._terms, classifier=rulebook.classifier, today=today
            )
        return self._rules

    def _signature(
        self, by: CardId, command: type[CaseCommand | RegisterCase], regime: str, at: datetime
    ) -> Signature:
        if by not in self._duties:
            self._duties[by] = self._office.duties_of(by)
        return Signature(author=by, duty=hat(self._duties[by], command, regime), moment=at)


class _Open(NamedTuple):
    """A case that is still worked on."""

    past: History
    case: Case
    told: tuple[Told, ...]


_EMPTY = Record(b"", 0, 0, 0, "", b"", b"", "", "", "", 0, 0, None, b"", b"")


def _somebody(workplace: Workplace) -> Stream:
    return Stream("person", workplace.person)
