"""One figure beside its floor: both measured in turns, in the same run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter, process_time

SECONDS, MIB = "с", "МиБ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What our work takes, what the least possible takes, and how much more ours may take."""

    work: str
    floor_work: str
    ours: float
    floor: float
    unit: str
    at_most: float
    """Times the floor; where there is no floor, the unit itself."""

    @property
    def ratio(self) -> float:
        return self.ours / self.floor if self.floor else self.ours

    @property
    def held(self) -> bool:
        return self.ratio <= self.at_most


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def worked(work: Callable[[], object]) -> float:
    """Give the processor's time of a work, which others on the machine disturb less than the clock's."""
    begun = process_time()
    work()
    return process_time() - begun


def in_turns(
    ours: Callable[[int], object],
    floor: Callable[[int], object],
    rounds: int,
    *,
    between: Callable[[int], object] = lambda _: None,
) -> tuple[list[float], list[float]]:
    """Measure each round of both, one after the other, so that a busy minute of the machine meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for number in range(rounds):
        taken[0].append(timed(partial(ours, number)))
        between(number)
        taken[1].append(timed(partial(floor, number)))
    return taken


def middle(taken: Sequence[float]) -> float:
    return median(taken)


def p95(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]
