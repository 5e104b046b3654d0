"""The office's time: working seconds laid end to end, so that a delay never falls on a night or a holiday."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from random import Random

    from mcu_desktop.domain.cards.kinds import Timetable
    from mcu_desktop.domain.terms.calendar import WorkingCalendar

DAY = 28_800
"""A working day has as many steps, however long it is."""
HOUR = DAY // 8
HALF_AN_HOUR = HOUR // 2

_DAY = timedelta(days=1)
_MORNING = time(10)
_AHEAD = 500


class _Hours(NamedTuple):
    opens: datetime
    before_lunch: float
    lunch: float
    whole: float


class OfficeTime:
    """The working days of a year and some time ahead; a position is a step of one of them."""

    def __init__(
        self, first: date, today: date, calendar: WorkingCalendar, timetable: Timetable, zone: str
    ) -> None:
        span = ((today - first).days + _AHEAD) * _DAY
        every = (first + number * _DAY for number in range(span.days))
        self.days = tuple(day for day in every if calendar.is_working(day))
        self._zone = ZoneInfo(zone)
        self._hours = [self._hours_of(day, calendar, timetable) for day in self.days]
        self.end = self._end(today)
        """Nothing happens at this position or later: the year ends in the morning of today."""

    def moment(self, position: int) -> datetime:
        """Give the moment of a position."""
        place, step = divmod(position, DAY)
        hours = self._hours[place]
        seconds = hours.whole * step / DAY
        if seconds >= hours.before_lunch:
            seconds += hours.lunch
        return hours.opens + timedelta(seconds=int(seconds))

    def day(self, position: int) -> date:
        """Give the day of a position."""
        return self.days[position // DAY]

    def later(self, position: int, days: float, random: Random) -> int:
        """Give some moment of the first working day that is so many calendar days later."""
        reached = bisect_left(self.days, self.day(position) + round(days) * _DAY)
        return max(min(reached, len(self.days) - 1) * DAY + int(random.random() * DAY), position + 60)

    def known(self, position: int) -> bool:
        """Tell whether a position has passed."""
        return position < self.end

    def _end(self, today: date) -> int:
        place = bisect_left(self.days, today)
        if self.days[place] != today:
            return place * DAY
        hours = self._hours[place]
        morning = datetime.combine(today, _MORNING, self._zone) - hours.opens
        return place * DAY + max(0, int(morning.total_seconds() * DAY / hours.whole))

    def _hours_of(self, day: date, calendar: WorkingCalendar, timetable: Timetable) -> _Hours:
        usual = day.weekday() if timetable.opens[day.weekday()] else 0
        opens, closes = timetable.opens[usual] or time(8), timetable.closes[usual] or time(17)
        begins = datetime.combine(day, opens, self._zone)
        whole = (datetime.combine(day, closes, self._zone) - begins).total_seconds()
        if calendar.is_short(day):
            whole -= timetable.eve_shorter_minutes * 60
        if timetable.lunch_from is None or timetable.lunch_to is None:
            return _Hours(begins, whole, 0, whole)
        lunch_from = datetime.combine(day, timetable.lunch_from, self._zone)
        lunch_to = datetime.combine(day, timetable.lunch_to, self._zone)
        lunch = (lunch_to - lunch_from).total_seconds()
        return _Hours(begins, (lunch_from - begins).total_seconds(), lunch, whole - lunch)
