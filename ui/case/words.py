"""The words of an appeal: as high as they are at the width of the card, and rolling when there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from ui.theme.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MOST_LINES = 9


class Words(QPlainTextEdit):
    """To be read and copied."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("case.text.words")
        self.setAccessibleName("Текст обращения")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as high as the lines that this width makes."""
        super().resizeEvent(event)
        lines = min(_MOST_LINES, round(self.document().size().height()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 3 * UNIT)
