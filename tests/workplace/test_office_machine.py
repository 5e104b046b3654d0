"""Whatever an office does, in any order: the register is what the journal tells."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Reopen,
    SendAnswer,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    CaseId,
    Form,
    Mark,
    Measures,
    QuestionId,
    Regime,
    Result,
    Status,
)
from mcu_desktop.problems import Refusal
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import (
    APPEAL,
    IVANOV,
    ORDINARY,
    OTHER_ORDINARY,
    PEOPLE,
    PETROVA,
    SIGNIFICANT,
    Hands,
    asked,
    office,
)
from tests.store.files import dumped

BLOCKS = (ORDINARY, OTHER_ORDINARY[0], SIGNIFICANT)
QUESTION = st.sampled_from([None, QuestionId("1"), QuestionId("2")])
REASON = st.sampled_from(["Опечатка", ""])
COMMANDS: st.SearchStrategy[CaseCommand] = st.one_of(
    st.builds(
        Assign,
        block=st.sampled_from([None, *BLOCKS]),
        executor=st.sampled_from([None, *PEOPLE[:3]]),
        question=QUESTION,
    ),
    st.builds(Take, question=QUESTION),
    st.builds(NoteStep, text=st.sampled_from(["Звонила.", ""]), question=QUESTION),
    st.builds(
        Answer,
        result=st.sampled_from(Result),
        measures=st.sampled_from([None, *Measures]),
        question=QUESTION,
    ),
    st.builds(RecordMeasures, question=QUESTION),
    st.builds(SendAnswer, channel=st.sampled_from([None, AnswerChannel.ORAL]), consent=st.booleans()),
    st.just(Close()),
    st.builds(Reopen, reason=REASON),
    st.just(Withdraw()),
    st.just(SetControl()),
    st.just(ReleaseControl()),
    st.builds(
        CorrectCase,
        reason=REASON,
        text=st.sampled_from([None, "Нет света."]),
        place=st.sampled_from([None, "", "ул. Мира, 4"]),
        applicants=st.sampled_from([None, (), (IVANOV,), (PETROVA, IVANOV)]),
        received_on=st.sampled_from([None, date(2026, 11, 20), date(2026, 11, 23)]),
        questions=st.sampled_from([None, *(asked("Вода", "Яма", block=block) for block in BLOCKS)]),
    ),
    st.just(Undo()),
)
REGISTRATIONS = st.builds(
    RegisterCase,
    regime=st.sampled_from(Regime),
    form=st.sampled_from(Form),
    text=st.sampled_from([APPEAL.text, "Яма на дороге.", ""]),
    applicants=st.sampled_from([(), (PETROVA,), (PETROVA, IVANOV)]),
    questions=st.sampled_from([(), *(asked("Вода", block=block) for block in BLOCKS)]),
)


class OfficeMachine(RuleBasedStateMachine):
    """One desk: random commands, days that pass, a calendar that changes."""

    @initialize()
    def open(self) -> None:
        self.hands = Hands()
        self.home = Path(mkdtemp(prefix="office-"))
        self.office = office(self.home, self.hands)
        self.cases: list[CaseId] = []
        self.actions: dict[CaseId, list[str]] = {}

    @rule(command=REGISTRATIONS)
    def register(self, command: RegisterCase) -> None:
        try:
            self.cases.append(self.office.register(command).id)
        except Refusal as refusal:
            assert refusal.field == "text"  # noqa: PT017 - the only thing that is ever wrong here

    @precondition(lambda self: self.cases)
    @rule(place=st.integers(0, 99), several=st.booleans(), command=COMMANDS)
    def act(self, place: int, several: bool, command: CaseCommand) -> None:
        case = self.cases[place % len(self.cases)]
        chosen = self.cases[:3] if several else [case]
        before = self.office.store.records()
        try:
            changes = self.office.act_on_all(chosen, command)
        except Refusal:
            assert self.office.store.records() == before
            return
        if changes.action:
            for one in chosen:
                self.actions.setdefault(one, []).append(changes.action)

    @precondition(lambda self: self.actions)
    @rule(place=st.integers(0, 99), back=st.integers(1, 3))
    def undo_by_name(self, place: int, back: int) -> None:
        case = sorted(self.actions)[place % len(self.actions)]
        named = self.actions[case][-back:][0]
        try:
            changes = self.office.act(case, Undo(txn=named))
        except Refusal:
            return
        assert changes.action is not None
        self.actions[case].append(changes.action)

    @rule(days=st.integers(0, 20), minutes=st.integers(-30, 600))
    def let_time_pass(self, days: int, minutes: int) -> None:
        self.hands.on(days=days, minutes=minutes)

    @rule(ahead=st.integers(20, 40), kind=st.sampled_from(DayKind))
    def declare_a_day(self, ahead: int, kind: DayKind) -> None:
        day = self.hands.moment.date() + timedelta(days=ahead)
        declared = self.office.own_day(day)
        if declared is None:
            card = OwnDay(day=day, kind=kind, reason="Распоряжение")
            told = self.office.record(card, preview=True)[1]
            assert self.office.record(card)[1].moved == told.moved
        else:
            self.office.withdraw(declared, reason="Отменено")

    @rule()
    def open_again(self) -> None:
        self.office.close()
        self.office = Workplace.open(self.home, clock=self.hands)

    @property
    def folded(self) -> list[Case]:
        return [self.office.case(case) for case in self.cases]

    @invariant()
    def no_case_is_closed_with_a_question_open(self) -> None:
        for case in self.folded:
            if case.closed_on is not None:
                assert not case.unanswered
                assert case.sent is not None
                assert not case.promises

    @invariant()
    def every_clock_explains_itself(self) -> None:
        for case in self.folded:
            for clock in clocks(case, self.office.terms):
                assert clock.steps
                assert all(step.why for step in clock.steps)
                assert clock.steps[-1].after[:16] == clock.due[:16] or clock.provisional

    @invariant()
    def lists_count_what_the_cases_say(self) -> None:
        every = self.folded
        keys = self.office.keys
        assert {line.id for line in self.office.lines(keys(Filter()))} == set(self.cases)
        by_status = Counter(case.status for case in every)
        for status in Status:
            assert len(keys(Filter(statuses=(status,)))) == by_status[status]
        for block in BLOCKS:
            with_block = {case.id for case in every if any(q.block == block for q in case.questions)}
            assert {line.id for line in self.office.lines(keys(Filter(blocks=(block,))))} == with_block
            shown = {card.id for card in self.office.board(block)}
            assert shown <= with_block
            assert shown >= {c.id for c in every if c.id in with_block and not c.ended}
        assert len(keys(Filter(control=True))) == sum(Mark.CONTROL in case.marks for case in every)
        lines = self.office.lines(keys(Filter()))
        assert len(keys(Filter(overdue=True))) == sum(line.overdue for line in lines)

    @invariant()
    def search_finds_what_the_cases_say(self) -> None:
        named = {case.id for case in self.folded if PETROVA in case.applicants}
        assert {line.id for line in self.office.search("петрова ", limit=1000)} == named
        assert self.office.store.register.search_count("петровой ") == len(named)

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        given: dict[tuple[str, int], list[int]] = {}
        for case in self.folded:
            given.setdefault((case.journal, case.registered_on.year), []).append(case.ordinal)
        assert all(sorted(run) == list(range(1, len(run) + 1)) for run in given.values())

    def teardown(self) -> None:
        if not hasattr(self, "office"):
            return
        before = dumped(self.home, *PROJECTIONS)
        assert self.office.verify().reason is None
        self.office.rebuild()
        self.office.close()
        assert dumped(self.home, *PROJECTIONS) == before
        for file in sorted(self.home.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        self.home.rmdir()


OfficeMachine.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
test_office = OfficeMachine.TestCase
