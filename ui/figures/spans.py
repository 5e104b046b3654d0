"""Which days figures may be about: a week, a month, a quarter, a year, or days of one's own."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mcu_desktop.domain.months import month_length
from mcu_desktop.domain.notes.period import Period, week_of

_YEAR = 12
_QUARTER = 3
_WEEK = 7
_THURSDAY = 3


class Span(StrEnum):
    """A kind of period, as a person names it."""

    WEEK = "Неделя"
    MONTH = "Месяц"
    QUARTER = "Квартал"
    YEAR = "Год"
    OWN = "Свой период"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: _QUARTER, Span.YEAR: _YEAR}


def period_with(span: Span, day: date, week_starts: int) -> Period:
    """Give the period of a kind that holds a day."""
    if span is Span.WEEK:
        return week_of(day, week_starts)
    if span is Span.OWN:
        return Period(first=day.replace(day=1), last=day)
    months = _MONTHS[span]
    return _months(day.year * _YEAR + (day.month - 1) // months * months, months)


def beside(span: Span, period: Period, step: int) -> Period:
    """Give the period so many steps later, or earlier."""
    if span in _MONTHS:
        months = _MONTHS[span]
        return _months(period.first.year * _YEAR + period.first.month - 1 + step * months, months)
    days = timedelta(days=period.length * step)
    return Period(first=period.first + days, last=period.last + days)


def file_name(period: Period) -> str:
    """Name a file after the period: `2026-W47`, `2026-11`, or both days."""
    if period.weekly:
        thursday = period.first + timedelta(days=(_THURSDAY - period.first.weekday()) % _WEEK)
        year, number, _ = thursday.isocalendar()
        return f"{year}-W{number:02}"
    if period == period_with(Span.MONTH, period.first, 0):
        return f"{period.first:%Y-%m}"
    if period == period_with(Span.YEAR, period.first, 0):
        return f"{period.first:%Y}"
    return f"{period.first.isoformat()} – {period.last.isoformat()}"


def _months(first: int, length: int) -> Period:
    start, end = first, first + length - 1
    last = date(end // _YEAR, end % _YEAR + 1, 1)
    return Period(first=date(start // _YEAR, start % _YEAR + 1, 1), last=last.replace(day=month_length(last)))
