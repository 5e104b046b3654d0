"""The picture of a card: number, applicant, two lines of what it is about, the clock, marks in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel
from ui.boards.cards import Lane, named_marks
from ui.lists.chip import chip_picture, urgent_colour
from ui.lists.due import Left, Urgency
from ui.theme.tokens import HALF, RADIUS, UNIT

if TYPE_CHECKING:
    from mcu_desktop.store.rows import BoardCard
    from ui.theme.colours import Colours
    from ui.theme.faces import Face, Faces

_STRIPE = 4
_TICK = 16
_LINES = 4
"""Of body text: number, applicant and two of the summary."""
_LEAN = 1
"""How far a letter may lean out of its line to the left."""
_MOST_LINES = 256
"""Lines kept as they were drawn, about 3 MB at 100 %."""


class Looks(NamedTuple):
    """How a card stands on the board."""

    focused: bool
    chosen: bool
    ticked: bool
    """It is one of several chosen cards."""


class Dress(NamedTuple):
    """What cards are drawn in."""

    faces: Faces
    colours: Colours
    ground: int
    """Colour of what lies behind them."""


class _Line(NamedTuple):
    """A line of small words on the ground of a card."""

    words: str
    width: int
    ink: str
    ground: str


def card_height(faces: Faces) -> int:
    """Give the height of every card."""
    return faces.body.height * _LINES + 3 * faces.small.height + 3 * UNIT + 3 * HALF


@lru_cache(maxsize=8)
def card_pictures(width: int, height: int, ratio: float, dress: Dress) -> CardPictures:
    """Give what draws cards of one size; boards beside each other share it."""
    return CardPictures(QSize(width, height), ratio, dress)


class CardPictures:
    """Draws cards of one size in one set of colours; what stands on many of them is drawn once and copied."""

    def __init__(self, size: QSize, ratio: float, dress: Dress) -> None:
        self._size, self._ratio = size, ratio
        self._faces, self._c, self._ground = dress.faces, dress.colours, QColor.fromRgba(dress.ground)
        self._ink = QColor(self._c.text)
        self._rect = QRect(QPoint(0, 0), size).adjusted(HALF, HALF, -HALF, 0)
        self._left, self._top = self._rect.left() + _STRIPE + UNIT, self._rect.top() + UNIT
        self._width = self._rect.right() - UNIT - self._left + 1
        self._grounds: dict[tuple[Looks, Urgency], QPixmap] = {}
        self._lines: dict[_Line, QPixmap] = {}

    def draw(self, card: BoardCard, clock: Left, who: str, looks: Looks) -> QPixmap:
        """Draw a card; who works on it is said in words."""
        picture = QPixmap(self._ground_of(looks, clock.urgency))
        painter = QPainter(picture)
        self._paint_words(painter, card, self._width - (_TICK + HALF if looks.ticked else 0))
        self._paint_foot(painter, card, clock, who, chosen=looks.chosen)
        painter.end()
        return picture

    def _paint_words(self, painter: QPainter, card: BoardCard, width: int) -> None:
        body, left = self._faces.body, self._left
        line = self._top + body.ascent
        painter.setPen(self._ink)
        painter.setFont(self._faces.bold.font)
        painter.drawText(left, line, card.number)
        painter.setFont(body.font)
        if card.questions > 1:
            several = counted(card.questions, "вопрос", "вопроса", "вопросов")
            painter.drawText(left + width - body.metrics.horizontalAdvance(several), line, several)
        for words in (body.fitted(card.applicant, width), *body.two_lines(card.summary, width)):
            line += body.height
            painter.drawText(left, line, words)

    def _paint_foot(self, painter: QPainter, card: BoardCard, clock: Left, who: str, *, chosen: bool) -> None:
        """Draw the clock, below it channel and marks, and at last who does it."""
        height = self._faces.small.height
        top = self._rect.bottom() - UNIT - height
        said, marked = _ways(card.marks, card.channel)
        ground = self._c.accent_soft if chosen else self._c.surface
        muted, ink = self._c.muted, self._c.text if marked else self._c.muted
        left = self._left - _LEAN
        painter.drawPixmap(left, top, self._line(_Line(who, self._width, muted, ground)))
        top -= height
        painter.drawPixmap(left, top, self._line(_Line(said, self._width, ink, ground)))
        if clock.words:
            chip = chip_picture(clock, self._faces.small, self._c, self._ratio)
            if chip.width() > self._width * self._ratio:
                painter.setClipRect(self._left, 0, self._width, self._rect.height())
            painter.drawPixmap(self._left, top - HALF - round(chip.height() / self._ratio), chip)

    def _line(self, line: _Line) -> QPixmap:
        """Give a line of the foot: people and channels are few, and stand on many cards."""
        drawn = self._lines.get(line)
        if drawn is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            small = self._faces.small
            drawn = self._lines[line] = self._canvas(
                QSize(line.width + _LEAN, small.height), QColor(line.ground)
            )
            painter = QPainter(drawn)
            painter.setFont(small.font)
            painter.setPen(QColor(line.ink))
            painter.drawText(_LEAN, small.ascent, small.fitted(line.words, line.width))
            painter.end()
        return drawn

    def _ground_of(self, looks: Looks, urgency: Urgency) -> QPixmap:
        ground = self._grounds.get((looks, urgency))
        if ground is None:
            ground = self._grounds[looks, urgency] = self._canvas(self._size, self._ground)
            painter = QPainter(ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, looks, urgency)
            painter.end()
        return ground

    def _paint_ground(self, painter: QPainter, looks: Looks, urgency: Urgency) -> None:
        c, rect = self._c, self._rect
        edge = c.accent if looks.focused or looks.chosen else c.line
        painter.setPen(QPen(QColor(edge), 2 if looks.focused else 1))
        painter.setBrush(QColor(c.accent_soft if looks.chosen else c.surface))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if urgency is not Urgency.NONE:
            stripe = QRect(rect.left(), rect.top() + RADIUS, _STRIPE, rect.height() - 2 * RADIUS)
            painter.fillRect(stripe, QColor(urgent_colour(urgency, c)))
        if looks.ticked:
            _paint_tick(painter, QRect(rect.right() - _TICK - UNIT, rect.top() + UNIT, _TICK, _TICK), c)

    def _canvas(self, size: QSize, ground: QColor) -> QPixmap:
        made = QPixmap(size * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(ground)
        return made


@lru_cache(maxsize=256)
def _ways(marks: str, channel: str) -> tuple[str, bool]:
    """Say marks and the channel in one line, and whether there are marks."""
    return " · ".join([*named_marks(marks), RUSSIAN[Channel(channel)]]), bool(marks)


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


def paint_lane_head(painter: QPainter, rect: QRect, lane: Lane, face: Face, ink: str, ground: str) -> None:
    """Draw the head of a lane in one column: a long name gives way to the count, never cuts it."""
    room = rect.adjusted(0, HALF, 0, 0)
    painter.fillRect(room, QColor(ground))
    painter.setFont(face.font)
    painter.setPen(QColor(ink))
    line = face.baseline(room.top(), room.height())
    width = room.width() - 2 * UNIT - face.metrics.horizontalAdvance(lane.amount)
    painter.drawText(room.left() + UNIT, line, f"{face.fitted(lane.title, width)}{lane.amount}")
