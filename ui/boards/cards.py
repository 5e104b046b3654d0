"""The cards of one column as Qt's list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from mcu_desktop.domain.cases.clocks import overdue
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Mark
from ui.case.due import left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard

CARD = int(Qt.ItemDataRole.UserRole) + 1
"""The card itself, for the delegate."""
MIME = "application/x-mcu-card"
"""What is dragged: the key of a card."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """Shows the cards it was given, the most urgent first."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._now = now
        self._cards: tuple[BoardCard, ...] = ()

    def show(self, cards: Sequence[BoardCard]) -> bool:
        """Show cards; tell whether they are others than before."""
        if tuple(cards) == self._cards:
            return False
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()
        return True

    def card(self, row: int) -> BoardCard | None:
        """Give the card of a row."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, key: int) -> int | None:
        """Give where a case's card lies."""
        return next((row for row, card in enumerate(self._cards) if card.line.key == key), None)

    def late(self) -> int:
        """Give how many cards are overdue."""
        now = self._now()
        return sum(1 for card in self._cards if card.line.due and overdue(card.line.due, now))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a card says."""
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == CARD:
            return card
        if role == _DISPLAY:
            return card.line.number
        if role in {_SPOKEN, _TOOLTIP}:
            return spoken(card, self._named, self._now())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be chosen and dragged."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt names it
        """Name what is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt names it
        """Give the dragged card."""
        dragged = QMimeData()
        card = self.card(indexes[0].row()) if indexes else None
        if card is not None:
            dragged.setData(MIME, str(card.line.key).encode())
        return dragged


def marks(card: BoardCard) -> str:
    """Give the marks of a card in words."""
    return " · ".join(RUSSIAN[Mark(mark)] for mark in card.line.marks)


def spoken(card: BoardCard, named: Callable[[str], str], now: datetime) -> str:
    """Give a card as one sentence: what a screen reader says and what the pointer shows."""
    line = card.line
    parts = [f"№ {line.number}", line.applicant, line.summary.rstrip("."), left(line.due, now).words]
    parts += [RUSSIAN[Mark(mark)] for mark in line.marks]
    parts.append(f"вопросов: {card.questions}" if card.questions > 1 else "")
    parts.append(f"исполнитель: {named(card.executor)}" if card.executor else "без исполнителя")
    parts.append(f"канал: {RUSSIAN[Channel(line.channel)]}")
    return ", ".join(filter(None, parts))
