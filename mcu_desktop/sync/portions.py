"""How much of an exchange is taken in one transaction here: nobody else writes into the profile meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from mcu_desktop.journal.chain import actions

if TYPE_CHECKING:
    from mcu_desktop.journal.record import Record

_ALL_AT_ONCE = 8_000
"""A case told once for many of its facts is told cheaply."""
_FIRST, _LEAST = 500, 50
_LOCKED_S = 0.15
_FREE_S = 0.06
"""Who waits for SQLite's lock looks every 50 ms at most during the first fifth of a second."""


class Portions(Protocol):
    """How many records one transaction takes."""

    @property
    def records(self) -> int:
        """The number for the next transaction."""

    def took(self, records: int, seconds: float) -> None:
        """Hear how long one transaction was."""


def portions_of(records: Sequence[Record], portions: Portions) -> Iterator[tuple[Record, ...]]:
    """Give whole actions together, as many as one transaction takes by now, and at least one."""
    portion: list[Record] = []
    for action in actions(records):
        if portion and len(portion) + len(action) > portions.records:
            yield tuple(portion)
            portion = []
        portion += action
    if portion:
        yield tuple(portion)


class Large:
    """For one who waits for the exchange."""

    records = _ALL_AT_ONCE

    def took(self, records: int, seconds: float) -> None:
        """Go on as before."""


class Gentle:
    """For an exchange behind a person's back: the lock is held shortly, then left to others for a moment."""

    def __init__(self, rest: Callable[[float], None] = time.sleep) -> None:
        self.records = _FIRST
        self._rest = rest

    def took(self, records: int, seconds: float) -> None:
        """Measure the next portion by the last one, and let others write."""
        fitting = int(records * _LOCKED_S / max(seconds, 0.001))
        self.records = min(max(fitting, _LEAST), 2 * self.records, _ALL_AT_ONCE)
        self._rest(_FREE_S)
