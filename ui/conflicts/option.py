"""One of the values that can hold: a button to choose it, its words, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class Option(QWidget):
    """The words wrap, which those of a radio button do not; pressing them chooses as well."""

    def __init__(self, name: str, words: str, whose: str, editor: QWidget | None = None) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setObjectName(name)
        self.button.setAccessibleName(f"{words}: {whose}" if whose else words)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(UNIT)
        rows.setVerticalSpacing(HALF // 2)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop)
        if editor is not None:
            rows.addWidget(editor, 0, 1)
            return
        told = label(words)
        told.setContentsMargins(0, HALF // 2, 0, 0)
        rows.addWidget(told, 0, 1)
        rows.addWidget(label(whose, "caption"), 1, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this value."""
        super().mousePressEvent(event)
        self.button.setFocus()
        self.button.setChecked(True)
