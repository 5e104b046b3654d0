"""`allowed` and `decide` agree: what a button forbids the rules refuse, and the other way round."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import event, given
from hypothesis import strategies as st

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    COMMAND_NAMES,
    Answer,
    Assign,
    Attach,
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
from mcu_desktop.domain.cases.decisions import allowed, decide
from mcu_desktop.domain.vocabulary import Measures, QuestionId, Result
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, ORDINARY, PEOPLE, Life, asked

QUESTIONS = st.sampled_from([None, QuestionId("1"), QuestionId("2")])
COMMANDS: st.SearchStrategy[CaseCommand] = st.one_of(
    st.builds(Assign, executor=st.sampled_from(PEOPLE), question=QUESTIONS),
    st.builds(Take, question=QUESTIONS),
    st.builds(Answer, result=st.sampled_from(Result), question=QUESTIONS),
    st.builds(RecordMeasures, question=QUESTIONS),
    st.just(SendAnswer()),
    st.just(Close()),
    st.just(Reopen(reason="Ошибка")),
    st.just(Withdraw()),
    st.just(SetControl()),
    st.just(ReleaseControl()),
    st.just(Undo()),
)


def sensible(life: Life) -> dict[type[CaseCommand], CaseCommand]:
    """Give a command of each kind that a person who looks at the case would send."""
    case = life.case
    open_ = next(iter(case.unanswered or case.assignable or case.questions))
    executor = next(person for person in PEOPLE if person != open_.executor)
    return {
        CorrectCase: CorrectCase(reason="Опечатка", text=f"{case.text} И света."),
        Assign: Assign(question=open_.id, block=ORDINARY, executor=executor),
        Take: Take(),
        NoteStep: NoteStep(text="Звонила."),
        Answer: Answer(result=Result.SUPPORTED, measures=Measures.TAKEN, question=open_.id),
        RecordMeasures: RecordMeasures(),
        SendAnswer: SendAnswer(),
        Close: Close(),
        Reopen: Reopen(reason="Ошибка"),
        Withdraw: Withdraw(),
        SetControl: SetControl(),
        ReleaseControl: ReleaseControl(),
        Attach: Attach(digest=f"{len(life.told):064x}", name="а.pdf", media_type="application/pdf", size=1),
    }


def refused(life: Life, case: Case, command: CaseCommand) -> bool:
    try:
        return not decide(case, command, life.rules, life.told)
    except Refusal:
        return True


@given(st.lists(COMMANDS, max_size=14))
def test_a_command_is_refused_exactly_when_its_button_says_why(commands: list[CaseCommand]) -> None:
    life = Life.registered(replace(APPEAL, questions=asked("Нет воды", "Яма")))
    for command in commands:
        if not refused(life, life.case, command):
            life.do(command)
    event(life.case.status)
    for kind, command in sensible(life).items():
        why = allowed(life.case, kind)
        assert (why is not None) is refused(life, life.case, command), (kind, why)


def test_every_command_has_its_name_in_the_terminal_and_on_a_button() -> None:
    assert set(CASE_COMMANDS.values()) == set(COMMAND_NAMES)
