"""The cards of some boards, asked in the worker: one board of all blocks, or a board for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.workplace import Workplace

Blocks = tuple["CardId", ...]
"""The blocks of one board."""


def gathered(*boards: Blocks) -> Callable[[Workplace], tuple[tuple[BoardCard, ...], ...]]:
    """Give the question for the cards of some boards, the most urgent first, a case once on each."""

    def ask(workplace: Workplace) -> tuple[tuple[BoardCard, ...], ...]:
        return tuple(workplace.board(*blocks) for blocks in boards)

    return ask
