"""Orders of the head: several at once, each with a clock of its own; a case does not go while one is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mcu_desktop.domain.cards.kinds import CardId, Person
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, GiveOrder, ReportOrder, ReturnOrder
from mcu_desktop.domain.cases.clocks import Clock, clocks
from mcu_desktop.domain.cases.commands import Answer, CaseCommand, Close, SendAnswer
from mcu_desktop.domain.cases.order_values import NORM
from mcu_desktop.domain.cases.waiting import Wish, asked
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.domain.vocabulary import Mark, Result
from mcu_desktop.problems import Refusal
from tests.forks import at_once, told
from tests.offices import TODAY, Life, identities, kinel

HEAD, BOSS, HELPER, STRANGER = (CardId(f"{n:032x}") for n in range(0xB0, 0xB4))
PEOPLE = {
    HEAD: Person(post="Глава", name="Дёмин Д. Д."),
    BOSS: Person(post="Начальник отдела", name="Жуков Ж. Ж."),
    HELPER: Person(post="Мастер", name="Зимин З. З."),
    STRANGER: Person(post="Секретарь", name="Ильина И. И."),
}
VISIT = GiveOrder(text="Выехать на место.", responsible=BOSS, others=(HELPER,), due=date(2026, 12, 1))
REPORT = ReportOrder(text="Выезд состоялся.")


def life() -> Life:
    started = Life.registered()
    office = replace(kinel(), people={**kinel().people, **PEOPLE}, day=TODAY)
    started.rules = replace(started.rules, office=office, identity=identities(0xF000))
    return started


def by(one: Life, person: CardId, *commands: CaseCommand) -> Life:
    one.rules = replace(one.rules, person=person)
    return one.do(*commands)


def ordered(*more: GiveOrder) -> Life:
    return by(life(), HEAD, VISIT, *more)


def of_orders(one: Life, terms: Terms | None = None) -> list[Clock]:
    return [clock for clock in clocks(one.case, terms or one.rules.terms) if clock.norm == NORM]


@pytest.mark.parametrize(
    ("ordered_on", "due", "ends"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 12, 1), "2026-12-01", id="as written"),
        pytest.param(date(2026, 11, 23), None, "2026-12-23", id="a month where nothing is written"),
        pytest.param(date(2027, 1, 29), None, "2027-02-26", id="the last day of a shorter month, a Sunday"),
        pytest.param(date(2027, 7, 30), None, "2027-08-30", id="the same date of the next month"),
    ],
)
def test_the_clock_of_an_order(ordered_on: date, due: date | None, ends: str) -> None:
    one = life()
    one.rules = replace(one.rules, today=ordered_on)
    by(one, HEAD, replace(VISIT, due=due))
    assert [clock.due for clock in of_orders(one)] == [ends]
    assert of_orders(one)[0].steps


@pytest.mark.parametrize(
    ("command", "why"),
    [
        pytest.param(replace(VISIT, others=(BOSS,)), "назван дважды", id="twice"),
        pytest.param(replace(VISIT, responsible=CardId("0" * 32)), "такого сотрудника нет", id="nobody"),
        pytest.param(replace(VISIT, due=TODAY - timedelta(days=1)), "уже прошёл", id="past"),
        pytest.param(replace(VISIT, text=" "), "не заполнено", id="nothing to do"),
    ],
)
def test_an_order_says_what_who_and_when(command: GiveOrder, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        by(life(), HEAD, command)


def test_several_orders_run_at_once_each_by_its_own_clock() -> None:
    one = ordered(GiveOrder(text="Доложить.", responsible=HELPER))
    by(by(one, HELPER, ReportOrder(order="2", text="Готово.")), HEAD, AcceptOrder())
    assert [(clock.due, clock.running) for clock in of_orders(one)] == [
        ("2026-12-01", True),
        ("2026-12-23", False),
    ]


def test_an_accepted_order_keeps_its_term_and_ends_on_the_day_it_was_reported() -> None:
    one = ordered().later(days=2)
    by(one, BOSS, REPORT)
    by(one.later(days=3), HEAD, AcceptOrder())
    (clock,) = of_orders(one)
    assert (clock.stopped_on, clock.due) == (TODAY + timedelta(days=2), "2026-12-01")


def test_the_word_of_a_co_executor_is_kept_and_does_not_end_the_work() -> None:
    one = by(ordered(), HELPER, ReportOrder(text="Материалы привезены."))
    with pytest.raises(Refusal, match="ещё не доложено"):
        by(one, HEAD, AcceptOrder())


def test_an_order_that_comes_back_goes_on_with_its_new_day() -> None:
    one = by(ordered(), BOSS, REPORT)
    by(one, HEAD, ReturnOrder(reason="Нет фотографий.", due=date(2026, 12, 8)))
    assert [(clock.due, clock.running) for clock in of_orders(one)] == [("2026-12-08", True)]
    assert not one.case.orders[0].reported


def test_only_who_was_ordered_reports() -> None:
    with pytest.raises(Refusal, match="исполняет Жуков"):
        by(ordered(), STRANGER, REPORT)


@pytest.mark.parametrize("command", [AcceptOrder(), ReturnOrder(reason="Мало.")], ids=["accept", "return"])
def test_nobody_judges_their_own_work(command: CaseCommand) -> None:
    one = by(ordered(), BOSS, REPORT)
    with pytest.raises(Refusal, match="Исполнение принимает не исполнитель: Дёмин"):
        by(one, BOSS, command)
    by(one, HEAD, command)


SENT = (Answer(result=Result.EXPLAINED, text="Да."), SendAnswer())


@pytest.mark.parametrize(
    ("before", "command"),
    [
        pytest.param((SetControl(reason="Глава"),), ReleaseControl(reason="Готово"), id="leaves control"),
        pytest.param(SENT, Close(), id="is closed"),
    ],
)
def test_a_case_does_not_go_while_an_order_is_open(
    before: tuple[CaseCommand, ...], command: CaseCommand
) -> None:
    one = ordered().do(*before)
    with pytest.raises(Refusal, match="поручение"):
        one.do(command)
    by(one, BOSS, REPORT)
    by(one, HEAD, AcceptOrder(), command)


def test_a_case_with_an_open_order_is_marked_and_waits_for_each_in_turn() -> None:
    one = ordered()
    assert Mark.ORDER in one.case.marks
    waiting = [{(a.person, a.wish) for a in asked(one.case) if a.waits}]
    waiting.append({(a.person, a.wish) for a in asked(by(one, BOSS, REPORT).case) if a.waits})
    by(one, HEAD, AcceptOrder())
    assert waiting == [{(BOSS, Wish.ORDER), (HELPER, Wish.ORDER)}, {(HEAD, Wish.ACCEPTANCE)}]
    assert Mark.ORDER not in one.case.marks


def test_two_orders_given_at_once_both_stand() -> None:
    one = by(life(), HEAD)
    merged = at_once(one, [VISIT], [GiveOrder(text="Доложить.", responsible=HELPER)])
    assert {order.given.text for order in told(merged).case.orders} == {VISIT.text, "Доложить."}  # type: ignore[union-attr]
