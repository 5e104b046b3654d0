"""How appeals leave without an answer on the merits: article 11, returns, the end of a correspondence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.correspondence import CorrespondenceEnded, EndCorrespondence
from mcu_desktop.domain.cases.chapters.returning import Return, ReturnGround
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.commands import Answer, CaseCommand, Reopen, SendAnswer, Undo
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import AnswerChannel, CaseId, Kind, QuestionId, Regime, Result, Status
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, IVANOV, SOMEBODY, TODAY, Life, asked, rules

ANONYMOUS = replace(APPEAL, applicants=(Applicant(surname="Петрова"),))
NOBODY = replace(APPEAL, applicants=())
MESSAGE = replace(APPEAL, regime=Regime.POS)
COMPLAINT = replace(APPEAL, kind=Kind.COMPLAINT)
TWO = replace(APPEAL, questions=asked("Нет воды", "Яма"))
ONE, SECOND = QuestionId("1"), QuestionId("2")
PAGE = "https://kinel.example.ru/answers/12"
TOLD: dict[str, Any] = {"notified_on": TODAY, "outgoing": "01-12/345"}
ANSWERED = (Answer(result=Result.EXPLAINED, text="Дано разъяснение."),)


def leave(ground: Ground, **details: Any) -> LeaveUnanswered:
    return LeaveUnanswered(ground=ground, **details)


@pytest.mark.parametrize(
    ("appeal", "command", "norm"),
    [
        pytest.param(ANONYMOUS, leave(Ground.ANONYMOUS), None, id="11(1): no address"),
        pytest.param(NOBODY, leave(Ground.ANONYMOUS), None, id="11(1): no name"),
        pytest.param(APPEAL, leave(Ground.ABUSE, no_question=True, **TOLD), "59fz.abuse", id="11(3)"),
        pytest.param(APPEAL, leave(Ground.UNREADABLE, **TOLD), "59fz.unreadable", id="11(4): readable name"),
        pytest.param(NOBODY, leave(Ground.UNREADABLE), "59fz.unreadable", id="11(4): nothing readable"),
        pytest.param(APPEAL, leave(Ground.NO_ESSENCE, **TOLD), "59fz.no-essence", id="11(4.1)"),
        pytest.param(APPEAL, leave(Ground.PUBLISHED, page=PAGE, **TOLD), "59fz.published", id="11(5.1)"),
        pytest.param(APPEAL, leave(Ground.SECRET, **TOLD), "59fz.secret", id="11(6)"),
        pytest.param(APPEAL, Return(ground=ReturnGround.COURT, outgoing="7"), "59fz.court", id="11(2)"),
        pytest.param(
            COMPLAINT, Return(ground=ReturnGround.COMPLAINT, outgoing="7"), "59fz.return", id="8(7)"
        ),
    ],
)
def test_an_appeal_leaves_without_an_answer_and_its_terms_end(
    appeal: RegisterCase, command: CaseCommand, norm: str | None
) -> None:
    life = Life.registered(appeal).do(command)
    assert (life.case.status, life.case.out_on) == (Status.OUT, TODAY)
    assert [question.result for question in life.case.questions] == [Result.LEFT]
    clocks = life.clocks()
    assert [name for name, clock in clocks.items() if clock.running] == []
    assert all(clock.held for clock in clocks.values()), "a later calendar does not move them"
    assert norm is None or clocks[norm].stopped_on == TODAY


@pytest.mark.parametrize(
    ("appeal", "command", "field", "because"),
    [
        (APPEAL, leave(Ground.ANONYMOUS), "ground", "не анонимное"),
        (ANONYMOUS, leave(Ground.ANONYMOUS, unlawful=True), "unlawful", "компетентный орган"),
        (ANONYMOUS, leave(Ground.ANONYMOUS, **TOLD), "notified_on", "Сообщать некому"),
        (APPEAL, leave(Ground.ABUSE, **TOLD), "no_question", "на него надо ответить"),
        (APPEAL, leave(Ground.UNREADABLE), "notified_on", "сообщено гражданину"),
        (APPEAL, leave(Ground.NO_ESSENCE, notified_on=TODAY), "outgoing", "исходящий номер"),
        (APPEAL, leave(Ground.SECRET, outgoing="7"), "notified_on", "сообщено гражданину"),
        (APPEAL, leave(Ground.PUBLISHED, **TOLD), "page", "не заполнено"),
        (APPEAL, leave(Ground.PUBLISHED, page="http://kinel.ru/12", **TOLD), "page", "https"),
        (APPEAL, leave(Ground.PUBLISHED, page="https://kinel", **TOLD), "page", "целиком"),
        (APPEAL, leave(Ground.SECRET, page=PAGE, **TOLD), "page", "только для опубликованного"),
        (
            APPEAL,
            leave(Ground.SECRET, left_on=TODAY, notified_on=TODAY - timedelta(days=1), outgoing="7"),
            "notified_on",
            "раньше",
        ),
        (MESSAGE, leave(Ground.NO_ESSENCE, **TOLD), None, "только обращение"),
        (MESSAGE, Return(ground=ReturnGround.COURT, outgoing="7"), None, "только обращение"),
        (APPEAL, Return(ground=ReturnGround.COMPLAINT, outgoing="7"), "ground", "другого вида"),
        (APPEAL, Return(ground=ReturnGround.COURT), "outgoing", "исходящий номер"),
        (NOBODY, Return(ground=ReturnGround.COURT, outgoing="7"), "ground", "некому"),
    ],
)
def test_what_the_law_does_not_let_leave_is_refused(
    appeal: RegisterCase, command: CaseCommand, field: str | None, because: str
) -> None:
    with pytest.raises(Refusal, match=because) as refused:
        Life.registered(appeal).do(command)
    assert refused.value.field == field


def test_one_question_leaves_and_the_others_are_answered() -> None:
    life = Life.registered(TWO).do(leave(Ground.PUBLISHED, questions=(SECOND,), page=PAGE, **TOLD))
    assert not life.case.ended
    assert life.clocks()["59fz.answer"].running
    with pytest.raises(Refusal, match="уже дан ответ"):
        life.do(leave(Ground.SECRET, questions=(SECOND,), **TOLD))
    life.do(*ANSWERED, SendAnswer())
    assert life.case.status is Status.WAITING


def test_a_citizen_may_ask_for_a_written_answer_all_the_same() -> None:
    life = Life.registered().do(leave(Ground.PUBLISHED, page=PAGE, **TOLD), Reopen(reason="Просит ответить"))
    assert life.case.unanswered
    assert life.clocks()["59fz.answer"].running
    life.do(*ANSWERED, SendAnswer())
    assert life.case.status is Status.WAITING


def test_taking_it_back_lets_the_terms_run_again() -> None:
    life = Life.registered().do(leave(Ground.SECRET, **TOLD), Undo())
    assert (life.case.status, life.case.left) == (Status.REGISTERED, ())
    assert set(life.clocks()) == {"59fz.register", "59fz.answer"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            leave(Ground.PUBLISHED, page=PAGE, **TOLD),
            "(ч. 5.1 ст. 11 Закона № 59-ФЗ). Гражданину сообщено 23.11.2026, исх. № 01-12/345. Ответ: https://",
        ),
        (
            Return(ground=ReturnGround.COURT, outgoing="7", papers="обращение на 2 л."),
            "Разъяснено: порядок обжалования судебного решения. Возвращено: обращение на 2 л.",
        ),
    ],
)
def test_the_history_tells_why_and_whom(command: CaseCommand, said: str) -> None:
    assert said in Life.registered().do(command).history()[-1].text


# ---------------------------------------------------------------------- the end of a correspondence


def earlier(number: str, command: RegisterCase = APPEAL, *, channel: AnswerChannel | None = None) -> Case:
    """A case that was answered in writing a month ago."""
    life = Life.registered(command, at=rules(TODAY - timedelta(days=40))).later(days=10)
    life.do(*ANSWERED, SendAnswer(channel=channel, consent=True, outgoing=number))
    return life.case._replace(id=CaseId(number * 32), number=f"П-А-{number}/26")


FIRST, AGAIN, FOREIGN, ORAL = (
    earlier("1"),
    earlier("2"),
    earlier("3", replace(APPEAL, applicants=(IVANOV,))),
    earlier("4", channel=AnswerChannel.ORAL),
)
OPEN = FIRST._replace(id=CaseId("5" * 32), number="П-А-5/26", sent=None)
KNOWN = {case.id: case for case in (FIRST, AGAIN, FOREIGN, ORAL, OPEN)}


def written_to_often(command: RegisterCase = APPEAL) -> Life:
    life = Life.registered(command)
    life.rules = replace(
        life.rules, other=KNOWN.get, same_person=lambda one, other: one.applicants == other.applicants
    )
    return life


def end(*cases: Case, **changes: Any) -> EndCorrespondence:
    details: dict[str, Any] = {"decided_by": SOMEBODY, "no_new_reasons": True, **TOLD, **changes}
    return EndCorrespondence(earlier=tuple(case.id for case in cases), **details)


def test_a_correspondence_ends_with_the_list_of_what_was_answered() -> None:
    life = written_to_often().do(end(AGAIN, FIRST))
    fact = life.case.left[0]
    assert isinstance(fact, CorrespondenceEnded)
    assert [(one.number, one.outgoing) for one in fact.earlier] == [("П-А-1/26", "1"), ("П-А-2/26", "2")]
    assert life.case.status is Status.OUT
    assert life.clocks()["59fz.end-correspondence"].stopped_on == TODAY
    assert "Прежние ответы: № П-А-1/26 – 24.10.2026, исх. № 1; № П-А-2/26" in life.history()[-1].text


@pytest.mark.parametrize(
    ("command", "field", "because"),
    [
        (end(FIRST), "earlier", "не меньше чем 2 письменных ответа"),
        (end(FIRST, FIRST), "earlier", "указано: 1"),
        (end(FIRST, FOREIGN), "earlier[1]", "подал другой человек"),
        (end(ORAL, FIRST), "earlier[0]", "письменного ответа в нём нет"),
        (end(FIRST, OPEN), "earlier[1]", "письменного ответа в нём нет"),
        (end(FIRST, FIRST._replace(id=CaseId("9" * 32))), "earlier[1]", "дела нет"),
        (end(FIRST, AGAIN, no_new_reasons=False), "no_new_reasons", "новых доводов"),
        (end(FIRST, AGAIN, decided_by="кто-то"), "decided_by", "кто принял решение"),
        (end(FIRST, AGAIN, notified_on=None), "notified_on", "сообщено гражданину"),
        (end(FIRST, AGAIN, outgoing=""), "outgoing", "исходящий номер"),
    ],
)
def test_a_correspondence_goes_on_where_a_condition_lacks(
    command: EndCorrespondence, field: str, because: str
) -> None:
    with pytest.raises(Refusal, match=because) as refused:
        written_to_often().do(command)
    assert refused.value.field == field


def test_a_correspondence_is_ended_within_the_term_of_the_answer() -> None:
    life = written_to_often().later(days=31)
    late = life.rules.today
    with pytest.raises(Refusal, match="на это обращение надо ответить"):
        life.do(end(FIRST, AGAIN, notified_on=late))


def test_the_office_says_how_often_is_often() -> None:
    life = written_to_often()
    office = life.rules.office
    thrice = replace(office, administration=replace(office.administration, answers_to_end=3))
    life.rules = replace(life.rules, office=thrice)
    with pytest.raises(Refusal, match="не меньше чем 3 письменных ответа"):
        life.do(end(FIRST, AGAIN))
