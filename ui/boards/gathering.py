"""The cards of one block, or of several as one board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import Status
from ui.boards.moves import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.workplace import Workplace


def gathered(blocks: tuple[CardId, ...]) -> Callable[[Workplace], tuple[BoardCard, ...]]:
    """Give the question for the cards of some blocks, the most urgent first, a case once."""

    def ask(workplace: Workplace) -> tuple[BoardCard, ...]:
        boards = [workplace.board(block) for block in blocks]
        if len(boards) == 1:
            return boards[0]
        least: dict[int, BoardCard] = {}
        for card in (card for board in boards for card in board):
            before = least.get(card.line.key)
            least[card.line.key] = card if before is None else _joined(before, card)
        return tuple(sorted(least.values(), key=_urgency))

    return ask


def _joined(one: BoardCard, other: BoardCard) -> BoardCard:
    """Of a case that lies on two boards show the card that is behind; equal ones are one."""
    if one.column == other.column:
        return one._replace(
            questions=one.questions + other.questions, executor=one.executor or other.executor
        )
    return min(one, other, key=lambda card: COLUMNS.index(Status(card.column)))


def _urgency(card: BoardCard) -> tuple[bool, str, int]:
    return (card.line.due is None, card.line.due or "", card.line.key)
