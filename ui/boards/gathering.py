"""Where the cards of some boards hang, asked in the worker: one of all blocks, or one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.rows import BoardCard, BoardPin
    from mcu_desktop.workplace.workplace import Workplace

Blocks = tuple["CardId", ...]
"""The blocks of one board."""


class Gathered(NamedTuple):
    """The pins of each board, the most urgent first, a case once on each; and the cards if wanted."""

    boards: tuple[tuple[BoardPin, ...], ...]
    cards: tuple[BoardCard, ...]

    @property
    def pins(self) -> list[BoardPin]:
        """The pins of all boards."""
        return [pin for board in self.boards for pin in board]


def gathered(*boards: Blocks, read: bool) -> Callable[[Workplace], Gathered]:
    """Give the question for some boards; cards are read with them where all of them will be looked at."""

    def ask(workplace: Workplace) -> Gathered:
        found = Gathered(tuple(workplace.board_pins(*blocks) for blocks in boards), ())
        return found._replace(cards=tuple(workplace.board_cards(found.pins))) if read else found

    return ask
