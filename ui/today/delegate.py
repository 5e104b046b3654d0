"""Draws a case of the day: clock and number, who and what, what is to be done and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.domain.vocabulary import RUSSIAN, Mark
from ui.lists.chip import chip_font, chip_size, paint_chip, urgent_colour
from ui.lists.due import Left, Urgency, day_and_time
from ui.theme.colours import Colours, colours
from ui.theme.tokens import GAP, HALF, UNIT
from ui.today.model import LEFT, ROW

if TYPE_CHECKING:
    from ui.today.rows import Row

Option = Any
"""`QStyleOptionViewItem`, whose fields the stubs leave out."""
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight) | int(Qt.TextFlag.TextSingleLine)
_DOTS = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_STRIPE = 4
_NUMBER = 18
"""Letters of the column of numbers."""
_CLOCK = 25
"""Letters of the column of clocks."""
_NARROW = 72
"""With fewer letters than that the three columns become one."""


class DayDelegate(QStyledItemDelegate):
    """All rows are of one height, so that a long pile is laid out at once."""

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one case."""
        row: Row = index.data(ROW)
        clock: Left = index.data(LEFT)
        c = colours(option.palette)
        rect: QRect = option.rect
        painter.save()
        if option.state & _SELECTED:
            painter.fillRect(rect, QColor(c.accent_soft))
        painter.fillRect(rect.left() + 1, rect.bottom(), rect.width() - 1, 1, QColor(c.line))
        if clock.urgency is not Urgency.NONE:
            painter.fillRect(
                QRect(rect.left() + 1, rect.top() + HALF, _STRIPE, rect.height() - 2 * HALF),
                QColor(urgent_colour(clock.urgency, c)),
            )
        inner = rect.adjusted(_STRIPE + UNIT, UNIT, -UNIT, -UNIT - 1)
        _paint_words(painter, inner, row, clock, option.font, c)
        if option.state & _SELECTED and option.state & _FOCUSED:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of two lines."""
        small = QFontMetrics(chip_font(option.font))
        return QSize(0, option.fontMetrics.height() + small.height() + 2 * HALF + 2 * UNIT)


def _paint_words(painter: QPainter, rect: QRect, row: Row, clock: Left, font: QFont, c: Colours) -> None:
    """Draw three columns of two lines: number over due, who over what, clock over what is to be done."""
    bold, small = QFont(font), chip_font(font)
    bold.setBold(True)
    body, fine = QFontMetrics(font), QFontMetrics(small)
    letter = body.averageCharWidth()
    narrow = rect.width() < _NARROW * letter
    first = letter * _NUMBER
    last = rect.width() - first - UNIT if narrow else letter * _CLOCK
    height, below = body.height() + HALF, fine.height() + HALF
    left = QRect(rect.left(), rect.top(), first, height)
    right = QRect(rect.right() - last, rect.top(), last, height)
    middle = QRect(left.right() + UNIT, rect.top(), right.left() - left.right() - GAP - UNIT, height)

    def say(place: QRect, text: str, face: QFont, colour: str, *, alignment: int = _LINE) -> None:
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(place, alignment, QFontMetrics(face).elidedText(text, _DOTS, place.width()))

    line = row.line
    say(left, line.number, bold, c.text)
    painter.setFont(small)
    size = chip_size(clock, fine)
    width = min(size.width(), last)
    top = right.top() + (height - size.height()) // 2
    paint_chip(painter, QRect(right.right() - width, top, width, size.height()), clock, c)
    if narrow:
        whole = QRect(rect.left(), rect.top() + height, rect.width(), below)
        say(whole, f"{line.applicant} · {row.to_do or _about(row)}", small, c.muted)
        return
    say(middle, line.applicant, font, c.text)
    for place in (left, middle, right):
        place.translate(0, height)
        place.setHeight(below)
    say(left, _until(line.due), small, c.muted)
    say(middle, _about(row), small, c.muted)
    if row.to_do:
        say(right, row.to_do, small, c.accent, alignment=_RIGHT)
    else:
        say(right, row.who, small, c.muted, alignment=_RIGHT)


def _until(due: str | None) -> str:
    return f"до {day_and_time(due).replace(' до ', ', ')}" if due else "Срок не идёт"


def _about(row: Row) -> str:
    """Give the marks in words, and what it is about."""
    marks = [RUSSIAN[Mark(mark)] for mark in row.line.marks if mark != Mark.ANONYMOUS]
    said = ", ".join(marks)
    return f"{said[:1].upper()}{said[1:]} · {row.line.summary}" if said else row.line.summary
