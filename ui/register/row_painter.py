"""Draws lines of the register: cells of one line of text, the words searched for, the clock as a chip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from mcu_desktop.later import later
from ui.lists.chip import chip_size, paint_chip
from ui.register.columns import COLUMNS, DUE
from ui.theme.colours import Colours, colours
from ui.theme.faces import faces
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store import search_index
    from ui.lists.due import Left
    from ui.register.model import RegisterModel
else:
    search_index = later("mcu_desktop.store.search_index")


class Cell(NamedTuple):
    """Where a column stands, and which one it is."""

    column: int
    left: int
    width: int


class RowPainter:
    """Cheap on purpose: a frame draws some three hundred cells, and Qt would ask its questions about each."""

    def __init__(self, model: RegisterModel, view: QWidget, searched: str) -> None:
        self._model = model
        self._searched = searched
        self._faces = faces(view.font())
        c = self._c = colours(view.palette())
        self._text, self._line, self._chosen = QColor(c.text), QColor(c.line), QColor(c.accent_soft)

    def paint(self, painter: QPainter, row: int, room: QRect, cells: Sequence[Cell], *, chosen: bool) -> None:
        """Draw the cells of a row that are asked for."""
        if chosen:
            painter.fillRect(room, self._chosen)
        painter.fillRect(room.left(), room.bottom(), room.width(), 1, self._line)
        for cell in cells:
            if cell.column == DUE:
                rect = QRect(cell.left, room.top(), cell.width, room.height())
                self._paint_left(painter, rect, self._model.clock(row))
            else:
                self._paint_text(painter, room, cell, self._model.cell(row, cell.column))

    def paint_keyboard(self, painter: QPainter, room: QRect) -> None:
        """Draw a frame round the cell that the keyboard is on."""
        painter.setPen(QPen(QColor(self._c.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(1, 1, -2, -2))

    def _paint_text(self, painter: QPainter, room: QRect, cell: Cell, text: str) -> None:
        if not text:
            return
        face, left, width = self._faces.body, cell.left + UNIT, cell.width - 2 * UNIT
        shown = face.fitted(text, width)
        painter.setFont(face.font)
        if self._searched and COLUMNS[cell.column].searched:
            rect = QRect(left, room.top(), width, room.height())
            _mark_words(painter, rect, shown, self._searched, face.metrics, self._c)
        painter.setPen(self._text)
        painter.drawText(left, face.baseline(room.top(), room.height()), shown)

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


def _mark_words(
    painter: QPainter, rect: QRect, text: str, searched: str, metrics: QFontMetrics, c: Colours
) -> None:
    """Underlay and underline the words that were searched for: not by colour alone."""
    for start, end in _spans(text, searched):
        left = rect.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start:end])
        top = rect.top() + (rect.height() - metrics.height()) // 2
        painter.fillRect(QRect(left, top, width, metrics.height()), QColor(c.warning_soft))
        painter.fillRect(QRect(left, top + metrics.height() - 2, width, 2), QColor(c.warning))


@lru_cache(maxsize=1024)
def _spans(text: str, searched: str) -> tuple[tuple[int, int], ...]:
    return search_index.spans(text, searched)
