"""Draws a cell of the register: one line of text, the words searched for, the clock as a chip."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
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
_DOTS = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected.value
_WITH_KEYBOARD = (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Active).value


class RowDelegate(QStyledItemDelegate):
    """Cheap on purpose: a frame draws some three hundred cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.searched = ""
        """What was typed into the search."""
        self._font: QFont | None = None

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        c = colours(option.palette)
        state: int = option.state.value
        if state & _SELECTED:
            painter.fillRect(rect, QColor(c.accent_soft))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.line))
        self._take_font(option.font)
        inner = rect.adjusted(UNIT, 0, -UNIT, 0)
        if index.column() == DUE:
            self._paint_left(painter, inner, index.data(LEFT), c)
        else:
            self._paint_text(painter, inner, index, c)
        if state & _WITH_KEYBOARD == _WITH_KEYBOARD:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of a line."""
        return QSize(0, row_height(option.fontMetrics))

    def _take_font(self, font: QFont) -> None:
        """Make what depends on the font once."""
        if self._font is None or self._font != font:
            self._font = QFont(font)
            self._small = chip_font(font)
            self._metrics, self._small_metrics = QFontMetrics(font), QFontMetrics(self._small)
            metrics = self._metrics
            self._fitted = lru_cache(maxsize=2048)(lambda text, width: metrics.elidedText(text, _DOTS, width))

    def _paint_text(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, c: Colours
    ) -> None:
        text: str = index.data(_DISPLAY) or ""
        if not text or self._font is None:
            return
        shown = self._fitted(text, rect.width())
        painter.setFont(self._font)
        if self.searched and COLUMNS[index.column()].searched:
            mark_words(painter, rect, shown, self.searched, self._metrics, c)
        painter.setPen(QColor(c.text))
        painter.drawText(rect, _LINE, shown)

    def _paint_left(self, painter: QPainter, rect: QRect, left: Left, c: Colours) -> None:
        if not left.words:
            return
        painter.setFont(self._small)
        size = chip_size(left, self._small_metrics)
        top = rect.top() + (rect.height() - size.height()) // 2
        width = min(size.width(), rect.width())
        paint_chip(painter, QRect(rect.left(), top, width, size.height()), left, c)


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


_spans = lru_cache(maxsize=1024)(spans)
