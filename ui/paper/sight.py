"""What of the pages is in sight, and where on the screen: a layout scrolled by so much."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spot
    from ui.paper.layout import Layout

_AROUND = 2


class OnPage(NamedTuple):
    """A point of a page, in points of paper."""

    page: int
    x: float
    y: float


class Sight(NamedTuple):
    """Turns points of paper into points of the screen and back."""

    layout: Layout
    scrolled: QPoint
    ratio: float
    """Dots of the screen a pixel; pages begin at whole dots."""

    @property
    def pages(self) -> list[int]:
        """The pages that can be seen."""
        tops, top = self.layout.tops, self.scrolled.y()
        bottom = top + self.layout.room.height()
        return [n for n in range(len(tops) - 1) if tops[n] < bottom and tops[n + 1] > top]

    @property
    def with_neighbours(self) -> list[int]:
        """The pages that can be seen, one before and one after them included."""
        seen, count = self.pages, len(self.layout.sizes)
        return [n for n in range(seen[0] - 1, seen[-1] + 2) if 0 <= n < count] if seen else []

    @property
    def middle_page(self) -> int:
        """The page in the middle of the view."""
        middle = self.scrolled.y() + self.layout.room.height() // 2
        ends = self.layout.tops[1:]
        return next((n for n, end in enumerate(ends) if end > middle), len(ends) - 1)

    def sheet(self, page: int) -> QRectF:
        """Give where a page lies."""
        left = self.layout.left(page) - self.scrolled.x()
        top = self.layout.tops[page] - self.scrolled.y()
        corner = QPointF(round(left * self.ratio) / self.ratio, round(top * self.ratio) / self.ratio)
        return QRectF(corner, self.layout.size(page))

    def around(self, page: int, spot: Spot) -> QRectF:
        """Give the frame around a spot of a page."""
        factor = self.layout.points
        room = QRectF(spot.x * factor, spot.y * factor, spot.width * factor, spot.height * factor)
        return room.translated(self.sheet(page).topLeft()).adjusted(-_AROUND, -1, _AROUND, 1)

    def on_page(self, point: QPointF) -> OnPage | None:
        """Give the point of a page under a point of the screen."""
        for page in range(len(self.layout.sizes)):
            sheet = self.sheet(page)
            if sheet.contains(point):
                inside, factor = point - sheet.topLeft(), self.layout.points
                return OnPage(page, inside.x() / factor, inside.y() / factor)
        return None
