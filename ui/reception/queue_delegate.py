"""Draws a visit of the queue: time, who, where the visit stands, why before others or what about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.domain.reception.visit import State
from ui.lists.chip import chip_font
from ui.reception.queue_model import ROW
from ui.theme.colours import Colours, colours
from ui.theme.tokens import HALF, RULE, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.reception.queue_model import QueueRow

_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_DOTS = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_TIME = "00:00 "
Index = QModelIndex | QPersistentModelIndex
_INK: dict[State, Callable[[Colours], str]] = {
    State.BOOKED: lambda c: c.muted,
    State.WAITING: lambda c: c.accent,
    State.INSIDE: lambda c: c.warning,
    State.ENDED: lambda c: c.success,
    State.ABSENT: lambda c: c.danger,
    State.CANCELLED: lambda c: c.muted,
}
_HERE = (State.INSIDE, State.WAITING)
_GONE = (State.ENDED, State.ABSENT, State.CANCELLED)


class QueueDelegate(QStyledItemDelegate):
    """Two lines a visit; a rule at the left tells who is inside, words tell it, too."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw one visit."""
        row: QueueRow = index.data(ROW)
        c, rect = colours(option.palette), QRect(option.rect)
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, QColor(c.accent_soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.line))
        if row.state in _HERE:
            painter.fillRect(rect.left(), rect.top(), RULE, rect.height() - 1, QColor(_INK[row.state](c)))
        _paint_row(painter, rect.adjusted(RULE + UNIT, HALF, -UNIT, -HALF), row, option.font, c)
        focused = (
            option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus
        )
        if focused:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def sizeHint(self, option: Any, _index: Index) -> QSize:
        """Give the height of two lines."""
        return QSize(
            0, option.fontMetrics.height() + QFontMetrics(chip_font(option.font)).height() + 3 * UNIT
        )


def _paint_row(painter: QPainter, rect: QRect, row: QueueRow, font: QFont, c: Colours) -> None:
    bold, small = QFont(font), chip_font(font)
    bold.setBold(row.state in _HERE)
    times = QFontMetrics(font).horizontalAdvance(_TIME) + UNIT
    over, under = rect.adjusted(times, 0, 0, 0), rect.adjusted(times, 0, 0, 0)
    over.setHeight(rect.height() // 2)
    under.setTop(over.bottom() + 1)
    ink = c.muted if row.state in _GONE else c.text

    def say(place: QRect, words: str, face: QFont, colour: str) -> None:
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(place, _LINE, QFontMetrics(face).elidedText(words, _DOTS, place.width()))

    say(QRect(rect.left(), over.top(), times, over.height()), row.time, font, ink)
    say(over, row.name, bold, ink)
    say(under, row.standing, small, _INK[row.state](c))
    after = QFontMetrics(small).horizontalAdvance(f"{row.standing}  ")
    said = row.why or row.about
    if said and after < under.width():
        say(under.adjusted(after, 0, 0, 0), f"· {said}", small, c.warning if row.why else c.muted)
