"""Lanes by executor: the same lanes in every column, level with each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ui.boards.cards import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from mcu_desktop.domain.vocabulary import Status
    from mcu_desktop.store.rows import BoardCard, BoardPin
    from ui.boards.cards import Row

WITHOUT_EXECUTOR = "Без исполнителя"


def laned(
    pins: Mapping[Status, Sequence[BoardPin]], named: Callable[[str], str], level: Collection[Status]
) -> dict[Status, list[Row]]:
    """Give the rows of each column: a lane's head, its cards, and blanks up to its highest column.

    Those without an executor come first, the others by name; columns that are not in `level`, folded
    ones, do not make a lane higher.
    """
    lanes: defaultdict[str, dict[Status, list[BoardPin]]] = defaultdict(lambda: {s: [] for s in pins})
    for status, column in pins.items():
        for pin in column:
            lanes[pin.executor][status].append(pin)
    rows: dict[Status, list[Row]] = {status: [] for status in pins}
    for who in sorted(lanes, key=lambda who: _turn(who, named)):
        lane, title = lanes[who], named(who) if who else WITHOUT_EXECUTOR
        height = max((len(lane[status]) for status in level), default=0)
        for status, column in lane.items():
            blanks = [None] * (height - len(column))
            rows[status] += [Lane(title, len(column), who), *column, *blanks]
    return rows


def by_executor(cards: Iterable[BoardCard], named: Callable[[str], str]) -> list[BoardCard]:
    """Put cards one lane after another; in a lane they stay in their order."""
    return sorted(cards, key=lambda card: _turn(card.executor, named))


def _turn(who: str, named: Callable[[str], str]) -> tuple[bool, str, str]:
    """Say when the lane of an executor comes: nobody's first, the others by name."""
    return who != "", named(who) if who else WITHOUT_EXECUTOR, who
