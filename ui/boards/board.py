"""The columns side by side: cards walk and move between them by keys and by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from mcu_desktop.domain.vocabulary import Status
from ui.boards.cards import CardModel
from ui.boards.column import Column
from ui.boards.delegate import CardDelegate
from ui.boards.moves import COLUMNS
from ui.theme.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard


class Board(QScrollArea):
    """Shows cards by column; says what a person wants, and changes nothing itself."""

    opened = Signal(str)
    wanted = Signal(object, object)
    """A `BoardCard` should go to a `Status`."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards: dict[int, BoardCard] = {}
        self._follow: int | None = None
        self._last: Column | None = None
        self._make(named, now)
        self._lay_out()
        self._connect()
        self.columns[Status.OUT].set_folded(folded=True)

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show cards; the keyboard stays on its card, also when that has gone to another column."""
        before = self.here
        self._delegate.forget_names()
        self._cards = {card.line.key: card for card in cards}
        sorted_out: dict[Status, list[BoardCard]] = {status: [] for status in COLUMNS}
        for card in cards:
            sorted_out[Status(card.column)].append(card)
        for status, column in self.columns.items():
            column.show_cards(sorted_out[status])
        self._go_after(before)

    def follow(self, key: int) -> None:
        """Take the keyboard along with a card when it moves."""
        self._follow = key

    def tick(self) -> None:
        """Let the clocks go on."""
        for column in self.columns.values():
            column.count()
            column.cards.viewport().update()

    @property
    def here(self) -> Column | None:
        """The column that has the keyboard."""
        return next((column for column in self.columns.values() if column.cards.hasFocus()), None)

    def enter(self) -> None:
        """Take the keyboard where it was last, at first in the first column that has cards."""
        full = [
            column for column in self.columns.values() if column.model.rowCount() and not column.is_folded
        ]
        if self._last is not None and self._last in full:
            self._last.cards.setFocus()
        else:
            (full[0] if full else self.columns[Status.REGISTERED]).cards.setFocus()

    def _remember(self, column: Column) -> None:
        self._last = column

    def _make(self, named: Callable[[str], str], now: Callable[[], datetime]) -> None:
        self.setObjectName("board")
        self.setAccessibleName("Доска")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = CardDelegate(named, now, self)
        self.columns = {
            status: Column(status, CardModel(named, now, self), self._delegate) for status in COLUMNS
        }

    def _lay_out(self) -> None:
        whole = QWidget()
        side_by_side = QHBoxLayout(whole)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(UNIT)
        for column in self.columns.values():
            side_by_side.addWidget(column, 1)
        self.setWidget(whole)

    def _connect(self) -> None:
        for column in self.columns.values():
            column.cards.opened.connect(self.opened)
            column.cards.reached.connect(partial(self._remember, column))
            column.cards.walked.connect(self._walk)
            column.cards.pushed.connect(self._push)
            column.cards.dropped.connect(partial(self._drop, column.status))

    def _walk(self, step: int) -> None:
        here = self.here
        if here is None:
            return
        row = here.cards.currentIndex().row()
        there = self._neighbour(here, step)
        if there is not None:
            there.cards.setFocus()
            there.cards.choose(row)
            self.ensureWidgetVisible(there)

    def _neighbour(self, here: Column, step: int) -> Column | None:
        """Give the next open column that has cards; empty ones have nothing to stand on."""
        place = COLUMNS.index(here.status) + step
        while 0 <= place < len(COLUMNS):
            column = self.columns[COLUMNS[place]]
            if column.model.rowCount() and not column.is_folded:
                return column
            place += step
        return None

    def _push(self, step: int) -> None:
        here = self.here
        card = here.cards.current if here else None
        if here is None or card is None:
            return
        place = COLUMNS.index(here.status) + step
        if 0 <= place < len(COLUMNS):
            self.wanted.emit(card, COLUMNS[place])

    def _drop(self, to: Status, key: int) -> None:
        card = self._cards.get(key)
        if card is not None and Status(card.column) is not to:
            self.wanted.emit(card, to)

    def _go_after(self, before: Column | None) -> None:
        card = self._cards.get(self._follow) if self._follow is not None else None
        if card is not None:
            there = self.columns[Status(card.column)]
            if there.is_folded:
                there.set_folded(folded=False)
            row = there.model.row_of(card.line.key)
            there.cards.setFocus()
            there.cards.choose(row or 0)
            self.ensureWidgetVisible(there)
        elif before is not None and not before.model.rowCount():
            self.enter()
        self._follow = None
