"""Where pages lie on the screen: under one another, in the size that a zoom and the room give them."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize

from mcu_desktop.dataclass import dataclass
from ui.paper.pdf_pages import POINTS_PER_INCH, Size
from ui.theme import tokens

FIT_WIDTH = 0.0
WHOLE_PAGE = -1.0
"""Zooms that depend on the room there is; others are shares of natural size."""
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)

_NATURAL = 96 / POINTS_PER_INCH
"""Dots of a usual screen a point."""
_LEAST = 0.2


@dataclass(frozen=True)
class Layout:
    """Pages of some sizes in a room of the screen; what follows from them is reckoned once."""

    sizes: tuple[Size, ...]
    zoom: float
    room: QSize

    @cached_property
    def factor(self) -> float:
        """Give how large the pages are, as a share of their natural size."""
        if self.zoom > 0 or not self.sizes:
            return max(self.zoom, STEPS[0])
        across = (self.room.width() - 2 * tokens.GAP) / (max(width for width, _ in self.sizes) * _NATURAL)
        if self.zoom == FIT_WIDTH:
            return max(_LEAST, across)
        along = (self.room.height() - 2 * tokens.GAP) / (max(height for _, height in self.sizes) * _NATURAL)
        return max(_LEAST, min(across, along))

    @cached_property
    def points(self) -> float:
        """Give how many dots of the screen a point takes."""
        return self.factor * _NATURAL

    def size(self, page: int) -> QSize:
        """Give the size of a page on the screen."""
        width, height = self.sizes[page]
        return QSize(round(width * self.points), round(height * self.points))

    @cached_property
    def tops(self) -> list[int]:
        """Give where each page begins, and where the last one ends."""
        tops, y = [], tokens.GAP
        for page in range(len(self.sizes)):
            tops.append(y)
            y += self.size(page).height() + tokens.GAP
        return [*tops, y]

    def left(self, page: int) -> int:
        """Give where a page begins: in the middle of the room, if it fits there."""
        return max(tokens.GAP, (self.room.width() - self.size(page).width()) // 2)

    @cached_property
    def widest(self) -> int:
        """Give the width of the widest page."""
        return max((self.size(page).width() for page in range(len(self.sizes))), default=0)
