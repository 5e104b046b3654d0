"""The list of the queue: the chosen visit stays chosen, wherever it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ui.reception.queue_delegate import QueueDelegate
from ui.reception.queue_model import QueueModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.reception.queue_model import QueueRow


class QueueList(QListView):
    """Keeps the chosen visit chosen, wherever it goes in the queue."""

    chosen = Signal(str)
    entered = Signal()
    """Enter was pressed on a visit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reception.queue")
        self.setAccessibleName("Очередь")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = QueueModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(QueueDelegate(self))
        self._told = ""
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    @property
    def visit(self) -> str:
        """The visit that is chosen."""
        row = self.rows.row(self.currentIndex().row())
        return row.id if row else ""

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show rows; the chosen visit stays chosen."""
        known, scrolled = self._told, self.verticalScrollBar().value()
        if self.rows.show(rows):
            self.choose(known)
            self.verticalScrollBar().setValue(scrolled)

    def choose(self, visit: str) -> None:
        """Choose a visit, or none where it is not in the list."""
        place = self.rows.place_of(visit)
        self._told = visit
        index = self.rows.index(place) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if place >= 0:
            self.scrollTo(index)

    def _tell(self) -> None:
        if self.visit and self.visit != self._told:
            self._told = self.visit
            self.chosen.emit(self.visit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the card by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
