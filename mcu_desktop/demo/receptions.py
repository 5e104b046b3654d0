"""Receptions of the invented town: who receives, a day that was, the day that begins, bookings ahead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mcu_desktop.demo.applicants import Directory
from mcu_desktop.demo.chance import choose
from mcu_desktop.demo.town import Town
from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.reception.commands import Book, Call, Cancel, Come, End, Miss, WalkIn
from mcu_desktop.domain.reception.visit import Outcome
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.workplace.reception import day, doing
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from mcu_desktop.demo.staff import Staff
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.reception.visit import VisitId

_EVERY_DAY = (0, 1, 2, 3, 4)
_MATTERS = (
    ("Земельный участок у дома", "Границы устанавливает кадастровый инженер, обращаться в МФЦ."),
    ("Перерасчёт пенсии", "Обращаться в отделение Социального фонда, адрес и часы приёма даны."),
    ("Спор с соседом о заборе", "Спор решает суд, порядок обращения объяснён."),
    ("Вклад в закрытом банке", "Обращаться в Агентство по страхованию вкладов, адрес дан."),
    ("Ремонт крыши многоквартирного дома", "Обращаться к региональному оператору, адрес дан."),
)
_VETERAN = "ветеран боевых действий"
_OF_A_DAY, _HERE, _DAYS_AHEAD, _AHEAD = 7, 3, 2, 3


def receive(home: Path, people: Staff, today: date, random: Random, identity: Callable[[], str]) -> None:
    """Write a timetable and some days of receptions; they register no case."""
    story = _Story(home, people, today, random, identity)
    story.write_hours()
    story.day_that_was(story.working_day(today, -1))
    story.day_that_begins(story.working_day(today, 1, at_least=0))
    story.close()


class _Booked(NamedTuple):
    visit: VisitId
    at: time
    said: str


class _Story:
    """Leads receptions as the desk does, at moments of its own."""

    def __init__(
        self, home: Path, people: Staff, today: date, random: Random, identity: Callable[[], str]
    ) -> None:
        self._moment = datetime.combine(today, time(8))
        self._office = Workplace.open(home, clock=lambda: self._moment, identity=identity)
        self._zone = ZoneInfo(self._office.office.administration.zone)
        self._office.person = people.dispatch[Regime.APPEAL]
        self._whom, self._head = people.curator, people.head
        self._directory = Directory(Town())
        self._random = random

    def write_hours(self) -> None:
        """Write down who receives: one every day, one twice a month."""
        daily = ReceptionHours(
            whom=self._whom, begins=time(9, 30), ends=time(12), weekdays=_EVERY_DAY, room="каб. 12"
        )
        seldom = ReceptionHours(
            whom=self._head, begins=time(14), ends=time(17), weekdays=(1,), weeks=(1, 3), room="каб. 1"
        )
        for hours in (daily, seldom):
            self._office.record(hours)

    def working_day(self, today: date, step: int, *, at_least: int = 1) -> date:
        """Give the next working day, or the one before."""
        calendar, on = self._office.terms.calendar, today + timedelta(days=step * at_least)
        while not calendar.is_working(on):
            on += timedelta(days=step)
        return on

    def day_that_was(self, on: date) -> None:
        """Let everybody come but one, and be told where to go."""
        self._stand(on, time(8))
        for place, (visit, at, said) in enumerate(self._book(on, _OF_A_DAY)):
            self._stand(on, at)
            if place == _HERE:
                doing.act(self._office, visit, Miss())
                continue
            doing.act(self._office, visit, Call())
            known = day.visit(self._office, visit)
            doing.end(
                self._office,
                visit,
                End(
                    outcome=Outcome.ELSEWHERE,
                    visitor=known.visitor,
                    text=f"{known.about}.",
                    said=said,
                    id_shown=True,
                ),
            )

    def day_that_begins(self, on: date) -> None:
        """Let the first ones wait, and others be booked for today and later."""
        self._stand(on, time(8))
        first, *others = self._book(on, _OF_A_DAY)
        for booked in others[:_HERE]:
            doing.act(self._office, booked.visit, Come())
        doing.act(self._office, first.visit, Cancel(reason="Попросила перенести на другую неделю"))
        walked = WalkIn(whom=self._whom, visitor=self._somebody(), about="Льготы", priority=_VETERAN)
        doing.walk_in(self._office, walked)
        for _ in range(_DAYS_AHEAD):
            on = self.working_day(on, 1)
            self._book(on, _AHEAD)

    def close(self) -> None:
        """Leave the profile."""
        self._office.close()

    def _book(self, on: date, most: int) -> list[_Booked]:
        booked = []
        for slot in day.day(self._office, self._whom, on).free[:most]:
            about, said = choose(_MATTERS, self._random)
            command = Book(whom=self._whom, day=on, at=slot.at, visitor=self._somebody(), about=about)
            booked.append(_Booked(doing.book(self._office, command).visit, slot.at, said))
        return booked

    def _somebody(self) -> Applicant:
        return self._directory.somebody(self._random).applicant

    def _stand(self, on: date, at: time) -> None:
        self._moment = datetime.combine(on, at, self._zone)
