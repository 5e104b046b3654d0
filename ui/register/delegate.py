"""Draws a cell of the register: one line of text, the words searched for, the clock as a chip."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.store.search_index import spans
from ui.case.chip import chip_size, paint_chip
from ui.register.columns import COLUMNS, DUE
from ui.theme.colours import Colours, colours
from ui.theme.faces import faces
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette

    from ui.case.due import Left
    from ui.register.model import RegisterModel

Option = Any
"""`QStyleOptionViewItem`, whose fields the stubs leave out."""
_SELECTED = QStyle.StateFlag.State_Selected.value
_WITH_KEYBOARD = (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Active).value


class RowDelegate(QStyledItemDelegate):
    """Cheap on purpose: a frame draws some three hundred cells, and asks the model itself for them."""

    def __init__(self, model: RegisterModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.searched = ""
        """What was typed into the search."""
        self._model = model
        self._font = QFont()
        self._palette = 0

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one cell."""
        rect: QRect = option.rect
        state: int = option.state.value
        self._dress(option.font, option.palette)
        if state & _SELECTED:
            painter.fillRect(rect, self._chosen)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        column = index.column()
        if column == DUE:
            self._paint_left(painter, rect, self._model.clock(index.row()))
        else:
            self._paint_text(painter, rect, self._model.cell(index.row(), column), column)
        if state & _WITH_KEYBOARD == _WITH_KEYBOARD:
            painter.setPen(QPen(QColor(self._c.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _dress(self, font: QFont, palette: QPalette) -> None:
        """Take fonts and colours as they are worn now."""
        key = palette.cacheKey()
        if key == self._palette and font == self._font:
            return
        self._palette, self._font, self._faces = key, QFont(font), faces(font)
        c = self._c = colours(palette)
        self._text, self._line, self._chosen = QColor(c.text), QColor(c.line), QColor(c.accent_soft)

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of a line."""
        return QSize(0, row_height(option.fontMetrics))

    def _paint_text(self, painter: QPainter, rect: QRect, text: str, column: int) -> None:
        if not text:
            return
        face, left = self._faces.body, rect.left() + UNIT
        shown = face.fitted(text, rect.width() - 2 * UNIT)
        painter.setFont(face.font)
        if self.searched and COLUMNS[column].searched:
            mark_words(painter, rect.adjusted(UNIT, 0, -UNIT, 0), shown, self.searched, face.metrics, self._c)
        painter.setPen(self._text)
        painter.drawText(left, face.baseline(rect.top(), rect.height()), shown)

    def _paint_left(self, painter: QPainter, rect: QRect, left: Left) -> None:
        if not left.words:
            return
        small = self._faces.small
        painter.setFont(small.font)
        size = chip_size(left, small.metrics)
        top = rect.top() + (rect.height() - size.height()) // 2
        width = min(size.width(), rect.width() - 2 * UNIT)
        paint_chip(painter, QRect(rect.left() + UNIT, top, width, size.height()), left, self._c)


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
