"""The paper side of a drawing: marks become reportlab's shapes, which a document places as it places text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from reportlab.graphics import shapes
from reportlab.lib.colors import Color

from mcu_desktop.domain.notes.drawing import Line, Poly, Rect, Text
from mcu_desktop.reports import fonts

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Colour, Drawing, Mark


def on_paper(drawing: Drawing) -> Any:
    """Give the drawing as a flowable of reportlab."""
    fonts.register()
    sheet = shapes.Drawing(drawing.width, drawing.height)
    for mark in drawing.marks:
        sheet.add(_shape(mark, drawing.height))
    return sheet


def _shape(mark: Mark, height: float) -> Any:
    match mark:
        case Text():
            return shapes.String(
                mark.x,
                height - mark.y,
                fonts.drawable(mark.text),
                fontName=fonts.SANS_BOLD if mark.bold else fonts.SANS,
                fontSize=mark.size,
                fillColor=_colour(mark.colour),
                textAnchor=mark.anchor.value,
            )
        case Rect():
            return shapes.Rect(
                mark.x,
                height - mark.y - mark.height,
                mark.width,
                mark.height,
                fillColor=_colour(mark.fill),
                strokeColor=_colour(mark.stroke) if mark.stroke else None,
                strokeWidth=0.8 if mark.stroke else 0,
            )
        case Line():
            return shapes.Line(
                mark.x1,
                height - mark.y1,
                mark.x2,
                height - mark.y2,
                strokeColor=_colour(mark.colour),
                strokeWidth=mark.width,
            )
        case Poly():
            return shapes.PolyLine(
                [coordinate for x, y in mark.points for coordinate in (x, height - y)],
                strokeColor=_colour(mark.colour),
                strokeWidth=mark.width,
                strokeDashArray=list(mark.dash) or None,
                strokeLineJoin=1,
            )
        case _:
            assert_never(mark)


def _colour(colour: Colour) -> Any:
    return Color(*(part / 255 for part in colour))
