"""Lanes by executor: the same lanes in every column, level with each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ui.boards.cards import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from mcu_desktop.domain.vocabulary import Status
    from mcu_desktop.store.rows import BoardCard
    from ui.boards.cards import Row

NOBODY = "Без исполнителя"


def laned(
    cards: Mapping[Status, Sequence[BoardCard]], named: Callable[[str], str], level: Collection[Status]
) -> dict[Status, list[Row]]:
    """Give the rows of each column: a lane's head, its cards, and blanks up to its highest column.

    Those without an executor come first, the others by name; columns that are not in `level`, folded
    ones, do not make a lane higher.
    """
    lanes: defaultdict[str, dict[Status, list[BoardCard]]] = defaultdict(lambda: {s: [] for s in cards})
    for status, column in cards.items():
        for card in column:
            lanes[card.executor][status].append(card)
    titles = sorted((who != "", named(who) if who else NOBODY, who) for who in lanes)
    rows: dict[Status, list[Row]] = {status: [] for status in cards}
    for _, title, who in titles:
        lane = lanes[who]
        height = max((len(lane[status]) for status in level), default=0)
        for status, column in lane.items():
            blanks = [None] * (height - len(column))
            rows[status] += [Lane(title, len(column), who), *column, *blanks]
    return rows
