"""Draws cards and heads of lanes: a card as it was drawn last, as long as it says the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QStyledItemDelegate

from mcu_desktop.store.rows import BoardCard
from ui.boards.card_picture import Dress, card_height, card_pictures, paint_lane_head
from ui.boards.cards import Lane
from ui.boards.lanes import WITHOUT_EXECUTOR
from ui.lists.due import left
from ui.theme.colours import LIGHT, colours
from ui.theme.faces import faces
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QPalette, QPixmap

    from ui.boards.card_picture import Looks

Option = Any
"""`QStyleOptionViewItem`, whose fields the stubs leave out."""
_MOST_PICTURES = 240
"""Cards kept as they were drawn: some screens of them, about 30 MB at 100 %."""


class _Shown(NamedTuple):
    """A card as it was drawn last, and what it said then."""

    card: BoardCard
    clock: str
    who: str
    picture: QPixmap


class CardDelegate(QStyledItemDelegate):
    """All cards are of one height, so that a long column is laid out at once; the columns ask it to draw."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._named = lru_cache(maxsize=1024)(named)
        self._left = lru_cache(maxsize=1024)(left)
        self._now = now
        self._palettes: set[int] = set()
        self._font = QFont()
        self._worn = Dress(faces(self._font), LIGHT, 0)
        self._shown: dict[tuple[Any, ...], _Shown] = {}
        self.several = False
        """More than one card is chosen: each chosen one bears a tick."""

    def forget_names(self) -> None:
        """Ask again how people are called; a card is drawn anew where that changes it."""
        self._named.cache_clear()

    def dress(self, font: QFont, palette: QPalette) -> None:
        """Take fonts and colours as they are worn now; nothing drawn in others is kept."""
        key = palette.cacheKey()
        if key in self._palettes and font == self._font:
            return
        worn = Dress(faces(font), colours(palette), palette.base().color().rgba())
        if worn != self._worn:
            self._font, self._worn = QFont(font), worn
            self._shown.clear()
            self._palettes.clear()
        self._palettes.add(key)

    def draw(
        self, painter: QPainter, room: QRect, row: BoardCard | Lane | None, looks: Looks, ratio: float
    ) -> None:
        """Fill the room of one row, in the fonts and colours that are worn; a blank is the ground."""
        if isinstance(row, BoardCard):
            size = (room.width(), room.height(), ratio)
            painter.drawPixmap(room.left(), room.top(), self._picture(row, size, looks))
            return
        painter.fillRect(room, QColor.fromRgba(self._worn.ground))
        if row is not None:
            c = self._worn.colours
            ink = c.text if row.cards else c.muted
            paint_lane_head(painter, room, row, self._worn.faces.bold, ink, c.sunken)

    def sizeHint(self, option: Option, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the size of every card, or of the head of a lane."""
        if option.font != self._font:
            self.dress(option.font, option.palette)
        model: Any = index.model()  # a `CardModel`
        if isinstance(model.row(index.row()), Lane):
            return QSize(0, self._worn.faces.body.height + UNIT + HALF)
        return QSize(0, card_height(self._worn.faces))

    def _picture(self, card: BoardCard, size: tuple[int, int, float], looks: Looks) -> QPixmap:
        """Give a card as it was drawn last, or draw it: what is only dragged over is not drawn anew."""
        clock = self._left(card.due, self._now())
        who = self._named(card.executor) if card.executor else WITHOUT_EXECUTOR
        key = (card.key, looks, size)
        shown = self._shown.get(key)
        if shown is None or shown.card != card or shown.clock != clock.words or shown.who != who:
            if len(self._shown) >= _MOST_PICTURES:
                self._shown.clear()
            picture = card_pictures(*size, self._worn).draw(card, clock, who, looks)
            shown = self._shown[key] = _Shown(card, clock.words, who, picture)
        return shown.picture
