"""Draws a card: number, applicant, two lines of what it is about, the clock, marks in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.domain.spelling import counted
from ui.boards.cards import CARD, marks
from ui.case.chip import chip_font, chip_size, paint_chip, urgent_colour
from ui.case.due import Urgency, left
from ui.theme.colours import Colours, colours
from ui.theme.tokens import HALF, RADIUS, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard

Option = Any
"""`QStyleOptionViewItem`, whose fields the stubs leave out."""
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight) | int(Qt.TextFlag.TextSingleLine)
_STRIPE = 4
_LINES = 4
"""Of body text: number, applicant and two of the summary."""


class CardDelegate(QStyledItemDelegate):
    """All cards are of one height, so that a long column is laid out at once."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._now = now

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one card."""
        card: BoardCard = index.data(CARD)
        c = colours(option.palette)
        rect = option.rect.adjusted(HALF, HALF, -HALF, 0)
        clock = left(card.line.due, self._now())
        painter.save()
        _paint_ground(painter, rect, option.state, c)
        if clock.urgency is not Urgency.NONE:
            stripe = QRect(rect.left(), rect.top() + RADIUS, _STRIPE, rect.height() - 2 * RADIUS)
            painter.fillRect(stripe, QColor(urgent_colour(clock.urgency, c)))
        inner = rect.adjusted(_STRIPE + UNIT, UNIT, -UNIT, -UNIT)
        self._paint_words(painter, inner, card, option, c)
        font = chip_font(option.font)
        small = _metrics(font)
        painter.setFont(font)
        bottom = inner.bottom() - small.height()
        painter.setPen(QColor(c.muted))
        last = marks(card) or (self._named(card.executor) if card.executor else "Без исполнителя")
        shown = small.elidedText(last, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), bottom, inner.width(), small.height()), _LINE, shown)
        size = chip_size(clock, small)
        width = min(size.width(), inner.width())
        chip = QRect(inner.left(), bottom - HALF - size.height(), width, size.height())
        paint_chip(painter, chip, clock, c)
        painter.restore()

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the size of every card."""
        small = _metrics(chip_font(option.font)).height()
        return QSize(0, option.fontMetrics.height() * _LINES + 2 * small + 3 * UNIT + 3 * HALF)

    def _paint_words(
        self, painter: QPainter, rect: QRect, card: BoardCard, option: Option, c: Colours
    ) -> None:
        metrics: QFontMetrics = option.fontMetrics
        height, width = metrics.height(), rect.width()
        line = QRect(rect.left(), rect.top(), width, height)
        painter.setPen(QColor(c.text))
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(line, _LINE, card.line.number)
        painter.setFont(option.font)
        if card.questions > 1:
            painter.drawText(line, _RIGHT, counted(card.questions, "вопрос", "вопроса", "вопросов"))
        line.translate(0, height)
        applicant = metrics.elidedText(card.line.applicant, Qt.TextElideMode.ElideRight, width)
        painter.drawText(line, _LINE, applicant)
        for words in _two_lines(card.line.summary, width, option.font.toString()):
            line.translate(0, height)
            painter.drawText(line, _LINE, words)


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, c: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    focused = bool(state & _SELECTED and state & _FOCUSED)
    painter.setPen(QPen(QColor(c.accent if focused else c.line), 2 if focused else 1))
    painter.setBrush(QColor(c.accent_soft if focused else c.surface))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


@lru_cache(maxsize=64)
def _metrics_of(key: str) -> QFontMetrics:
    font = QFont()
    font.fromString(key)
    return QFontMetrics(font)


def _metrics(font: QFont) -> QFontMetrics:
    return _metrics_of(font.toString())


@lru_cache(maxsize=4096)
def _two_lines(text: str, width: int, key: str) -> tuple[str, ...]:
    """Break a text into two lines; the second ends in dots where more follows."""
    font = QFont()
    font.fromString(key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    first = line.textLength()
    layout.endLayout()
    rest = text[first:].strip()
    if not rest:
        return (text,)
    return text[:first].rstrip(), _metrics_of(key).elidedText(rest, Qt.TextElideMode.ElideRight, width)
