"""Working time: the hours of a day by the office's timetable, and counting in them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.cards.kinds import Timetable
    from mcu_desktop.domain.terms.calendar import WorkingCalendar

Span = tuple[time, time]
"""From and to within one day; work stops at the second."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_FARTHEST = 366


def add_working_minutes(
    start: datetime, minutes: int, calendar: WorkingCalendar, timetable: Timetable
) -> datetime:
    """Give the moment when so much working time has passed since an aware moment of the office's zone.

    Time that is used up exactly at closing or at lunch ends there, not at the next opening.
    """
    left = minutes * _MINUTE
    if left <= timedelta():
        return start
    spans = spans_after(start, calendar, timetable)
    opens, closes = next(spans)
    while left > closes - opens:
        left -= closes - opens
        opens, closes = next(spans)
    return opens + left


def working_minutes(start: datetime, end: datetime, calendar: WorkingCalendar, timetable: Timetable) -> int:
    """Give how many whole minutes of working time lie between two moments, 0 when they are reversed."""
    passed = timedelta()
    if start < end:
        spans = spans_after(start, calendar, timetable)
        for opens, closes in takewhile(lambda span: span[0] < end, spans):
            passed += min(closes, end) - opens
    return passed // _MINUTE


def opening(moment: datetime, calendar: WorkingCalendar, timetable: Timetable) -> datetime:
    """Give the moment itself if it is working time, otherwise the next beginning of work."""
    return next(spans_after(moment, calendar, timetable))[0]


def spans_after(
    start: datetime, calendar: WorkingCalendar, timetable: Timetable
) -> Iterator[tuple[datetime, datetime]]:
    """Give the working time from a moment on, piece by piece; there is always a next one, or a refusal."""
    if start.tzinfo is None:
        raise ValueError(f"{start} has no zone")
    day, idle = start.date(), 0
    while idle < _FARTHEST:
        idle += 1
        for opens, closes in day_spans(day, calendar, timetable):
            beginning = max(start, datetime.combine(day, opens, start.tzinfo))
            end = datetime.combine(day, closes, start.tzinfo)
            if beginning < end:
                idle = 0
                yield beginning, end
        day += _DAY
    raise Refusal(f"По календарю и распорядку нет рабочего времени в течение года до {day:%d.%m.%Y}.")


def day_spans(day: date, calendar: WorkingCalendar, timetable: Timetable) -> tuple[Span, ...]:
    """Give the working time of a day, with the lunch cut out.

    The calendar decides whether a day works, the timetable when. A day off that became a working
    one (a Saturday, say) has the hours of Monday, or of the first day of the week that has any.
    """
    hours = _hours(day, calendar, timetable)
    if hours is None:
        return ()
    opens, closes = hours
    if calendar.is_short(day):
        closes = _earlier(closes, timetable.eve_shorter_minutes)
    lunch_from, lunch_to = timetable.lunch_from, timetable.lunch_to
    if lunch_from is None or lunch_to is None or lunch_from >= lunch_to:
        return _real((opens, closes))
    return _real((opens, min(lunch_from, closes)), (max(opens, lunch_to), closes))


def _hours(day: date, calendar: WorkingCalendar, timetable: Timetable) -> Span | None:
    if not calendar.is_working(day):
        return None
    week = tuple(zip(timetable.opens, timetable.closes, strict=True))
    opens, closes = week[day.weekday()]
    if opens is not None and closes is not None:
        return opens, closes
    if day not in calendar.working:
        return None
    return next(((opens, closes) for opens, closes in week if opens and closes), None)


def _earlier(moment: time, minutes: int) -> time:
    shortened = moment.hour * 60 + moment.minute - minutes
    return time(*divmod(max(shortened, 0), 60))


def _real(*spans: Span) -> tuple[Span, ...]:
    return tuple((opens, closes) for opens, closes in spans if opens < closes)
