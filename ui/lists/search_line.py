"""The line to search in above a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.theme.tokens import FORM_WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchLine(QLineEdit):
    """Down and Enter go to the list; Esc empties the line, and leaves an empty one."""

    left_downwards = Signal()

    def __init__(self, name: str, spoken: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def sizeHint(self) -> QSize:
        """Ask for a line that one can read; more is taken where there is more."""
        return QSize(FORM_WIDTH // 4, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards, or empty the line."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
