"""A drawing as a list of marks: points, y downwards, text standing on its baseline.

Window and paper draw the same marks with the same fonts, each with a few lines of its own.
"""

from __future__ import annotations

from enum import StrEnum

from mcu_desktop.dataclass import dataclass

Colour = tuple[int, int, int]
Point = tuple[float, float]

INK: Colour = (0x1E, 0x28, 0x32)
"""Text and axes."""


class Anchor(StrEnum):
    """Which part of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words in PT Sans, on a baseline."""

    x: float
    y: float
    text: str
    size: float = 8
    anchor: Anchor = Anchor.START
    colour: Colour = INK
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle from its upper left corner; `stroke` draws its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour
    stroke: Colour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.5
    colour: Colour = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class Poly:
    """A broken line through points; `dash` are lengths of stroke and gap, none is solid."""

    points: tuple[Point, ...]
    width: float = 1.5
    colour: Colour = INK
    dash: tuple[float, ...] = ()


Mark = Text | Rect | Line | Poly


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A rectangle that shows a figure."""

    x: float
    y: float
    width: float
    height: float
    figure: str

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


Spots = tuple[tuple[Spot, ...], ...]
"""The figures of each page, in points from its upper left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Marks on a sheet of this size, later ones above earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...] = ()
