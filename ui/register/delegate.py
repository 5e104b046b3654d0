"""Draws a cell of the register: one line of text, the words searched for, the clock as a chip."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.store.search_index import spans
from ui.case.chip import chip_font, chip_size, paint_chip
from ui.register.columns import COLUMNS, DUE
from ui.register.model import LEFT
from ui.theme.colours import Colours, colours
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from ui.case.due import Left

Option = Any
"""`QStyleOptionViewItem`, whose fields the stubs leave out."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_ACTIVE = QStyle.StateFlag.State_Active


class RowDelegate(QStyledItemDelegate):
    """Cheap on purpose: a frame draws some three hundred cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.searched = ""
        """What was typed into the search."""

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        c = colours(option.palette)
        state: QStyle.StateFlag = option.state
        if state & _SELECTED:
            painter.fillRect(rect, QColor(c.accent_soft))
        inner = rect.adjusted(UNIT, 0, -UNIT, 0)
        if index.column() == DUE:
            self._paint_left(painter, inner, index.data(LEFT), option, c)
        else:
            self._paint_text(painter, inner, index, option, c)
        painter.setPen(QColor(c.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & _FOCUSED and state & _ACTIVE:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of a line."""
        return QSize(0, row_height(option.fontMetrics))

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        option: Option,
        c: Colours,
    ) -> None:
        text: str = index.data(_DISPLAY) or ""
        if not text:
            return
        painter.setFont(option.font)
        metrics: QFontMetrics = option.fontMetrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        if self.searched and COLUMNS[index.column()].searched:
            mark_words(painter, rect, shown, self.searched, metrics, c)
        painter.setPen(QColor(c.text))
        painter.drawText(rect, _LINE, shown)

    def _paint_left(self, painter: QPainter, rect: QRect, left: Left, option: Option, c: Colours) -> None:
        font = chip_font(option.font)
        painter.setFont(font)
        size = chip_size(left, QFontMetrics(font))
        top = rect.top() + (rect.height() - size.height()) // 2
        paint_chip(painter, QRect(rect.left(), top, size.width(), size.height()), left, c)


def row_height(metrics: QFontMetrics) -> int:
    """Give the height of a line of the register."""
    return metrics.height() + 2 * HALF + 2


def mark_words(
    painter: QPainter, rect: QRect, text: str, searched: str, metrics: QFontMetrics, c: Colours
) -> None:
    """Underlay and underline the words that were searched for: not by colour alone."""
    for start, end in _spans(text, searched):
        left = rect.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start:end])
        top = rect.top() + (rect.height() - metrics.height()) // 2
        painter.fillRect(QRect(left, top, width, metrics.height()), QColor(c.warning_soft))
        painter.fillRect(QRect(left, top + metrics.height() - 2, width, 2), QColor(c.warning))


_spans = lru_cache(maxsize=4096)(spans)
