"""Receptions on two desks that have not heard of each other: no booking is lost, the first ending holds."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import Book, Call, End, Move
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.workplace.exchange.arrivals import arrivals
from mcu_desktop.workplace.reception import day, doing
from tests.offices import MONDAY, SOMEBODY

if TYPE_CHECKING:
    from mcu_desktop.domain.reception.visit import VisitId
    from tests.sync.town import Desk, Town

TODAY, TEN = MONDAY.date(), time(10)
HOURS = ReceptionHours(whom=SOMEBODY, begins=TEN, ends=time(12), weekdays=(0,))


def book(desk: Desk, surname: str) -> VisitId:
    visitor = Applicant(surname=surname)
    return doing.book(desk.office, Book(whom=SOMEBODY, day=TODAY, at=TEN, visitor=visitor)).visit


def end(desk: Desk, visit: VisitId, said: str) -> None:
    who = day.visit(desk.office, visit).visitor
    doing.end(desk.office, visit, End(outcome=Outcome.ELSEWHERE, visitor=who, text="Пенсия", said=said))


def test_two_bookings_of_one_time_both_stay_and_the_day_says_so_until_one_is_moved(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.office.record(HOURS)
    town.gossip()
    book(first, "Первая")
    theirs = book(other, "Вторая")
    town.gossip()
    for desk in (first, other):
        stands = day.day(desk.office, SOMEBODY, TODAY)
        assert {line.visit.visitor.surname for line in stands.lines} == {"Первая", "Вторая"}
        assert stands.twice == {TEN}
    doing.act(first.office, theirs, Move(day=TODAY, at=time(11)))
    town.gossip()
    assert day.day(other.office, SOMEBODY, TODAY).twice == frozenset()
    assert town.agree()


def test_of_two_endings_the_first_holds_and_the_other_is_told_of(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.office.record(HOURS)
    visit = book(first, "Первая")
    doing.act(first.office, visit, Call())
    town.gossip()
    end(first, visit, "Обращаться в отделение фонда.")
    other.hands.on(minutes=5)
    end(other, visit, "Обращаться в МФЦ.")
    town.gossip()
    for desk in (first, other):
        known = day.visit(desk.office, visit)
        assert known.state is State.ENDED
        assert known.received
        assert known.received.said == "Обращаться в отделение фонда."
        assert [one.said for one in known.again] == ["Обращаться в МФЦ."]
    assert town.agree()
    told = [line.text for line in arrivals(other.office)]
    assert any("Приём завершён" in text for text in told)
