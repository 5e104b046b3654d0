"""When a road is due: soon after a change, else by a timer; a road that fails is left alone ever longer."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

ACTIVE_S, IDLE_S = 5.0, 30.0
BUNDLE_S = 1.0
"""Commands that follow each other go over together."""
FIRST_AGAIN_S, LAST_AGAIN_S = 1.0, 300.0
_JITTER = 0.2
"""So that the desks of an office, switched on at nine, do not all ask in the same second."""


class Pace:
    """The timetable of one road; moments are seconds of any clock that only goes forwards."""

    def __init__(self, chance: Callable[[], float]) -> None:
        self.due = 0.0
        self.failures = 0
        self.there = True
        self.by_itself = True
        self._chance = chance

    def go_by_itself(self, now: float, on: bool) -> None:
        """Let it be due without being asked, or only when a person wants it."""
        if on != self.by_itself:
            self.by_itself = on
            self.due = self._next(now)

    def wanted(self, now: float) -> None:
        """Let it be walked now: a person wants it, and wants to be told if there is nobody."""
        self.failures = 0
        self.there = True
        self.due = now

    def changed(self, now: float, after: float = BUNDLE_S) -> None:
        """Hear that something is to go over; a road that fails is not tried the more for it."""
        if self.by_itself and not self.failures and self.there:
            self.due = min(self.due, now + after)

    def went_well(self, now: float, *, active: bool) -> None:
        """Hear that it went."""
        self.failures = 0
        self.due = self._next(now + self._about(ACTIVE_S if active else IDLE_S))

    def failed(self, now: float) -> float:
        """Hear that it did not; give for how long it is left alone."""
        again = self._about(min(FIRST_AGAIN_S * 2**self.failures, LAST_AGAIN_S))
        self.failures += 1
        self.due = self._next(now + again)
        return again

    def seen(self, now: float, *, there: bool) -> None:
        """Hear whether the other side is there: one that comes back is due at once."""
        if there and not self.there:
            self.due = self._next(now)
        if not there:
            self.due = self._next(max(self.due, now + ACTIVE_S))
        self.there = there

    def _next(self, moment: float) -> float:
        return moment if self.by_itself else inf

    def _about(self, seconds: float) -> float:
        return seconds * (1 - _JITTER + 2 * _JITTER * self._chance())
