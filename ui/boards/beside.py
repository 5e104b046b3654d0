"""Boards side by side: each under its name, the keyboard walks over from one to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.boards.board import Board
from ui.theme.tokens import GAP, HALF
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime


class BoardsBeside(QScrollArea):
    """One board takes the whole width; several scroll sideways together."""

    opened = Signal(str)
    wanted = Signal(object, object, object)
    """On a `Board` a tuple of cards should go to a `Status`."""
    handed = Signal(object, object, object, str)
    """On a `Board` a tuple of cards fell in a `Status` on the lane of another executor."""
    chosen_changed = Signal()
    asked = Signal(object)

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._now = now
        self._boards: list[Board] = []
        self._titles: list[QLabel] = []
        self._shown_titles: list[str] = []
        self._many = 0
        self._last: Board | None = None
        self.setObjectName("boards.beside")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        self._row = QHBoxLayout(whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.setWidget(whole)
        self.be_as_many_as(1)

    @property
    def shown(self) -> list[Board]:
        """The boards that are seen."""
        return self._boards[: self._many]

    @property
    def current(self) -> Board:
        """The board that has the keyboard, or had it last."""
        here = next((board for board in self.shown if board.here is not None), None)
        if here is not None:
            self._last = here
        return self._last if self._last in self.shown and self._last else self._boards[0]

    def be_as_many_as(self, wanted: int) -> None:
        """Show so many boards, at least one."""
        wanted = max(wanted, 1)
        if wanted == self._many:
            return
        while len(self._boards) < wanted:
            self._add()
        self._many = wanted
        for place, board in enumerate(self._boards):
            self._titles[place].setVisible(1 < wanted > place)
            board.setVisible(place < wanted)
            self._row.setStretch(place, int(place < wanted))  # a hidden board takes no room

    def forget_names(self) -> None:
        """Ask again how people are called."""
        for board in self._boards:
            board.forget_names()

    def name(self, titles: Sequence[str]) -> None:
        """Say whose boards they are; beside each other they give their room to columns with cards."""
        for board, heading, title in zip(self._boards, self._titles, titles, strict=False):
            heading.setText(title)
            board.setAccessibleName(f"Доска: {title}")
            if len(titles) > 1 and list(titles) != self._shown_titles:
                board.fold_empty()
            elif len(titles) == 1 < len(self._shown_titles):
                board.open_columns()
        self._shown_titles = list(titles)
        self._fit()

    def _fit(self) -> None:
        """Let several boards be as wide as their columns need, and scroll together; one alone by itself."""
        for board in self.shown:
            board.setMinimumWidth(board.least_width if self._many > 1 else 0)

    def _add(self) -> None:
        board, heading = Board(self._named, self._now), label(role="strong")
        lines = QVBoxLayout()
        lines.setSpacing(HALF)
        lines.addWidget(heading)
        lines.addWidget(board, 1)
        self._row.addLayout(lines, 1)
        self._boards.append(board)
        self._titles.append(heading)
        board.opened.connect(self.opened)
        board.wanted.connect(partial(self.wanted.emit, board))
        board.handed.connect(partial(self.handed.emit, board))
        board.chosen_changed.connect(partial(self._chosen, board))
        board.asked.connect(self.asked)
        board.turned.connect(self._fit)
        board.left.connect(partial(self._walk_on, board))

    def _chosen(self, board: Board) -> None:
        """Only one board has chosen cards."""
        if board.how_many:
            self._last = board
            for other in self.shown:
                if other is not board and other.how_many:
                    other.choose_only_in(None)
        self.chosen_changed.emit()

    def _walk_on(self, board: Board, step: int) -> None:
        place = self._boards.index(board) + step
        while 0 <= place < self._many:
            there = self._boards[place]
            if there.has_cards:
                there.enter(at_end=step < 0)
                self.ensureWidgetVisible(there.here or there)
                return
            place += step
