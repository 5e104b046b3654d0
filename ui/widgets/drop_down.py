"""A closed list to choose one of, with an arrow that is an icon like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from ui.theme.colours import LIGHT
from ui.theme.icons import draw
from ui.theme.tokens import GAP, HALF, SECTION, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

AROUND_WORDS = 4 + UNIT + 2 + UNIT + SECTION
"""What stands beside the words: the frame, the room before and behind them, the arrow."""
_ARROW = LIGHT.border
"""Seen on light and on dark."""


class DropDown(QComboBox):
    """Draws its arrow itself: the sheet would have QtSvg draw it, which nothing else before it needs."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802 - Qt's name
        """End words that are too long in «…»; Qt alone would cut them."""
        super().initStyleOption(option)
        if not self.isVisible():
            return
        room = self.width() - AROUND_WORDS - HALF
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words  # type: ignore[attr-defined]  # the stubs leave it out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list, and the arrow in the middle of the room that the sheet leaves for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.translate(self.width() - 1 - (SECTION + GAP) / 2, (self.height() - GAP) / 2)
        draw(painter, "down", _ARROW, side=GAP, width=2)
        painter.end()
