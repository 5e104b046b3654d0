"""Chance in words: one of several, and so many times in a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_One = TypeVar("_One")


def choose(several: Sequence[_One], random: Random) -> _One:
    """Give one of several; cheaper than `random.choice`."""
    return several[int(random.random() * len(several))]


def happens(percent: float, random: Random) -> bool:
    """Tell whether something happens that does so many times in a hundred."""
    return random.random() * 100 < percent
