"""Forwarding: whole or in part, to one body or several; what the law asks of each ground."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.clocks import binding, clocks
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    Reopen,
    SendAnswer,
    Undo,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Mark, QuestionId, Regime, Result, Status, Way
from mcu_desktop.problems import Refusal
from tests.forks import at_once, told
from tests.offices import (
    APPEAL,
    COURT,
    GOVERNOR,
    INSPECTION,
    ORDINARY,
    POLICE,
    SOMEBODY,
    TODAY,
    Life,
    asked,
    kinel_terms,
)

FIRST, SECOND = QuestionId("1"), QuestionId("2")
EXPLAIN = Answer(result=Result.EXPLAINED)
FORWARD = Forward(bodies=(INSPECTION,), outgoing=("01-1",), notified_on=TODAY)
MIGRATION = replace(FORWARD, ground=Way.MIGRATION, bodies=(POLICE, GOVERNOR), outgoing=("01-1", "01-2"))
COPIES = replace(FORWARD, ground=Way.SEVERAL, bodies=(INSPECTION, POLICE))
CRIME = replace(FORWARD, ground=Way.CRIME, bodies=(POLICE,), notified_on=None)
UNSIGNED = replace(APPEAL, applicants=())
TWO = replace(APPEAL, questions=asked("Нет воды", "Яма"))
TOMORROW = TODAY + timedelta(days=1)


def life(*commands: CaseCommand, of: RegisterCase = APPEAL) -> Life:
    return Life.registered(of).do(*commands)


def running(case: Case) -> set[str]:
    return {clock.norm for clock in clocks(case, kinel_terms()) if clock.running}


@pytest.mark.parametrize(
    ("of", "forward", "norm"),
    [
        pytest.param(APPEAL, FORWARD, "59fz.forward", id="to one body"),
        pytest.param(APPEAL, MIGRATION, "59fz.migration", id="migration"),
        pytest.param(APPEAL, replace(COPIES, own_part=False), "59fz.multi", id="several, no own part"),
        pytest.param(UNSIGNED, CRIME, "59fz.anonymous", id="unsigned, of a crime"),
    ],
)
def test_a_forwarded_case_leaves_the_flow_and_all_its_terms_end(
    of: RegisterCase, forward: Forward, norm: str
) -> None:
    lived = life(forward, of=of)
    assert (lived.case.status, lived.case.out_on) == (Status.OUT, TODAY)
    assert lived.case.questions[0].result is Result.FORWARDED
    assert running(lived.case) == set()
    assert lived.clocks()[norm].stopped_on == TODAY
    assert {clock.norm for clock in lived.case.stopped} >= {norm, "59fz.answer"}


def test_the_term_begun_by_the_decision_ends_with_the_sending() -> None:
    chosen = life(ChooseCourse(way=Way.FORWARD))
    least = binding(clocks(chosen.case, kinel_terms()))
    assert least is not None
    assert (least.norm, least.due) == ("59fz.forward", "2026-11-30")
    assert running(chosen.do(FORWARD).case) == set()


def test_a_part_is_forwarded_and_the_rest_stays_in_work() -> None:
    lived = life(Assign(executor=SOMEBODY), replace(FORWARD, questions=(SECOND,)), of=TWO)
    assert [q.result for q in lived.case.questions] == [None, Result.FORWARDED]
    assert (lived.case.status, lived.case.out_on) == (Status.ASSIGNED, None)
    assert running(lived.case) == {"59fz.answer"}
    sent = lived.do(replace(EXPLAIN, question=FIRST), SendAnswer(), Close()).case
    assert sent.status is Status.DONE


def test_parts_that_leave_on_different_days_have_each_its_own_end() -> None:
    """The second one left after the term: it is told as late, the first one is not."""
    first, second = (replace(FORWARD, questions=(id_,)) for id_ in (FIRST, SECOND))
    lived = life(first, of=TWO).later(days=9).do(replace(second, notified_on=TODAY + timedelta(days=9)))
    ends = [
        (clock.title.partition(" (")[2], clock.stopped_on)
        for clock in clocks(lived.case, kinel_terms())
        if clock.norm == "59fz.forward"
    ]
    assert ends == [("вопрос 1)", TODAY), ("вопрос 2)", date(2026, 12, 2))]
    assert ["с опозданием" in line.text for line in lived.history()[-2:]] == [False, True]


def test_copies_leave_the_own_part_in_work_on_the_merits() -> None:
    lived = life(ChooseCourse(way=Way.SEVERAL), COPIES)
    assert (lived.case.questions[0].result, lived.case.questions[0].course) == (None, Way.MERITS)
    assert running(lived.case) == {"59fz.answer"}
    assert not lived.clocks()["59fz.multi"].running


def test_late_sending_is_recorded_and_told_as_late() -> None:
    lived = Life.registered().later(days=9).do(replace(FORWARD, notified_on=TODAY + timedelta(days=9)))
    clock = lived.clocks()["59fz.forward"]
    assert (clock.due, clock.stopped_on) == ("2026-11-30", date(2026, 12, 2))
    assert "Направлено по компетенции 02.12.2026 с опозданием (ч. 3 ст. 8" in lived.history()[-1].text


def test_the_citizen_told_later_than_the_term_is_late_too() -> None:
    told_late = replace(FORWARD, sent_on=TODAY, notified_on=TODAY + timedelta(days=9))
    assert Life.registered().later(days=9).do(told_late).clocks()["59fz.forward"].stopped_on == date(
        2026, 12, 2
    )


def test_the_history_tells_bodies_numbers_notice_and_what_was_asked() -> None:
    wish = replace(FORWARD, notice="01-2", ask_result_by=TODAY + timedelta(days=30))
    assert [line.text for line in life(wish).history()[-2:]] == [
        (
            "Направлено по компетенции 23.11.2026 (ч. 3 ст. 8 Закона № 59-ФЗ): «Жилищная инспекция», "
            "исх. № 01-1. Гражданину сообщено 23.11.2026, исх. № 01-2. "
            "О результатах просили сообщить до 23.12.2026."
        ),
        "Поставлено на контроль до 23.12.2026: Запрошен результат: Жилищная инспекция",
    ]


def test_asking_for_the_result_puts_the_case_on_control_until_it_comes() -> None:
    case = life(replace(FORWARD, ask_result_by=TODAY + timedelta(days=30))).case
    assert case.control is not None
    assert case.control.until == date(2026, 12, 23)
    assert Mark.CONTROL in case.marks


def test_an_earlier_control_stays_and_a_later_one_moves_forward() -> None:
    early, late = (SetControl(reason="Глава", until=TODAY + timedelta(days=days)) for days in (3, 60))
    wish = replace(FORWARD, ask_result_by=TODAY + timedelta(days=30))
    kept, moved = (life(control, wish).case.control for control in (early, late))
    assert kept is not None
    assert moved is not None
    assert kept.until == date(2026, 11, 26)
    assert (moved.until, moved.reason) == (
        date(2026, 12, 23),
        "Глава; Запрошен результат: Жилищная инспекция",
    )


def test_taking_it_back_brings_questions_terms_and_control_back() -> None:
    before = life(Assign(executor=SOMEBODY))
    after = life(Assign(executor=SOMEBODY), replace(FORWARD, ask_result_by=TOMORROW), Undo())
    assert after.case == before.case


def test_reopened_it_is_decided_anew() -> None:
    case = life(ChooseCourse(way=Way.FORWARD), FORWARD, Reopen(reason="Вернули: не их вопрос")).case
    assert (case.questions[0].result, case.questions[0].course) == (None, None)
    assert "59fz.answer" in running(case)


NOBODY = CardId("f" * 32)
REFUSED = [
    pytest.param(APPEAL, (), replace(FORWARD, bodies=(NOBODY,)), "bodies", "нет в справочнике", id="unknown"),
    pytest.param(APPEAL, (), replace(FORWARD, bodies=()), "bodies", "Укажите", id="no body"),
    pytest.param(
        APPEAL, (), replace(COPIES, bodies=(POLICE, POLICE)), "bodies", "дважды", id="one body twice"
    ),
    pytest.param(
        APPEAL,
        (),
        replace(FORWARD, bodies=(INSPECTION, POLICE)),
        "ground",
        "нескольким органам",
        id="two by 8(3)",
    ),
    pytest.param(
        APPEAL,
        (),
        replace(COPIES, bodies=(INSPECTION,), own_part=False),
        "bodies",
        "несколько органов",
        id="copies to one",
    ),
    pytest.param(
        APPEAL, (), replace(MIGRATION, bodies=(POLICE, COURT)), "bodies", "оба органа", id="no governor"
    ),
    pytest.param(
        APPEAL, (), replace(MIGRATION, bodies=(GOVERNOR, COURT)), "bodies", "оба органа", id="no police"
    ),
    pytest.param(APPEAL, (), CRIME, "ground", "Автор известен", id="crime, signed"),
    pytest.param(APPEAL, (), replace(FORWARD, ground=Way.COURT), "ground", "не направляют", id="no such way"),
    pytest.param(
        APPEAL, (), replace(FORWARD, own_part=True), "own_part", "ч. 4 ст. 8", id="own part by 8(3)"
    ),
    pytest.param(APPEAL, (), replace(FORWARD, notified_on=None), "notified_on", "уведомлён", id="not told"),
    pytest.param(
        UNSIGNED, (), replace(CRIME, notified_on=TODAY), "notified_on", "некому", id="nobody to tell"
    ),
    pytest.param(APPEAL, (), replace(FORWARD, sent_on=TOMORROW), "sent_on", "будущем", id="future"),
    pytest.param(
        APPEAL, (), replace(FORWARD, sent_on=date(2026, 11, 1)), "sent_on", "раньше дня", id="before it came"
    ),
    pytest.param(APPEAL, (), replace(FORWARD, outgoing=()), "outgoing", "Нужен", id="no number"),
    pytest.param(
        APPEAL, (), replace(COPIES, outgoing=("1", "2", "3")), "outgoing", "Нужен", id="too many numbers"
    ),
    pytest.param(
        APPEAL,
        (),
        replace(FORWARD, ask_result_by=date(2026, 11, 1)),
        "ask_result_by",
        "прошёл",
        id="result in the past",
    ),
    pytest.param(
        APPEAL,
        (ChooseCourse(way=Way.UNREADABLE),),
        FORWARD,
        "questions",
        "не читается",
        id="unreadable",
    ),
    pytest.param(
        TWO,
        (replace(EXPLAIN, question=FIRST),),
        replace(FORWARD, questions=(FIRST,)),
        "questions",
        "уже дан ответ",
        id="answered",
    ),
    pytest.param(
        TWO, (), replace(FORWARD, questions=(QuestionId("7"),)), "question", "нет", id="no question"
    ),
    pytest.param(APPEAL, (EXPLAIN, SendAnswer()), FORWARD, None, "отправлен", id="sent"),
    pytest.param(APPEAL, (FORWARD,), FORWARD, None, "завершено", id="twice"),
    pytest.param(replace(APPEAL, regime=Regime.POS), (), FORWARD, None, "№ 59-ФЗ", id="a message"),
]


@pytest.mark.parametrize(("of", "before", "forward", "field", "why"), REFUSED)
def test_what_the_law_forbids_is_refused(
    of: RegisterCase, before: tuple[CaseCommand, ...], forward: Forward, field: str | None, why: str
) -> None:
    lived = life(*before, of=of)
    with pytest.raises(Refusal, match=why) as refused:
        lived.do(forward)
    assert refused.value.field == field


def test_two_who_forward_at_once_to_different_bodies_leave_both_letters() -> None:
    case = told(at_once(life(), (FORWARD,), (replace(FORWARD, bodies=(POLICE,), outgoing=("02-1",)),))).case
    assert case is not None
    assert [one.bodies for one in case.forwardings] == [(INSPECTION,), (POLICE,)]
    assert case.status is Status.OUT


def test_forwarded_while_somebody_took_the_question_away_it_comes_back() -> None:
    only = asked("Нет воды", block=ORDINARY)
    away = CorrectCase(reason="Лишний", questions=only)
    case = told(at_once(life(of=TWO), (away,), (replace(FORWARD, questions=(SECOND,)),))).case
    assert case is not None
    assert [question.result for question in case.questions] == [None, Result.FORWARDED]
