"""Many commands of many people at their own moments: decided as by hand, written in few transactions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cases.case import Case, Told
from mcu_desktop.domain.cases.commands import CaseCommand, Undo
from mcu_desktop.domain.cases.decisions import decide
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.cases.rules import Rules
from mcu_desktop.domain.cases.telling import fold
from mcu_desktop.domain.permissions.judging import hat
from mcu_desktop.domain.permissions.reach import Whole, about
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.known_facts import CaseFact
    from mcu_desktop.domain.vocabulary import CaseId
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
        self._ordinals: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._rules: Rules | None = None
        self._open: dict[CaseId, _Open] = {}
        with workplace.store.writing() as writing:
            writing.set("edition", _UNTOLD)
            self._end = writing.end()

    def register(self, id_: CaseId, command: RegisterCase, *, by: CardId, at: datetime) -> Case:
        """Register a case at a moment."""
        fact = register(
            id_, command, self._rules_of(at.date()), station=self._station, next_ordinal=self._next_ordinal
        )
        case = evolve(id_, None, fact)
        assert case is not None
        duty = hat(self._office, by, RegisterCase, Whole(regime=command.regime))
        told, parents = self._write(id_, b"", (fact,), _signed(by, duty, at))
        self._open[id_] = _Open(case, told, parents)
        return case

    def act(self, id_: CaseId, command: CaseCommand, *, by: CardId, at: datetime) -> Case:
        """Carry one command out on a case at a moment."""
        case, told, parents = self._open[id_]
        facts = decide(case, command, self._rules_of(at.date()), told)
        duty = hat(self._office, by, type(command), about(case, command))
        more, parents = self._write(id_, parents, facts, _signed(by, duty, at))
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
        signature: Signature,
    ) -> tuple[tuple[Told, ...], bytes]:
        """Seal the facts of one command; give them as told, and the parents of what follows."""
        stream = Stream(CASE, id_)
        txn = self._end.head + 1
        for fact in facts:
            parents = self._end.seal(stream, parents, fact, txn, signature)
        if len(self._end) >= _BATCH:
            self._flush()
        action = self._end.action(txn)
        return tuple(Told(txn=action, fact=fact) for fact in facts), parents

    def _flush(self) -> None:
        with self._workplace.store.writing() as writing:
            writing.write(self._end)

    def _next_ordinal(self, journal: str, year: int) -> int:
        self._ordinals[journal, year] += 1
        return self._ordinals[journal, year]

    def _rules_of(self, today: date) -> Rules:
        if self._rules is None or self._rules.today != today:
            self._rules = Rules(
                office=self._office, terms=self._terms, classifier=rulebook.classifier, today=today
            )
        return self._rules


def _signed(by: CardId, duty: Duty | None, at: datetime) -> Signature:
    return Signature(author=by, duty=duty or "", moment=at)


class _Open(NamedTuple):
    """A case that is still worked on."""

    case: Case
    told: tuple[Told, ...]
    parents: bytes
