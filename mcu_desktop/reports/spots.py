"""Where on the pages the figures stand: told while they are drawn, and not written into the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from mcu_desktop.domain.notes.drawing import Spot, Spots
from mcu_desktop.reports.drawing import on_paper
from mcu_desktop.reports.fonts import drawable
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.notes.drawing import Drawing
    from mcu_desktop.domain.notes.note import Mention


class SpottingCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Writes down where a figure is told, instead of making a link of it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.spots: dict[int, list[Spot]] = {}

    def linkRect(self, _contents: str, figure: str, rect: Any, **_more: Any) -> None:  # noqa: N802 - its name
        """Take the place of some words."""
        left, bottom, right, top = rect
        self.spot(left, bottom, right - left, top - bottom, figure)

    def spot(self, x: float, y: float, width: float, height: float, figure: str) -> None:
        """Take a rectangle, given by its lower left corner where the canvas draws now."""
        left, bottom = self.absolutePosition(x, y)
        upper = self._pagesize[1] - bottom - height
        found = Spot(x=left, y=upper, width=width, height=height, figure=figure)
        self.spots.setdefault(self.getPageNumber(), []).append(found)

    def all_spots(self, pages: int) -> Spots:
        """Give the figures of each page, in the order in which they are read."""
        return tuple(tuple(self.spots.get(page, ())) for page in range(1, pages + 1))


class CellOfFigure(Paragraph):  # type: ignore[misc]
    """A cell of a table that shows a figure."""

    def __init__(self, text: str, style: Any, figure: str) -> None:
        super().__init__(text, style)
        self.figure = figure

    def draw(self) -> None:
        """Draw the words; the whole cell is the figure's."""
        self.canv.spot(0, 0, self.width, self.height, self.figure)
        super().draw()


class ChartOfFigures(Flowable):  # type: ignore[misc]
    """A drawing whose parts show figures."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def draw(self) -> None:
        """Draw the marks, and tell where the figures are."""
        on_paper(self._drawing).drawOn(self.canv, 0, 0)
        for spot in self._drawing.spots:
            self.canv.spot(spot.x, self.height - spot.y - spot.height, spot.width, spot.height, spot.figure)


def linked(text: str, mentions: Sequence[Mention]) -> str:
    """Give a paragraph as reportlab reads it, with what tells a figure marked."""
    line = drawable(typeset(text))
    if len(line) != len(text):  # somebody's name held signs that paper leaves out: the places are not known
        return escape(line)
    parts, told = [], 0
    for one in mentions:
        words = escape(line[one.start : one.end])
        parts += [escape(line[told : one.start]), f"<a href={quoteattr(f'#{one.figure}')}>{words}</a>"]
        told = one.end
    return "".join((*parts, escape(line[told:])))
