"""Receptions on two desks that have not heard of each other: no booking is lost, and the day says so."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import Book, Move
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
    assert any("Запись перенесена" in line.text for line in arrivals(other.office))
    assert town.agree()
