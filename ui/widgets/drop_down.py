"""A closed list to choose one of, with an arrow that is an icon like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from ui.theme.colours import LIGHT
from ui.theme.icons import draw
from ui.theme.tokens import GAP, SECTION

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ARROW = LIGHT.border
"""Seen on light and on dark."""


class DropDown(QComboBox):
    """Draws its arrow itself: the sheet would have QtSvg draw it, which nothing else before it needs."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list, and the arrow in the middle of the room that the sheet leaves for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.translate(self.width() - 1 - (SECTION + GAP) / 2, (self.height() - GAP) / 2)
        draw(painter, "down", _ARROW, side=GAP, width=2)
        painter.end()
