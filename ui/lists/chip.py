"""A clock's chip: words, a colour, and a shape of its own for each urgency."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.lists.due import NOT_RUNNING, Left, Urgency
from ui.theme.colours import Colours, colours
from ui.theme.tokens import CAPTION, HALF, RADIUS, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme.faces import Face

_SHAPE = 10
_PENS: dict[Urgency, Callable[[Colours], tuple[str, str]]] = {
    Urgency.NONE: lambda c: (c.muted, c.window),
    Urgency.CALM: lambda c: (c.success, c.success_soft),
    Urgency.SOON: lambda c: (c.accent, c.accent_soft),
    Urgency.TODAY: lambda c: (c.warning, c.warning_soft),
    Urgency.OVERDUE: lambda c: (c.danger, c.danger_soft),
}


def chip_font(font: QFont) -> QFont:
    """Give the font of chips beside some running text."""
    small = QFont(font)
    small.setPixelSize(CAPTION)
    return small


def chip_size(left: Left, metrics: QFontMetrics) -> QSize:
    """Give the room that a chip needs."""
    width = metrics.horizontalAdvance(left.words) + _SHAPE + 3 * UNIT if left.words else 0
    return QSize(width, metrics.height() + HALF)


def urgent_colour(urgency: Urgency, c: Colours) -> str:
    """Give the colour of an urgency; never the only sign of it."""
    return _PENS[urgency](c)[0]


def paint_chip(painter: QPainter, rect: QRect, left: Left, c: Colours) -> None:
    """Draw a chip; the painter's font is already the small one."""
    if not left.words:
        return
    ink, ground = (QColor(colour) for colour in _PENS[left.urgency](c))
    smooth = painter.renderHints()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
    top = rect.top() + (rect.height() - _SHAPE) / 2
    _paint_shape(painter, QRectF(rect.left() + UNIT, top, _SHAPE, _SHAPE), left.urgency, ink)
    painter.setPen(ink)
    words = rect.adjusted(2 * UNIT + _SHAPE, 0, -HALF, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), left.words)
    painter.setRenderHints(smooth)


@lru_cache(maxsize=512)
def chip_picture(left: Left, small: Face, c: Colours, ratio: float) -> QPixmap:
    """Give a chip as it was drawn first: the same ones stand on many cards and headings."""
    size = chip_size(left, small.metrics)
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setFont(small.font)
    paint_chip(painter, QRect(QPoint(0, 0), size), left, c)
    painter.end()
    return made


def _paint_shape(painter: QPainter, box: QRectF, urgency: Urgency, ink: QColor) -> None:
    """Late is a triangle, today a full disc, soon a half one, calm a ring."""
    painter.setPen(QPen(ink, 1.5))
    if urgency is Urgency.OVERDUE:
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
        )
        return
    painter.setBrush(ink if urgency is Urgency.TODAY else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if urgency is Urgency.SOON:
        painter.setBrush(ink)
        painter.drawPie(box, 90 * 16, 180 * 16)


class DueChip(QWidget):
    """A chip that stands in a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = NOT_RUNNING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, left: Left) -> None:
        """Say how long is left."""
        if left != self._left:
            self._left = left
            self.setAccessibleName(left.words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Give the room for the words."""
        return chip_size(self._left, QFontMetrics(chip_font(self.font())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        painter.setFont(chip_font(self.font()))
        paint_chip(painter, self.rect(), self._left, colours(self.palette()))
