"""The day of one official: who comes, who waits, whose turn it is and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import time

from mcu_desktop.domain.reception.visit import State, Visit

_NEVER = time.max
_STAGES = (State.INSIDE, State.WAITING, State.BOOKED, State.ENDED, State.ABSENT, State.CANCELLED)


def turn(visit: Visit, now: time) -> tuple[int, int, time]:
    """Order who waits: by right first, then whose time has come, then who simply came, then the early."""
    arrived = visit.came.at if visit.came else _NEVER
    if visit.at is None:
        return int(not visit.priority), 1, arrived
    return int(not visit.priority), 0 if visit.at <= now else 2, visit.at


def in_order(visits: Iterable[Visit], now: time) -> tuple[Visit, ...]:
    """Give a day as it is worked: who is inside, who waits by turn, who is still to come, who was there."""

    def place(visit: Visit) -> tuple[object, ...]:
        stage = _STAGES.index(visit.state)
        if visit.state is State.WAITING:
            return stage, turn(visit, now), visit.id
        begun = visit.called or visit.at or (visit.came.at if visit.came else _NEVER)
        return stage, (0, 0, begun), visit.id

    return tuple(sorted(visits, key=place))


def next_of(visits: Iterable[Visit], now: time) -> Visit | None:
    """Give whose turn it is."""
    waiting = [visit for visit in visits if visit.state is State.WAITING]
    return min(waiting, key=lambda visit: (turn(visit, now), visit.id), default=None)


def taken_twice(visits: Iterable[Visit]) -> frozenset[time]:
    """Give the times that two desks gave away without knowing of each other."""
    times = Counter(visit.at for visit in visits if visit.holds_its_time)
    return frozenset(at for at, count in times.items() if at is not None and count > 1)
