"""Requests to other bodies: several at once, each with its fifteen days; what they do to the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.requests import Remind, Reply, Request
from mcu_desktop.domain.cases.clocks import binding, clocks
from mcu_desktop.domain.cases.commands import Answer, Assign, Attach, CaseCommand, SendAnswer, Take, Undo
from mcu_desktop.domain.vocabulary import QuestionId, Regime, Result, Status
from mcu_desktop.problems import Refusal
from tests.forks import at_once, told
from tests.offices import APPEAL, COURT, INSPECTION, POLICE, SOMEBODY, TODAY, Life, asked, kinel_terms

FIRST, SECOND = QuestionId("1"), QuestionId("2")
IN_WORK = (Assign(executor=SOMEBODY), Take())
EXPLAIN = Answer(result=Result.EXPLAINED)
ASK = Request(body=INSPECTION, text="Акт осмотра", outgoing="01-1")
ASK_POLICE = Request(body=POLICE, text="Справка", outgoing="01-2")
TWO = replace(APPEAL, questions=asked("Нет воды", "Яма"))


def life(*commands: CaseCommand) -> Life:
    return Life.registered().do(*commands)


def ends(case: Case) -> dict[str, str | None]:
    """The days on which the bodies' terms stopped, by request."""
    return {
        clock.about: clock.stopped_on.isoformat() if clock.stopped_on else None
        for clock in clocks(case, kinel_terms())
        if clock.norm == "59fz.request"
    }


def test_each_request_has_its_fifteen_days_and_each_reply_ends_its_own() -> None:
    case = life(ASK, ASK_POLICE, Reply(outgoing="01-2", text="Справка есть.")).case
    assert ends(case) == {"01-1": None, "01-2": "2026-11-23"}
    assert [request.outgoing for request in case.awaited] == ["01-1"]


def test_the_term_is_counted_from_the_day_it_was_sent_and_explained() -> None:
    clock = life(ASK).clocks()["59fz.request"]
    assert (clock.title, clock.due) == ("Ответ другого органа на запрос документов № 01-1", "2026-12-08")
    assert "10 Федерального закона № 59-ФЗ" in clock.steps[0].why


def test_the_term_of_another_body_does_not_bind_the_case() -> None:
    least = binding(clocks(life(ASK).case, kinel_terms()))
    assert least is not None
    assert least.norm == "59fz.answer"


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param((*IN_WORK, ASK), Status.WAITING, id="in work and waits"),
        pytest.param((*IN_WORK, ASK, Reply()), Status.IN_WORK, id="replied"),
        pytest.param((*IN_WORK, ASK, ASK_POLICE, Reply(outgoing="01-1")), Status.WAITING, id="one of two"),
        pytest.param((ASK,), Status.REGISTERED, id="nobody was given it: that comes first"),
        pytest.param((*IN_WORK, ASK, EXPLAIN), Status.AGREEMENT, id="answered without it"),
    ],
)
def test_a_case_in_work_waits_while_a_request_is_open(
    before: tuple[CaseCommand, ...], status: Status
) -> None:
    assert life(*before).case.status is status


def test_only_the_question_that_asks_waits() -> None:
    case = Life.registered(TWO).do(*IN_WORK, replace(ASK, question=SECOND)).case
    assert [case.stage_of(question) for question in case.questions] == [Status.IN_WORK, Status.WAITING]
    assert case.status is Status.IN_WORK


def test_a_case_waits_when_all_that_is_left_of_it_waits() -> None:
    case = Life.registered(TWO).do(*IN_WORK, replace(ASK, question=SECOND), replace(EXPLAIN, question=FIRST))
    assert case.case.status is Status.WAITING


@pytest.mark.parametrize(
    ("before", "command", "field", "why"),
    [
        pytest.param((), replace(ASK, body=COURT), "body", "У судов", id="court"),
        pytest.param((), replace(ASK, body=SOMEBODY), "body", "нет в справочнике", id="not in the directory"),
        pytest.param((), replace(ASK, text=" "), "text", "не заполнено", id="no text"),
        pytest.param((), replace(ASK, outgoing=""), "outgoing", "не заполнено", id="no number"),
        pytest.param((ASK,), ASK, "outgoing", "уже есть", id="the same number"),
        pytest.param((), replace(ASK, sent_on=TODAY + timedelta(days=1)), "sent_on", "будущем", id="future"),
        pytest.param(
            (), replace(ASK, sent_on=date(2026, 1, 1)), "sent_on", "раньше дня", id="before it came"
        ),
        pytest.param((EXPLAIN,), ASK, None, "уже дан ответ", id="answered"),
        pytest.param((EXPLAIN, SendAnswer()), ASK, None, "отправлен", id="sent"),
        pytest.param((), Reply(), "outgoing", "нет", id="nothing to reply to"),
        pytest.param((ASK, ASK_POLICE), Reply(), "outgoing", "несколько", id="which of two"),
        pytest.param((ASK,), Reply(outgoing="9"), "outgoing", "Есть: 01-1", id="unknown request"),
        pytest.param((ASK, Reply()), Reply(outgoing="01-1"), "outgoing", "уже ответили", id="replied"),
        pytest.param((ASK,), Reply(files=("акт.pdf",)), "files", "сначала приложите", id="no such file"),
        pytest.param((ASK, Reply()), Remind(), "outgoing", "нет", id="nothing to remind of"),
    ],
)
def test_what_is_refused(
    before: tuple[CaseCommand, ...], command: CaseCommand, field: str | None, why: str
) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        life(*before).do(command)
    assert refused.value.field == field


def test_a_message_asks_no_body_by_this_law() -> None:
    with pytest.raises(Refusal, match="только по обращению"):
        Life.registered(replace(APPEAL, regime=Regime.POS)).do(ASK)


def test_a_reply_is_not_earlier_than_its_request() -> None:
    with pytest.raises(Refusal, match="раньше запроса"):
        life().later(days=3).do(ASK, Reply(received_on=TODAY))


def test_the_history_tells_request_reminder_and_reply() -> None:
    file = Attach(digest="a" * 64, name="акт.pdf", media_type="application/pdf", size=1)
    lived = life(file, ASK, Remind(text="По телефону"), Reply(text="Акт получен.", files=("акт.pdf",)))
    assert [line.text for line in lived.history()[-3:]] == [
        "Запрос № 01-1 от 23.11.2026 в орган «Жилищная инспекция»: Акт осмотра",
        "О запросе № 01-1 напомнили 23.11.2026: По телефону",
        "На запрос № 01-1 («Жилищная инспекция») ответили 23.11.2026: Акт получен.",
    ]
    assert lived.case.replies[0].files == ("a" * 64,)


def test_a_reply_may_come_after_the_answer_and_may_be_taken_back() -> None:
    lived = life(ASK, EXPLAIN, SendAnswer(), Reply())
    assert lived.case.awaited == ()
    assert len(lived.do(Undo()).case.awaited) == 1


def test_of_two_replies_written_at_once_the_first_holds() -> None:
    both = at_once(life(ASK), (Reply(text="Да."),), (Reply(text="Нет."),))
    case = told(both).case
    assert case is not None
    assert [reply.text for reply in case.replies] == ["Да."]
    assert ends(case) == {"01-1": "2026-11-23"}
