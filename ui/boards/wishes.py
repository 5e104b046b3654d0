"""What a person wants of cards: asked for in the worker, then carried out, or refused with the reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.boards.bulk import Wish, carry_out, to_do, to_hand, to_move

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.vocabulary import Status
    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.workplace import Workplace
    from ui.boards.board import Board
    from ui.boards.gathering import Blocks
    from ui.bridge import Bridge


class Wishes:
    """Turns drops, keys and buttons into commands; the keyboard goes along with the card."""

    def __init__(self, bridge: Bridge, blocks_of: Callable[[Board], Blocks], place: QWidget) -> None:
        self._bridge = bridge
        self._blocks_of = blocks_of
        self._place = place

    def move(self, board: Board, cards: tuple[BoardCard, ...], to: Status) -> None:
        """Let cards go to another column."""
        self._ask(board, cards, to_move(cards, self._blocks_of(board), to))

    def hand(self, board: Board, cards: tuple[BoardCard, ...], to: Status, executor: str) -> None:
        """Let cards go to another executor."""
        self._ask(board, cards, to_hand(cards, self._blocks_of(board), to, executor))

    def do(self, board: Board, command: type[CaseCommand]) -> None:
        """Carry a command out on the chosen cards."""
        cards = board.chosen
        if cards:
            self._ask(board, cards, to_do(cards, self._blocks_of(board), command))

    def _ask(self, board: Board, cards: tuple[BoardCard, ...], asked: Callable[[Workplace], Wish]) -> None:
        self._bridge.ask(asked, partial(self._carry_out, board, cards[0].key))

    def _carry_out(self, board: Board, follow: int, wish: Wish) -> None:
        carry_out(self._bridge, wish, self._place, partial(board.follow, follow))
