"""The hybrid logical clock: 48 bits of milliseconds, 16 bits of counter. It orders and shows, no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_COUNTER_BITS = 16
AHEAD = timedelta(minutes=10)
"""How far a clock may run ahead of another one and is still believed."""
_LATEST = (1 << 47) - 1
"""Milliseconds of the year 6429: a stamp is a signed number of 64 bits."""


def tick(last: int, moment: datetime) -> int:
    """Give a stamp after the last one, at the moment if the clock allows it."""
    wall = min(int(moment.timestamp() * 1000), _LATEST) << _COUNTER_BITS
    return max(last + 1, wall)


def moment_of(stamp: int) -> datetime:
    """Give the moment that a stamp shows, in UTC."""
    return datetime.fromtimestamp((stamp >> _COUNTER_BITS) / 1000, tz=UTC)


def first_of(moment: datetime) -> int:
    """Give the least stamp of a moment's millisecond."""
    return int(moment.timestamp() * 1000) << _COUNTER_BITS


def last_of(moment: datetime) -> int:
    """Give the greatest stamp of a moment's millisecond."""
    return ((int(moment.timestamp() * 1000) + 1) << _COUNTER_BITS) - 1


def believed_at(moment: datetime) -> int:
    """Give the greatest stamp that the own clock follows at a moment."""
    return first_of(moment + AHEAD)
