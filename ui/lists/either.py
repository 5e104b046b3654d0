"""The list, or in its place the words that say why it is empty and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.theme.tokens import GAP
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class Either(QStackedLayout):
    """Belongs to a page from the beginning: a stack without a window shows its widgets as windows."""

    def __init__(self, page: QVBoxLayout, shown: QWidget, name: str, *ways_out: QPushButton) -> None:
        super().__init__()
        page.addLayout(self, 1)
        self.words = label("", "muted")
        self.words.setObjectName(name)
        self.words.setMargin(GAP)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing = QWidget()
        lines = QVBoxLayout(nothing)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.words)
        for way_out in ways_out:
            lines.addWidget(way_out, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        self.addWidget(shown)
        self.addWidget(nothing)

    def turn(self, *, full: bool, words: str) -> None:
        """Show the list where it is full, and otherwise the words."""
        self.words.setText(words)
        self.setCurrentIndex(0 if full else 1)
