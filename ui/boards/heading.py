"""The heading of a column: its name, how many cards, how many late; a press folds and opens the column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.lists.chip import chip_picture
from ui.lists.due import NOT_RUNNING, Left, Urgency
from ui.theme.colours import Colours, colours
from ui.theme.faces import Face, faces
from ui.theme.tokens import CONTROL_HEIGHT, HALF, ICON, RADIUS, UNIT

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

STRIP = CONTROL_HEIGHT + UNIT
"""Width of a folded column."""
_SIGN = 8


class Amount(NamedTuple):
    """How many cards a column shows, how many it has unfiltered, and how many it should have at most."""

    shown: int = 0
    whole: int = 0
    limit: int | None = None

    @property
    def over(self) -> int:
        """How many lie here above the limit; a filter does not change that."""
        return max(self.whole - self.limit, 0) if self.limit is not None else 0

    @property
    def words(self) -> str:
        """The numbers as the heading says them."""
        shown = str(self.shown) if self.shown == self.whole else f"{self.shown} из {self.whole}"
        return shown if self.limit is None else f"{shown} (предел {self.limit})"


class Heading(QAbstractButton):
    """Drawn by itself: seven of these stand on every board, and opening one must be quick."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._words = name
        self._late = NOT_RUNNING
        self._excess = NOT_RUNNING
        self._lines = 0
        self._folded = False
        self._drawn: tuple[tuple[object, ...], QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._be_sized()

    def count(self, amount: Amount, late: int) -> None:
        """Say how many cards there are, how many late, and how many more than the column should have."""
        self._words = f"{self._name} · {amount.words}"
        self._late = Left(words=f"просрочено {late}", urgency=Urgency.OVERDUE) if late else NOT_RUNNING
        over = amount.over
        self._excess = Left(words=f"сверх предела {over}", urgency=Urgency.TODAY) if over else NOT_RUNNING
        self._speak()
        self._drawn = None
        self.update()

    def text(self) -> str:
        """Give the name and the numbers; kept here, for Qt would lay the board out anew at each change."""
        return self._words

    @property
    def crowded(self) -> bool:
        """More lies here than the column should have."""
        return bool(self._excess.words)

    @property
    def says(self) -> int:
        """How many lines stand below the name: what is too much, what is late."""
        return sum(1 for one in (self._excess, self._late) if one.words)

    def be_tall(self, lines: int) -> None:
        """Leave room for so many lines below the name, as all headings of a board do together."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def fold(self, *, folded: bool) -> None:
        """Stand upright, or lie over the cards."""
        self._folded = folded
        self._drawn = None
        self._be_sized()
        self._speak()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the name and the lines below it, or a narrow strip."""
        if self._folded:
            return QSize(STRIP, self.fontMetrics().horizontalAdvance(self.text()) * 2)
        own = faces(self.font())
        return QSize(0, own.body.height + self._lines * (own.small.height + UNIT) + HALF)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heading as it was drawn last, or anew where it says or looks otherwise."""
        looks = (self.size(), self.devicePixelRatioF(), self._lines, self.hasFocus(), self.underMouse())
        if self._drawn is None or self._drawn[0] != looks:
            self._drawn = looks, self._picture()
        QPainter(self).drawPixmap(0, 0, self._drawn[1])

    def changeEvent(self, event: QEvent) -> None:
        """Forget what was drawn in other colours or fonts."""
        self._drawn = None
        super().changeEvent(event)

    def _picture(self) -> QPixmap:
        """Draw the words, and a frame where the keyboard or the pointer is."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(self.palette().window().color())
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, own = colours(self.palette()), faces(self.font())
        self._paint_ground(painter, c)
        if self._folded:
            painter.translate(0, self.height())
            painter.rotate(-90)
        length = self.height() if self._folded else self.width()
        across = self.width() if self._folded else own.body.height + HALF
        top = across
        self._paint_name(painter, QRect(HALF, 0, length - ICON - UNIT, top), own.bold, c)
        if not self._folded:
            for late in filter(lambda one: one.words, (self._excess, self._late)):
                chip = chip_picture(late, own.small, c, ratio)
                painter.drawPixmap(HALF, across, chip)
                across += round(chip.height() / ratio) + HALF
        self._paint_sign(painter, QRect(length - ICON, 0, ICON, top), c)
        painter.end()
        return made

    def _paint_ground(self, painter: QPainter, c: Colours) -> None:
        if self.hasFocus() or self.underMouse() or self._folded or self.crowded:
            edge = c.accent if self.hasFocus() else c.warning if self.crowded else c.line
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or self.crowded else 1))
            painter.setBrush(QColor(c.accent_soft if self.underMouse() else c.surface))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_name(self, painter: QPainter, room: QRect, bold: Face, c: Colours) -> None:
        painter.setFont(bold.font)
        painter.setPen(QColor(c.text))
        shown = bold.fitted(self.text(), room.width())
        left = room.right() - bold.metrics.horizontalAdvance(shown) if self._folded else room.left()
        painter.drawText(left, bold.baseline(room.top(), room.height()), shown)

    def _paint_sign(self, painter: QPainter, room: QRect, c: Colours) -> None:
        """Draw a minus that folds, or a plus that opens."""
        across = QRect(0, 0, _SIGN, 2)
        across.moveCenter(room.center())
        painter.fillRect(across, QColor(c.muted))
        if self._folded:
            along = across.transposed()
            along.moveCenter(across.center())
            painter.fillRect(along, QColor(c.muted))

    def _be_sized(self) -> None:
        fixed, expanding = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if self._folded else expanding, expanding if self._folded else fixed)

    def _speak(self) -> None:
        act = "Развернуть" if self._folded else "Свернуть"
        chips = "".join(f", {chip.words}" for chip in (self._excess, self._late) if chip.words)
        self.setAccessibleName(f"{act} столбец: {self.text()}{chips}")
        self.setToolTip(f"{act} столбец: {self.text()}{chips}")
