"""A day as its list shows it, gathered in the worker."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.store.rows import CaseLine
from mcu_desktop.workplace.today import Day, Pile, to_do, today

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.workplace.workplace import Workplace


class Row(NamedTuple):
    """A case with the words that only the office knows."""

    line: CaseLine
    who: str
    """Who works on it, or whose block it is."""
    to_do: str


class ShownDay(NamedTuple):
    """A day with the rows of each pile."""

    day: Day
    rows: Mapping[Pile, tuple[Row, ...]]


def shown_day(workplace: Workplace, duty: Duty | None) -> ShownDay:
    """Gather a day."""
    day = today(workplace, duty)
    person = cache(lambda id_: workplace.person_name(CardId(id_)))
    block = cache(lambda id_: workplace.block_name(CardId(id_)))

    def row(line: CaseLine, pile: Pile) -> Row:
        who = ", ".join(map(person, line.executors)) or ", ".join(map(block, line.blocks))
        return Row(line, who or "Без исполнителя", to_do(line, pile, day.wishes))

    rows = {pile: tuple(row(line, pile) for line in heap.lines) for pile, heap in day.piles.items()}
    return ShownDay(day, rows)
