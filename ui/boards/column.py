"""One column of a board: a heading with what it amounts to, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from ui.boards.card_list import CardList
from ui.boards.heading import STRIP, Amount, Heading
from ui.theme.tokens import HALF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.boards.cards import CardModel, Row
    from ui.boards.deck import Deck
    from ui.boards.delegate import CardDelegate

LEAST_WIDTH = 224


class Column(QWidget):
    """A status; folded it is a narrow strip with its name along it."""

    turned = Signal()
    """The person folded or opened it."""

    def __init__(self, status: Status, model: CardModel, delegate: CardDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = status
        self.model = model
        self._whole = 0
        self._limit: int | None = None
        self._make(delegate)
        self._lay_out()
        self.heading.clicked.connect(self._turn)
        self.count()

    def show_rows(self, rows: Sequence[Row], deck: Deck, *, whole: int, limit: int | None) -> None:
        """Show rows; the chosen cards stay chosen and where they were.

        `whole` is how many cards there are with those that a filter hides.
        """
        self._whole, self._limit = whole, limit
        cards = self.cards
        row, chosen = cards.currentIndex().row(), cards.chosen_keys
        current, scrolled = self.model.pin(row), cards.verticalScrollBar().value()
        if not self.model.show(rows, deck):
            cards.viewport().update()  # the same cards may say something else
        elif current is not None:
            found = self.model.row_of(current.key)
            cards.choose(row if found is None else found)
            if len(chosen) > 1:
                cards.choose_also(chosen)
            cards.verticalScrollBar().setValue(scrolled)
        self.count()

    def count(self) -> None:
        """Say how many cards there are and how many of them are late."""
        amount, late = Amount(len(self.model.pins), self._whole, self._limit), self.model.late()
        over = f", сверх предела: {amount.over}" if amount.over else ""
        said = f"{RUSSIAN[self.status]}, дел: {amount.words}, просрочено: {late}{over}"
        if said != self.cards.accessibleName():
            self.cards.setAccessibleName(said)
            self.heading.count(amount, late)

    def set_folded(self, *, folded: bool) -> None:
        """Fold to a strip, or open."""
        self.cards.setVisible(not folded)
        self.heading.fold(folded=folded)
        self.setMinimumWidth(0 if folded else LEAST_WIDTH)
        self.setMaximumWidth(STRIP if folded else _ANY)

    def _turn(self) -> None:
        self.set_folded(folded=not self.is_folded)
        self.turned.emit()

    @property
    def is_folded(self) -> bool:
        """Only the strip is shown."""
        return self.cards.isHidden()

    def _make(self, delegate: CardDelegate) -> None:
        self.setObjectName(f"board.{self.status}")
        self.heading = Heading(RUSSIAN[self.status], self)
        self.heading.setObjectName(f"board.{self.status}.fold")
        self.cards = CardList(self.model, delegate, self)
        self.cards.setObjectName(f"board.{self.status}.cards")
        self.setMinimumWidth(LEAST_WIDTH)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        lines.addWidget(self.heading)
        lines.addWidget(self.cards, 1)


_ANY = 16_777_215
"""Qt's own «no limit» of a width."""
