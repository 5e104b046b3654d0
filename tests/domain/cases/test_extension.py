"""Extension: once, in time, told to the citizen, by no more than the law lets; the chain that explains it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId, Person
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend, ExtensionGround
from mcu_desktop.domain.cases.chapters.requests import Request
from mcu_desktop.domain.cases.clocks import binding, clocks
from mcu_desktop.domain.cases.commands import Answer, CaseCommand, Reopen, SendAnswer, Undo
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Covering
from mcu_desktop.domain.vocabulary import Mark, Regime, Result, Way
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, INSPECTION, SIGNIFICANT, TODAY, Life, asked, kinel, rules

HEAD = next(person for person, card in kinel().people.items() if {Duty.HEAD, Duty.CURATOR} & set(card.duties))
CLERK = CardId("d" * 32)
OFFICE = replace(kinel(), people={**kinel().people, CLERK: Person(post="Делопроизводитель")})
EXTEND = Extend(reason="Нужен осмотр", decided_by=HEAD, notified_on=TODAY, notice="01-7")
EXPLAIN = Answer(result=Result.EXPLAINED)
REOPENED = (EXPLAIN, SendAnswer(), Reopen(reason="Ошибка"))
ASK = Request(body=INSPECTION, text="Акт осмотра", outgoing="01-1")
UNSIGNED = replace(APPEAL, applicants=())
FIRST_END = date(2026, 12, 23)
SIGNIFICANT_APPEAL = replace(APPEAL, questions=asked("Нет воды", block=SIGNIFICANT))


def life(*commands: CaseCommand, of: RegisterCase = APPEAL) -> Life:
    return Life.registered(of, at=replace(rules(), office=OFFICE)).do(*commands)


def test_the_answer_is_due_thirty_days_after_the_unshifted_end_of_the_first_term() -> None:
    before, after = life().clocks()["59fz.answer"], life(EXTEND).clocks()["59fz.answer"]
    assert (before.due, after.due) == ("2026-12-23", "2027-01-22")


def test_the_chain_goes_from_the_registration_over_the_first_term_to_the_new_end() -> None:
    steps = life(EXTEND).clocks()["59fz.answer"].steps
    assert [step.after for step in steps] == [
        "2026-11-23",
        "2026-11-24",
        "2026-12-23",
        "2026-12-23",
        "2026-12-24",
        "2027-01-22",
    ]
    assert "ч. 2 ст. 12" in steps[3].why
    assert life(EXTEND).clocks()["59fz.answer"].deadline.brief == (
        "Регистрация 23.11.2026 + 30 календарных дней, продлено до 22.01.2027"
    )


def test_an_end_shifted_by_days_off_is_extended_from_where_it_was() -> None:
    """30 days from 1 December end on the 31st, a day off: due on the 30th, extended from the 31st."""
    here = replace(rules(date(2026, 12, 1)), office=OFFICE)
    lived = Life.registered(at=here).do(replace(EXTEND, notified_on=date(2026, 12, 1)))
    clock = lived.clocks()["59fz.answer"]
    assert [step.after for step in clock.steps[2:4]] == ["2026-12-31", "2026-12-31"]
    assert clock.deadline.raw == date(2027, 1, 30)
    assert clock.due == "2027-01-29"


def test_a_shorter_extension_ends_on_the_named_day() -> None:
    clock = life(replace(EXTEND, until=date(2026, 12, 30))).clocks()["59fz.answer"]
    assert clock.due == "2026-12-30"
    assert clock.steps[-1].why == "Последний день указан в решении"


def test_only_the_answer_moves_and_the_chain_says_so() -> None:
    lived = life(EXTEND, of=SIGNIFICANT_APPEAL)
    least = binding(clocks(lived.case, lived.rules.terms))
    assert least is not None
    assert (least.norm, least.due) == ("local.accelerated", "2026-12-23")
    assert "ускоренного решения" in lived.clocks()["59fz.answer"].steps[-1].why


def test_twenty_days_of_a_migration_case_are_extended_by_thirty() -> None:
    letter = Covering(body="Правительство", number="1", dated=TODAY)
    lived = life(ChooseCourse(way=Way.MIGRATION_REGION), EXTEND, of=replace(APPEAL, covering=letter))
    ends = {norm: clock.due for norm, clock in lived.clocks().items() if clock.running}
    assert ends == {"59fz.answer": "2027-01-12", "59fz.migration-region": "2027-01-12"}


def test_an_extended_case_bears_its_mark_and_an_undo_takes_all_of_it_back() -> None:
    lived = life(EXTEND)
    assert Mark.EXTENDED in lived.case.marks
    assert lived.do(Undo()).case == life().case


def test_the_end_stays_as_it_stood_when_the_answer_went_out() -> None:
    sent = life(EXTEND, EXPLAIN, SendAnswer())
    assert {clock.norm: clock.due for clock in sent.case.stopped}["59fz.answer"] == "2027-01-22"


def test_what_was_decided_in_time_may_be_written_down_later() -> None:
    lived = life().later(days=40).do(EXTEND)
    assert lived.clocks()["59fz.answer"].due == "2027-01-22"


def test_the_history_tells_who_decided_why_and_that_the_citizen_knows() -> None:
    assert life(EXTEND).history()[-1].text == (
        f"Срок ответа продлён до 22.01.2027 решением от 23.11.2026 ({kinel().people[HEAD].title}; "
        "ч. 2 ст. 12 Закона № 59-ФЗ): исключительный случай. Нужен осмотр. "
        "Гражданину сообщено 23.11.2026, исх. № 01-7."
    )


@pytest.mark.parametrize(
    ("of", "before", "extend", "field", "why"),
    [
        pytest.param(APPEAL, (EXTEND,), EXTEND, None, "уже продлён до 22.01.2027", id="twice"),
        pytest.param(APPEAL, (EXTEND, *REOPENED), EXTEND, None, "уже продлён", id="twice, reopened"),
        pytest.param(APPEAL, (EXPLAIN, SendAnswer()), EXTEND, None, "отправлен", id="sent"),
        pytest.param(replace(APPEAL, regime=Regime.POS), (), EXTEND, None, "№ 59-ФЗ", id="a message"),
        pytest.param(APPEAL, (), replace(EXTEND, reason=" "), "reason", "не заполнено", id="no reason"),
        pytest.param(
            APPEAL, (), replace(EXTEND, notified_on=None), "notified_on", "уведомлён", id="nobody told"
        ),
        pytest.param(UNSIGNED, (), EXTEND, "notified_on", "некому", id="nobody to tell"),
        pytest.param(
            APPEAL,
            (),
            replace(EXTEND, until=date(2027, 1, 23)),
            "until",
            "не больше чем на 30 дней – до 22.01.2027",
            id="too long",
        ),
        pytest.param(APPEAL, (), replace(EXTEND, until=FIRST_END), "until", "и так истекает", id="no longer"),
        pytest.param(
            APPEAL, (), replace(EXTEND, decided_by=CLERK), "decided_by", "руководитель", id="a clerk decides"
        ),
        pytest.param(
            APPEAL,
            (),
            replace(EXTEND, ground=ExtensionGround.REQUEST),
            "ground",
            "Запроса в другой орган",
            id="no request",
        ),
        pytest.param(
            APPEAL,
            (),
            replace(EXTEND, notified_on=TODAY + timedelta(days=1)),
            "notified_on",
            "будущем",
            id="told tomorrow",
        ),
    ],
)
def test_what_the_law_forbids_is_refused(
    of: RegisterCase, before: tuple[CaseCommand, ...], extend: Extend, field: str | None, why: str
) -> None:
    lived = life(*before, of=of)
    with pytest.raises(Refusal, match=why) as refused:
        lived.do(extend)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("extend", "field"),
    [
        pytest.param(replace(EXTEND, notified_on=FIRST_END + timedelta(days=1)), "notified_on", id="told"),
        pytest.param(
            replace(EXTEND, decided_on=FIRST_END + timedelta(days=1), notified_on=FIRST_END),
            "decided_on",
            id="decided",
        ),
    ],
)
def test_after_the_first_term_it_is_too_late(extend: Extend, field: str) -> None:
    with pytest.raises(Refusal, match=r"истёк 23\.12\.2026") as refused:
        life().later(days=40).do(extend)
    assert refused.value.field == field


def test_a_request_in_the_case_is_a_ground() -> None:
    lived = life(ASK, replace(EXTEND, ground=ExtensionGround.REQUEST))
    assert "направлен запрос в другой орган" in lived.history()[-1].text


def test_the_anonymous_is_extended_without_a_notice() -> None:
    lived = life(replace(EXTEND, notified_on=None, notice=""), of=UNSIGNED)
    assert lived.case.extension is not None
