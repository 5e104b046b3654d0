"""Which copies stay: the latest of the last days, weeks and months on which any was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

_TIERS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda made: made.date(), 7),
    (lambda made: made.isocalendar()[:2], 4),
    (lambda made: (made.year, made.month), 12),
)


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Choose among copies; counted by days that have one, so that holidays let nothing go."""
    newest_first = sorted(set(made), reverse=True)
    chosen = set()
    for period_of, most in _TIERS:
        latest: dict[object, datetime] = {}
        for moment in newest_first:
            latest.setdefault(period_of(moment), moment)
        chosen |= set(list(latest.values())[:most])
    return chosen
