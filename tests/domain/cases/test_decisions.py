"""Decisions: what each command makes of a case, what refuses it, and where the case stands then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.commands import (
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
from mcu_desktop.domain.cases.facts import Assigned
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.vocabulary import AnswerChannel, Mark, Measures, QuestionId, Result, Status
from mcu_desktop.journal.codec import decoded
from mcu_desktop.journal.names import READER
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, ORDINARY, OTHER_ORDINARY, SOMEBODY, SOMEBODY_ELSE, Life, asked

ASSIGN = Assign(executor=SOMEBODY)
EXPLAIN = Answer(result=Result.EXPLAINED, text="Вода пойдёт завтра.")
PROMISE = Answer(result=Result.SUPPORTED)
DONE = Answer(result=Result.SUPPORTED, measures=Measures.TAKEN)
SEND = SendAnswer(outgoing="77")
FILE = Attach(digest="d" * 64, name="скан.pdf", media_type="application/pdf", size=7)
ANSWERED = (ASSIGN, Take(), EXPLAIN)
SENT = (*ANSWERED, SEND)
CLOSED = (*SENT, Close())
PROMISED = (ASSIGN, PROMISE, SEND)
CAME_BACK = (*CLOSED, Reopen(reason="Не согласна"))
FIRST, SECOND = QuestionId("1"), QuestionId("2")


def life(*before: CaseCommand) -> Life:
    return Life.registered().do(*before)


def pair(*before: CaseCommand) -> Life:
    """A case of two questions."""
    return Life.registered(replace(APPEAL, questions=asked("Нет воды", "Яма"))).do(*before)


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param((), Status.REGISTERED, id="registered"),
        pytest.param((ASSIGN,), Status.ASSIGNED, id="assigned"),
        pytest.param((ASSIGN, Take()), Status.IN_WORK, id="taken into work"),
        pytest.param((ASSIGN, Take(), Assign(executor=SOMEBODY_ELSE)), Status.ASSIGNED, id="handed on"),
        pytest.param(ANSWERED, Status.AGREEMENT, id="every question has a result"),
        pytest.param(SENT, Status.WAITING, id="the answer is sent"),
        pytest.param(CLOSED, Status.DONE, id="closed"),
        pytest.param((Withdraw(),), Status.OUT, id="withdrawn"),
        pytest.param((*CLOSED, Reopen(reason="Вода так и не пошла")), Status.AGREEMENT, id="reopened"),
        pytest.param(
            (*SENT, Reopen(reason="Ошибка в ответе")), Status.AGREEMENT, id="reopened before closing"
        ),
        pytest.param((Withdraw(), Reopen(reason="Ошибка")), Status.REGISTERED, id="back from withdrawal"),
    ],
)
def test_the_column_of_a_case(before: tuple[CaseCommand, ...], status: Status) -> None:
    assert life(*before).case.status is status


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param(
            (Assign(question=FIRST, executor=SOMEBODY),), Status.REGISTERED, id="one not assigned yet"
        ),
        pytest.param((ASSIGN, Take(question=SECOND)), Status.ASSIGNED, id="one not taken yet"),
        pytest.param(
            (ASSIGN, Take(), Answer(result=Result.EXPLAINED, question=FIRST)), Status.IN_WORK, id="one open"
        ),
        pytest.param((ASSIGN, EXPLAIN), Status.AGREEMENT, id="both answered at once"),
    ],
)
def test_a_case_stands_where_its_slowest_question_stands(
    before: tuple[CaseCommand, ...], status: Status
) -> None:
    assert pair(*before).case.status is status


@pytest.mark.parametrize(
    ("before", "command", "field"),
    [
        pytest.param((), Assign(block=CardId("f" * 32)), "block", id="assign to a block that does not exist"),
        pytest.param((), Assign(executor=CardId("f" * 32)), "executor", id="assign to nobody known"),
        pytest.param(
            (), Assign(question=QuestionId("9")), "question", id="assign a question that is not there"
        ),
        pytest.param((ASSIGN,), ASSIGN, "executor", id="assign to the same person again"),
        pytest.param((ASSIGN,), Assign(block=ORDINARY), "block", id="assign to the same block again"),
        pytest.param(ANSWERED, Assign(question=FIRST), "question", id="assign an answered question"),
        pytest.param(ANSWERED, ASSIGN, None, id="assign when everything is answered"),
        pytest.param(SENT, ASSIGN, None, id="assign after sending"),
        pytest.param((*CAME_BACK, EXPLAIN), ASSIGN, None, id="assign what was answered since it came back"),
        pytest.param((), Take(), None, id="take what nobody was given"),
        pytest.param((), Take(question=FIRST), "question", id="take a question that is not assigned"),
        pytest.param((ASSIGN, Take()), Take(question=FIRST), "question", id="take twice"),
        pytest.param(ANSWERED, Take(question=FIRST), "question", id="take what is answered"),
        pytest.param((), NoteStep(text=" "), "text", id="note nothing"),
        pytest.param((), NoteStep(text="а\x00"), "text", id="note a control character"),
        pytest.param(
            (), NoteStep(text="а", question=SECOND), "question", id="note on a question that is not there"
        ),
        pytest.param(
            (), replace(EXPLAIN, measures=Measures.TAKEN), "measures", id="measures without support"
        ),
        pytest.param((), replace(EXPLAIN, question=SECOND), "question", id="answer what is not asked"),
        pytest.param((), replace(EXPLAIN, text="\ud800"), "text", id="answer with half a sign"),
        pytest.param(SENT, EXPLAIN, None, id="answer after sending"),
        pytest.param(ANSWERED, RecordMeasures(), "question", id="measures that nobody promised"),
        pytest.param(
            (ASSIGN, PROMISE),
            RecordMeasures(taken_on=date(2026, 11, 24)),
            "taken_on",
            id="measures of tomorrow",
        ),
        pytest.param((), SEND, None, id="send without a result"),
        pytest.param(SENT, SEND, None, id="send twice"),
        pytest.param(
            ANSWERED, replace(SEND, sent_on=date(2026, 11, 22)), "sent_on", id="send before it was registered"
        ),
        pytest.param(ANSWERED, replace(SEND, sent_on=date(2026, 11, 24)), "sent_on", id="send tomorrow"),
        pytest.param(
            ANSWERED, replace(SEND, outgoing="7" * 1001), "outgoing", id="an endless outgoing number"
        ),
        pytest.param(ANSWERED, replace(SEND, signer="\x1b"), "signer", id="a signer of control characters"),
        pytest.param(
            ANSWERED, SendAnswer(channel=AnswerChannel.ORAL), "consent", id="an oral answer without consent"
        ),
        pytest.param((), Close(), None, id="close without results"),
        pytest.param(ANSWERED, Close(), None, id="close before sending"),
        pytest.param(PROMISED, Close(), None, id="close on a promise"),
        pytest.param(SENT, Close(closed_on=date(2026, 11, 24)), "closed_on", id="close tomorrow"),
        pytest.param((), Reopen(reason="Просто так"), None, id="reopen what is open"),
        pytest.param(CLOSED, Reopen(reason=" "), "reason", id="reopen without a reason"),
        pytest.param((), Withdraw(withdrawn_on=date(2026, 11, 24)), "withdrawn_on", id="withdraw tomorrow"),
        pytest.param((), Withdraw(reason="о" * 1001), "reason", id="an endless reason"),
        pytest.param((), SetControl(until=date(2026, 11, 22)), "until", id="control until yesterday"),
        pytest.param((SetControl(),), SetControl(), None, id="control twice"),
        pytest.param((), ReleaseControl(), None, id="release what is not on control"),
        pytest.param((FILE,), FILE, "file", id="the same file twice"),
        pytest.param((), Undo(), None, id="undo the registration"),
        pytest.param((ASSIGN, Take()), Undo(txn="1"), "txn", id="undo what is not the last"),
        pytest.param((ASSIGN,), Undo(txn="неизвестно"), "txn", id="undo what never happened"),
    ],
)
def test_a_command_is_refused(
    before: tuple[CaseCommand, ...], command: CaseCommand, field: str | None
) -> None:
    lived = life(*before)
    with pytest.raises(Refusal) as refused:
        lived.do(command)
    assert refused.value.field == field
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize(
    "command",
    [
        CorrectCase(reason="Опечатка", text="Иное"),
        ASSIGN,
        Take(),
        EXPLAIN,
        RecordMeasures(),
        SEND,
        Close(),
        Withdraw(),
    ],
    ids=lambda command: type(command).__name__,
)
@pytest.mark.parametrize("end", [CLOSED, (Withdraw(),)], ids=["closed", "withdrawn"])
def test_an_ended_case_takes_no_more_work(end: tuple[CaseCommand, ...], command: CaseCommand) -> None:
    lived = life(*end)
    with pytest.raises(Refusal, match="завершено"):
        lived.do(command)


@pytest.mark.parametrize(
    "command", [NoteStep(text="Звонила."), FILE, SetControl()], ids=lambda command: type(command).__name__
)
def test_an_ended_case_still_takes_notes_files_and_control(command: CaseCommand) -> None:
    assert life(*CLOSED).do(command).case.status is Status.DONE


def test_a_supported_question_without_measures_stays_on_control() -> None:
    lived = life(*PROMISED)
    assert Mark.CONTROL in lived.case.marks
    assert lived.case.status is Status.WAITING


def test_a_promise_that_is_kept_lets_the_case_close() -> None:
    lived = life(*PROMISED, RecordMeasures(text="Трубу заменили."), Close())
    assert Mark.CONTROL not in lived.case.marks
    assert lived.case.status is Status.DONE


def test_a_case_set_on_control_stays_marked_until_it_is_released() -> None:
    lived = life(SetControl(reason="Поручение Главы"), *CLOSED)
    assert Mark.CONTROL in lived.case.marks
    assert Mark.CONTROL not in lived.do(ReleaseControl()).case.marks


def test_an_oral_answer_on_the_spot_needs_the_recorded_consent() -> None:
    lived = life(EXPLAIN, SendAnswer(channel=AnswerChannel.ORAL, consent=True), Close())
    assert lived.case.sent is not None
    assert lived.case.sent.consent


def test_the_answer_goes_by_the_road_that_was_asked_for_unless_another_is_named() -> None:
    for named, taken in ((None, AnswerChannel.POST), (AnswerChannel.EMAIL, AnswerChannel.EMAIL)):
        sent = life(EXPLAIN, SendAnswer(channel=named)).case.sent
        assert sent is not None
        assert sent.channel is taken


def test_a_withdrawal_keeps_the_statement_of_the_citizen() -> None:
    with pytest.raises(Refusal, match="сначала приложите заявление"):
        life().do(Withdraw(statement=FILE.digest))
    stopped = life(FILE, Withdraw(statement=FILE.digest))
    assert "(п. 5 ст. 5), файл «скан.pdf»" in stopped.history()[-1].text


def test_a_case_cannot_be_closed_before_the_day_of_dispatch() -> None:
    lived = life(*ANSWERED).later(days=2).do(SEND)
    with pytest.raises(Refusal) as refused:
        lived.do(Close(closed_on=lived.case.registered_on))
    assert refused.value.field == "closed_on"


def test_a_case_closes_only_when_each_of_its_questions_has_a_result() -> None:
    lived = pair(ASSIGN, Answer(result=Result.EXPLAINED, question=FIRST))
    with pytest.raises(Refusal, match="Без результата: 2"):
        lived.do(SEND)
    assert lived.do(EXPLAIN, SEND, Close()).case.status is Status.DONE


def test_an_answer_without_a_named_question_goes_to_those_that_wait() -> None:
    lived = pair(replace(PROMISE, question=FIRST), EXPLAIN)
    assert [question.result for question in lived.case.questions] == [Result.SUPPORTED, Result.EXPLAINED]


def test_with_every_question_answered_a_new_result_must_name_its_question() -> None:
    lived = pair(EXPLAIN)
    with pytest.raises(Refusal, match="назовите вопрос"):
        lived.do(PROMISE)
    lived.do(replace(PROMISE, question=SECOND))
    assert lived.case.questions[1].promised


def test_an_executor_leaves_with_the_block_unless_named_anew() -> None:
    lived = life(ASSIGN, Assign(block=OTHER_ORDINARY[0]))
    assert lived.case.questions[0].executor is None
    lived.do(Assign(block=ORDINARY, executor=SOMEBODY_ELSE))
    assert lived.case.questions[0].executor == SOMEBODY_ELSE


def test_a_question_without_a_block_asks_for_one() -> None:
    lived = Life.registered(replace(APPEAL, questions=asked("Нет воды", block=None)))
    with pytest.raises(Refusal) as refused:
        lived.do(ASSIGN)
    assert refused.value.field == "block"


def test_a_reopened_case_can_be_answered_and_sent_anew() -> None:
    lived = life(*CLOSED, Reopen(reason="Не согласна"), PROMISE, SEND)
    assert lived.case.status is Status.WAITING
    assert lived.case.questions[0].promised


TO_OTHER = Assign(executor=SOMEBODY_ELSE)
OF_TWO = (Answer(result=Result.EXPLAINED), SEND, Reopen(reason="Не согласна"))
UNDECIDED = (None, Status.ASSIGNED)
KEPT = (Result.EXPLAINED, Status.AGREEMENT)


@pytest.mark.parametrize(
    ("commands", "stand", "whole"),
    [
        pytest.param((TO_OTHER,), [UNDECIDED, UNDECIDED], Status.ASSIGNED, id="all, where none is named"),
        pytest.param(
            (replace(TO_OTHER, question=FIRST),), [UNDECIDED, KEPT], Status.ASSIGNED, id="the named one"
        ),
        pytest.param(
            (replace(TO_OTHER, question=FIRST), ASSIGN),
            [UNDECIDED, KEPT],
            Status.ASSIGNED,
            id="what has no result first",
        ),
        pytest.param(
            (replace(TO_OTHER, question=FIRST), Take(), replace(EXPLAIN, question=FIRST)),
            [KEPT, KEPT],
            Status.AGREEMENT,
            id="the whole way once more",
        ),
        pytest.param((TO_OTHER, Undo()), [KEPT, KEPT], Status.AGREEMENT, id="taken back"),
        pytest.param((Assign(block=OTHER_ORDINARY[0]),), [UNDECIDED, UNDECIDED], Status.ASSIGNED, id="block"),
    ],
)
def test_questions_of_a_reopened_case_may_be_assigned_anew(
    commands: tuple[CaseCommand, ...],
    stand: list[tuple[Result | None, Status]],
    whole: Status,
) -> None:
    case = pair(ASSIGN, *OF_TWO).do(*commands).case
    assert [(q.result, q.stage) for q in case.questions] == stand
    assert case.status is whole


def test_what_came_back_may_go_to_the_same_executor_once_more() -> None:
    lived = life(*CAME_BACK).do(ASSIGN)
    assert (lived.case.questions[0].executor, lived.case.questions[0].result) == (SOMEBODY, None)
    assert lived.case.questions[0].answer == "Вода пойдёт завтра."
    with pytest.raises(Refusal, match="Так уже назначено"):
        lived.do(ASSIGN)


def test_a_promise_is_given_up_with_its_result() -> None:
    lived = life(*PROMISED, Reopen(reason="Ошибка"))
    assert lived.case.promises
    assert not lived.do(TO_OTHER).case.promises


def test_the_term_of_a_case_that_is_decided_anew_runs_from_its_registration() -> None:
    lived = life()
    due = lived.clocks()["59fz.answer"].due
    again = lived.do(*CAME_BACK, TO_OTHER).clocks()["59fz.answer"]
    assert again.running
    assert again.due == due
    assert again.steps


def test_older_records_of_a_reopened_case_keep_its_results() -> None:
    older = decoded("case", "assigned", READER, f'{{"question":"1","block":"{ORDINARY}"}}'.encode())
    assert isinstance(older, Assigned)
    case = evolve(life().id, life(*CAME_BACK).case, older)
    assert case is not None
    assert case.questions[0].result is Result.EXPLAINED


def test_a_result_found_wrong_after_sending_is_mended_by_taking_the_case_back() -> None:
    lived = life(*SENT)
    with pytest.raises(Refusal, match="верните дело в работу"):
        lived.do(PROMISE)
    assert lived.do(Reopen(reason="Ошибка в результате"), PROMISE).case.questions[0].promised
