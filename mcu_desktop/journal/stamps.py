"""The hybrid logical clock: 48 bits of milliseconds, 16 bits of counter. It orders and shows, no more."""

from __future__ import annotations

from datetime import UTC, datetime

_COUNTER_BITS = 16


def tick(last: int, moment: datetime) -> int:
    """Give a stamp after the last one, at the moment if the clock allows it."""
    wall = int(moment.timestamp() * 1000) << _COUNTER_BITS
    return max(last + 1, wall)


def moment_of(stamp: int) -> datetime:
    """Give the moment that a stamp shows, in UTC."""
    return datetime.fromtimestamp((stamp >> _COUNTER_BITS) / 1000, tz=UTC)
