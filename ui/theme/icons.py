"""Line icons of `resources/icons`, drawn in the colour of the text beside them.

Their files are SVG, of which they use lines, curves and circles: read here, for QtSvg with its plugins is
0.8 MiB in a window that shows twelve of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from mcu_desktop.settings import resource_text
from ui.theme.tokens import ICON

_GRID = 20
"""The side of every drawing."""
_WIDTH = 1.6
"""How wide their lines are."""
_SHAPE = re.compile(r'<path d="([^"]+)"|<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"')
_STEP = re.compile(r"([MLHVCZ])([^MLHVCZ]*)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d*\.?\d+")


def icon(name: str, colour: str, *, size: int = ICON) -> QIcon:
    """Give an icon of one colour, sharp up to twice its size."""
    return QIcon(pixmap(name, colour, size=size, ratio=2))


def pixmap(name: str, colour: str, *, size: int = ICON, ratio: float = 1) -> QPixmap:
    """Draw an icon once for one size and scale."""
    side = round(size * ratio)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, colour, side=side)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def draw(painter: QPainter, name: str, colour: str, *, side: int, width: float = _WIDTH) -> None:
    """Draw an icon where a painter stands."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _GRID, side / _GRID)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, round_cap, round_join))
    for line in _lines(name):
        painter.drawPath(line)


@cache
def _lines(name: str) -> tuple[QPainterPath, ...]:
    """Read the lines of an icon."""
    return tuple(_line(*shape) for shape in _SHAPE.findall(resource_text(f"icons/{name}.svg")))


def _line(steps: str, x: str, y: str, radius: str) -> QPainterPath:
    """Follow a path step by step, or go around a circle."""
    line = QPainterPath()
    if not steps:
        line.addEllipse(QPointF(float(x), float(y)), float(radius), float(radius))
    for letter, written in _STEP.findall(steps):
        _go(line, letter, [float(number) for number in _NUMBER.findall(written)])
    return line


def _go(line: QPainterPath, letter: str, numbers: list[float]) -> None:
    """Take steps of a kind; after a small letter the numbers of each count from where the pen stands."""
    kind = letter.upper()
    if kind == "Z":
        line.closeSubpath()
    takes = 1 if kind in "HV" else 6 if kind == "C" else 2
    for first in range(0, len(numbers), takes):
        pen = line.currentPosition()
        x, y = (pen.x(), pen.y()) if letter.islower() else (0.0, 0.0)
        step = numbers[first : first + takes]
        if kind == "H":
            line.lineTo(x + step[0], pen.y())
        elif kind == "V":
            line.lineTo(pen.x(), y + step[0])
        else:
            points = [QPointF(x + right, y + down) for right, down in zip(step[::2], step[1::2], strict=True)]
            draw: Any = {"M": line.moveTo, "L": line.lineTo, "C": line.cubicTo}[kind]
            draw(*points)
