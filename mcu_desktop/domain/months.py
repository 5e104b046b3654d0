"""Reckoning in months; Python's `calendar` would bring the languages of the system into every window."""

from __future__ import annotations

from datetime import date, timedelta

_MONTHS = 12


def month_length(day: date) -> int:
    """Give the days of the month that holds a day."""
    in_the_next = day.replace(day=1) + timedelta(days=31)
    return (in_the_next.replace(day=1) - timedelta(days=1)).day


def months_later(day: date, amount: int) -> date:
    """Give the same day of another month, its last day where it has no such day."""
    years, month = divmod(day.month - 1 + amount, _MONTHS)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, month_length(first)))
