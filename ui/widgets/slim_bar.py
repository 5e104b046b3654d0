"""A scroll bar that is only a handle: seven of them stand on every board, and each frame draws them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from ui.theme.colours import colours
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_INSET = 2
_HINT = QSize(UNIT + HALF, UNIT)
"""Made once: laying a board out asks for it a hundred times."""


class SlimBar(QScrollBar):
    """Stands upright; takes the mouse as every scroll bar does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._stood: tuple[tuple[object, ...], QRect] = (), QRect()

    def sizeHint(self) -> QSize:
        """Be narrow."""
        return _HINT

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the handle on the ground of what it scrolls."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self.maximum() <= self.minimum():
            return
        c = colours(self.palette())
        handle = self._handle()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent if self.isSliderDown() else c.border))
        painter.drawRoundedRect(handle, HALF, HALF)

    def _handle(self) -> QRect:
        """Give where the style has the handle; asked of it only when the bar stands otherwise."""
        stands = (self.value(), self.minimum(), self.maximum(), self.pageStep(), self.height(), self.width())
        if self._stood[0] != stands:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            complex_, slider = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
            rect = self.style().subControlRect(complex_, option, slider, self)
            self._stood = stands, rect.adjusted(_INSET, 0, -_INSET, 0)
        return self._stood[1]
