"""The list of a pile: Enter opens, and the place in it is kept when cases go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ui.today.delegate import DayDelegate
from ui.today.model import DayModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from ui.today.rows import Row


class CaseList(QListView):
    """Knows rows, no rules."""

    opened = Signal(str)
    """A case by id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.list")
        self.setAccessibleName("Дела")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = DayModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(DayDelegate(self))
        self.clicked.connect(self.setCurrentIndex)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row], at: datetime) -> None:
        """Show rows; the chosen case stays chosen, or the one that took its place."""
        place, chosen, scrolled = self.currentIndex().row(), self.chosen, self.verticalScrollBar().value()
        if not self.rows.show(rows, at) or not rows:
            return
        known = self.rows.place_of(chosen) if chosen else None
        stays = known if known is not None else min(max(place, 0), len(rows) - 1)
        self.setCurrentIndex(self.rows.index(stays))
        self.verticalScrollBar().setValue(scrolled)
        self.scrollTo(self.currentIndex())

    @property
    def chosen(self) -> str | None:
        """The case that is chosen, by id."""
        row = self.rows.row(self.currentIndex().row())
        return row.line.id if row else None

    def choose(self, case_id: str) -> None:
        """Choose a case."""
        place = self.rows.place_of(case_id)
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row:
            self.opened.emit(row.line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))
