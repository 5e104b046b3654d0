"""The month that is reported: its name, its days as the regional office counts them, its neighbours."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mcu_desktop.domain.notes.period import MONTHS, Period
from mcu_desktop.problems import Refusal

_NAME = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = 12
_YEARS = range(2000, 2200)


def period_of(month: str, closes_on: int = 0) -> Period:
    """Give the days of a month (`2026-10`); with `closes_on` it ends on that day, and began after it."""
    first, last = _first(month), _first(beside(month, 1)) - timedelta(days=1)
    if not closes_on:
        return Period(first=first, last=last)
    before = _first(beside(month, -1))
    return Period(first=before.replace(day=closes_on) + timedelta(days=1), last=first.replace(day=closes_on))


def beside(month: str, step: int) -> str:
    """Give the month so many months later."""
    first = _first(month)
    count = first.year * _YEAR + first.month - 1 + step
    return f"{count // _YEAR:04}-{count % _YEAR + 1:02}"


def last_whole(today: date, closes_on: int = 0) -> str:
    """Give the latest month that is over: what is reported now."""
    month = f"{today:%Y-%m}"
    return month if period_of(month, closes_on).last < today else beside(month, -1)


def title(month: str) -> str:
    """Name a month in Russian."""
    first = _first(month)
    return f"{MONTHS[first.month - 1][0]} {first.year} года"


def _first(month: str) -> date:
    parts = _NAME.fullmatch(month)
    if parts is None or int(parts[1]) not in _YEARS or not 1 <= int(parts[2]) <= _YEAR:
        raise Refusal("Месяц пишется как 2026-10: год, дефис и номер месяца.", field="month")
    return date(int(parts[1]), int(parts[2]), 1)
