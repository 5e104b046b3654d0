"""Random commands in any order: whatever is let, a case stays one that the law knows.

Every command of the terminal takes part by the types of its fields, so a new chapter is taken in by itself;
beside these, commands that make sense lead deep into a case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.contents import TERMS
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend, Extended
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.requests import Reply, Request
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    Answer,
    Assign,
    Attach,
    CaseCommand,
    Close,
    Renumber,
    Reopen,
    SendAnswer,
    Settle,
    Take,
    Undo,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.undoing import in_force
from mcu_desktop.domain.vocabulary import (
    CaseId,
    Kind,
    Measures,
    QuestionId,
    Regime,
    Result,
    Status,
    Way,
)
from mcu_desktop.problems import Refusal
from tests.offices import (
    APPEAL,
    BODIES,
    INSPECTION,
    IVANOV,
    ORDINARY,
    PEOPLE,
    POLICE,
    SIGNIFICANT,
    SOMEBODY,
    TODAY,
    Life,
    asked,
    kinel,
    rules,
)

HEAD = next(person for person, card in kinel().people.items() if Duty.HEAD in card.duties)
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", "Слово", "01-1", "01-2", "https://kinel.example/otvet", "a" * 64]),
    bool: st.booleans(),
    int: st.integers(0, 3),
    date: st.integers(-2, 45).map(lambda days: TODAY + timedelta(days=days)),
    CardId: st.sampled_from([*PEOPLE[:3], HEAD, ORDINARY, SIGNIFICANT, *BODIES, *list(kinel().units)[:2]]),
    QuestionId: st.sampled_from([QuestionId(number) for number in "123"]),
    CaseId: st.just(CaseId("a" * 32)),
}


@cache
def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of the type of a command's field."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if base := getattr(hint, "__supertype__", None):
        return of_type(base)
    if get_origin(hint) in {Union, UnionType}:
        return st.one_of(*(st.none() if part is NoneType else of_type(part) for part in get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return whole(hint)


def whole(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of a class by the types of its fields; what has a default is often left out."""
    hints = get_type_hints(kind)
    if not is_dataclass(kind):
        return st.builds(kind, *(of_type(hint) for hint in hints.values()))
    must = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    needed = {name: of_type(hints[name]) for name in must}
    optional = {name: of_type(hint) for name, hint in hints.items() if name not in must}
    return st.fixed_dictionaries(needed, optional=optional).map(lambda given: kind(**given))


_OTHERWISE: dict[type[Any], Callable[[], st.SearchStrategy[Any]]] = {
    Settle: lambda: st.just(Settle(choices=())),
    Undo: lambda: st.just(Undo()),
}
"""What is no matter of types: they name what other desks wrote, or an action."""
ANY = st.one_of(
    *(
        _OTHERWISE[kind]() if kind in _OTHERWISE else whole(kind)
        for kind in CASE_COMMANDS.values()
        if kind is not Renumber
    )
)
"""Every command of the terminal but the one that asks the numbers of a real profile."""
FORWARD = Forward(bodies=(INSPECTION,), outgoing=("01-9",), notified_on=TODAY)
SENSIBLE: st.SearchStrategy[CaseCommand] = st.sampled_from(
    [
        Assign(block=ORDINARY, executor=SOMEBODY),
        Take(),
        Answer(result=Result.EXPLAINED, text="Да."),
        Answer(result=Result.SUPPORTED, measures=Measures.TAKEN, question=QuestionId("1")),
        SendAnswer(),
        Close(),
        Reopen(reason="Ошибка"),
        Undo(),
        ChooseCourse(way=Way.FORWARD),
        FORWARD,
        replace(FORWARD, questions=(QuestionId("2"),)),
        replace(FORWARD, ground=Way.SEVERAL, bodies=(INSPECTION, POLICE)),
        Extend(reason="Нужен осмотр", decided_by=HEAD, notified_on=TODAY),
        Request(body=INSPECTION, text="Акт", outgoing="01-1"),
        Reply(),
        Attach(digest="a" * 64, name="акт.pdf", media_type="application/pdf", size=1),
    ]
)
REGISTRATIONS: st.SearchStrategy[RegisterCase] = st.builds(
    RegisterCase,
    regime=st.sampled_from([Regime.APPEAL, Regime.APPEAL, Regime.POS]),
    kind=st.sampled_from([Kind.STATEMENT, Kind.COMPLAINT]),
    text=st.just(APPEAL.text),
    applicants=st.sampled_from([APPEAL.applicants, (IVANOV,), ()]),
    questions=st.sampled_from(
        [asked("Вода"), asked("Вода", "Яма", "Свет"), asked("Вода", "Яма", block=SIGNIFICANT)]
    ),
)


class RulesMachine(RuleBasedStateMachine):
    """One case, and days that pass."""

    @initialize(command=REGISTRATIONS)
    def register(self, command: RegisterCase) -> None:
        self.life = Life.registered(command, at=rules())

    @rule(command=st.integers(0, 2).flatmap(lambda at_random: SENSIBLE if at_random else ANY))
    def act(self, command: CaseCommand) -> None:
        before = self.life.told
        try:
            self.life.do(command)
        except Refusal:
            assert self.life.told == before

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.life.later(days=days)

    @invariant()
    def a_closed_case_has_no_open_question(self) -> None:
        case = self.life.case
        if case.status in {Status.DONE, Status.WAITING} and case.sent is not None:
            assert not case.unanswered
        if case.closed_on is not None:
            assert case.sent is not None
        if case.status is Status.OUT and case.withdrawn_on is None:
            assert all(question.out_on and question.result for question in case.questions)

    @invariant()
    def every_term_is_explained_from_its_fact_to_its_end(self) -> None:
        running = clocks(self.life.case, self.life.rules.terms)
        assert len({(clock.norm, clock.about) for clock in running}) == len(running)
        for clock in running:
            assert clock.deadline.norm.article in clock.steps[0].why
            assert clock.steps[-1].after == clock.due
            assert all(
                one.before <= one.after or one.after <= two.before for one, two in pairwise(clock.steps)
            )

    @invariant()
    def no_chapter_begins_a_term_that_the_case_does_not_ask_for(self) -> None:
        case = self.life.case
        told = {(one.norm, one.about) for terms in TERMS for one in terms(case)}
        assert told <= {(one.norm, one.about) for one in case.begun}

    @invariant()
    def an_ended_case_has_no_term_of_ours_running(self) -> None:
        case = self.life.case
        if case.ended:
            answering = [c for c in clocks(case, self.life.rules.terms) if c.norm == "59fz.answer"]
            assert all(not clock.running for clock in answering)

    @invariant()
    def no_case_is_extended_twice(self) -> None:
        holding = [entry for entry in in_force(self.life.told) if isinstance(entry.fact, Extended)]
        assert len(holding) <= 1

    @invariant()
    def the_history_tells_every_fact(self) -> None:
        assert all(line.text.strip() for line in self.life.history())


RulesMachine.TestCase.settings = settings(
    max_examples=100, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
test_no_order_of_commands_leads_past_the_law = RulesMachine.TestCase
