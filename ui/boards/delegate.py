"""Draws a card: number, applicant, two lines of what it is about, the clock, marks in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel
from ui.boards.cards import CARD, Lane, marks
from ui.case.chip import chip_font, chip_size, paint_chip, urgent_colour
from ui.case.due import Left, Urgency, left
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
_DOTS = Qt.TextElideMode.ElideRight
_STRIPE = 4
_TICK = 16
_MOST_PICTURES = 120
"""Cards kept as they were drawn: two or three screens of them, some 17 MB at 100 %."""
_LINES = 4
"""Of body text: number, applicant and two of the summary."""


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True, slots=True)
class _Faces:
    """The fonts of a card with their measures, made once for all cards."""

    body: QFont
    bold: QFont
    small: QFont
    line: QFontMetrics
    caption: QFontMetrics
    name: str
    caption_name: str

    @classmethod
    def of(cls, font: QFont) -> _Faces:
        """Make them from the font of running text."""
        bold, small = QFont(font), chip_font(font)
        bold.setBold(True)
        return cls(
            QFont(font),
            bold,
            small,
            QFontMetrics(font),
            QFontMetrics(small),
            font.toString(),
            small.toString(),
        )


class CardDelegate(QStyledItemDelegate):
    """All cards are of one height, so that a long column is laid out at once."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._named = lru_cache(maxsize=1024)(named)
        self._now = now
        self._faces: _Faces | None = None
        self._pictures: dict[tuple[Any, ...], QPixmap] = {}
        self.several = False
        """More than one card is chosen: each chosen one bears a tick."""

    def forget_names(self) -> None:
        """Ask again how people are called."""
        self._named.cache_clear()
        self._pictures.clear()

    def paint(self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one card."""
        card: BoardCard | Lane | None = index.data(CARD)
        if card is None:
            return
        if isinstance(card, Lane):
            _paint_lane(painter, option.rect, card, self._faces_for(option.font), colours(option.palette))
            return
        painter.drawPixmap(option.rect.topLeft(), self._picture(painter, option, card))

    def _picture(self, painter: QPainter, option: Option, card: BoardCard) -> QPixmap:
        """Give a card as it was drawn last, or draw it: what is only dragged over is not drawn anew."""
        clock, ratio = left(card.due, self._now()), painter.device().devicePixelRatio()
        size, ground = option.rect.size(), option.palette.base().color()
        focused, chosen = bool(option.state & _FOCUSED), bool(option.state & _SELECTED)
        looks = (focused, chosen, chosen and self.several, ground.rgb(), ratio)
        key = (card, clock.words, size.width(), size.height(), looks)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            picture = self._pictures[key] = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(ground)
            own = QPainter(picture)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_card(own, QRect(QPoint(0, 0), size), option, card, clock)
            own.end()
        return picture

    def _paint_card(
        self, painter: QPainter, room: QRect, option: Option, card: BoardCard, clock: Left
    ) -> None:
        c = colours(option.palette)
        faces = self._faces_for(option.font)
        rect = room.adjusted(HALF, HALF, -HALF, 0)
        _paint_ground(painter, rect, option.state, c)
        if clock.urgency is not Urgency.NONE:
            stripe = QRect(rect.left(), rect.top() + RADIUS, _STRIPE, rect.height() - 2 * RADIUS)
            painter.fillRect(stripe, QColor(urgent_colour(clock.urgency, c)))
        inner = rect.adjusted(_STRIPE + UNIT, UNIT, -UNIT, -UNIT)
        ticked = self.several and bool(option.state & _SELECTED)
        if ticked:
            _paint_tick(painter, QRect(rect.right() - _TICK - UNIT, rect.top() + UNIT, _TICK, _TICK), c)
        words = inner.adjusted(0, 0, -(_TICK + HALF) if ticked else 0, 0)
        _paint_words(painter, words, card, faces, c)
        self._paint_foot(painter, inner, card, clock, faces, c)

    def sizeHint(self, option: Option, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the size of every card, or of the head of a lane."""
        faces = self._faces_for(option.font)
        if isinstance(index.data(CARD), Lane):
            return QSize(0, faces.line.height() + UNIT + HALF)
        return QSize(0, faces.line.height() * _LINES + 3 * faces.caption.height() + 3 * UNIT + 3 * HALF)

    def _faces_for(self, font: QFont) -> _Faces:
        if self._faces is None or self._faces.body != font:
            self._faces = _Faces.of(font)
        return self._faces

    def _paint_foot(
        self, painter: QPainter, rect: QRect, card: BoardCard, clock: Left, faces: _Faces, c: Colours
    ) -> None:
        """Draw the clock, below it channel and marks, and at last who does it."""
        height, width = faces.caption.height(), rect.width()
        bottom = rect.bottom() - height
        painter.setFont(faces.small)
        painter.setPen(QColor(c.muted))
        who = self._named(card.executor) if card.executor else "Без исполнителя"
        room = QRect(rect.left(), bottom, width, height)
        painter.drawText(room, _LINE, _elided(who, width, faces.caption_name))
        marked = marks(card)
        if marked:
            painter.setPen(QColor(c.text))
        said = " · ".join(filter(None, (marked, RUSSIAN[Channel(card.channel)])))
        room.translate(0, -height)
        painter.drawText(room, _LINE, _elided(said, width, faces.caption_name))
        size = chip_size(clock, faces.caption)
        top = room.top() - HALF - size.height()
        paint_chip(painter, QRect(rect.left(), top, min(size.width(), width), size.height()), clock, c)


def _paint_words(painter: QPainter, rect: QRect, card: BoardCard, faces: _Faces, c: Colours) -> None:
    height, width = faces.line.height(), rect.width()
    line = QRect(rect.left(), rect.top(), width, height)
    painter.setPen(QColor(c.text))
    painter.setFont(faces.bold)
    painter.drawText(line, _LINE, card.number)
    painter.setFont(faces.body)
    if card.questions > 1:
        painter.drawText(line, _RIGHT, counted(card.questions, "вопрос", "вопроса", "вопросов"))
    line.translate(0, height)
    painter.drawText(line, _LINE, _elided(card.applicant, width, faces.name))
    for words in _two_lines(card.summary, width, faces.name):
        line.translate(0, height)
        painter.drawText(line, _LINE, words)


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, c: Colours) -> None:
    focused, chosen = bool(state & _FOCUSED), bool(state & _SELECTED)
    painter.setPen(QPen(QColor(c.accent if focused or chosen else c.line), 2 if focused else 1))
    painter.setBrush(QColor(c.accent_soft if chosen else c.surface))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def _paint_tick(painter: QPainter, box: QRect, c: Colours) -> None:
    """Draw a ticked box: the card is among the chosen ones."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.accent))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QPen(QColor(c.on_accent), 2))
    left, middle, quarter = box.left() + HALF, box.center().y(), _TICK // 4
    painter.drawPolyline(
        [
            QPoint(left, middle),
            QPoint(left + quarter - 1, middle + quarter - 1),
            QPoint(left + 2 * quarter, middle - quarter + 1),
        ]
    )


def _paint_lane(painter: QPainter, rect: QRect, lane: Lane, faces: _Faces, c: Colours) -> None:
    room = rect.adjusted(0, HALF, 0, 0)
    painter.fillRect(room, QColor(c.sunken))
    painter.setFont(faces.bold)
    painter.setPen(QColor(c.text if lane.cards else c.muted))
    words = QFontMetrics(faces.bold).elidedText(lane.words, _DOTS, room.width() - 2 * UNIT)
    painter.drawText(room.adjusted(UNIT, 0, -UNIT, 0), _LINE, words)


@lru_cache(maxsize=4096)
def _elided(text: str, width: int, key: str) -> str:
    return _metrics(key).elidedText(text, _DOTS, width)


@lru_cache(maxsize=16)
def _metrics(key: str) -> QFontMetrics:
    font = QFont()
    font.fromString(key)
    return QFontMetrics(font)


@lru_cache(maxsize=4096)
def _two_lines(text: str, width: int, key: str) -> tuple[str, ...]:
    """Break a text into two lines; the second ends in dots where more follows."""
    font = QFont()
    font.fromString(key)
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAPPED)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    first = line.textLength()
    layout.endLayout()
    rest = text[first:].strip()
    if not rest:
        return (text,)
    return text[:first].rstrip(), QFontMetrics(font).elidedText(rest, _DOTS, width)
