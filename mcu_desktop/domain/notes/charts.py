"""The charts of a note as drawings: told apart without colour, each value written beside its mark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.drawing import (
    Anchor,
    Colour,
    Drawing,
    Line,
    Mark,
    Poly,
    Rect,
    Spot,
    Text,
)
from mcu_desktop.domain.notes.note import Chart, ChartKind
from mcu_desktop.domain.notes.wording import number, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DARK: Colour = (0x1F, 0x4E, 0x79)
LIGHT: Colour = (0xA9, 0xC7, 0xE3)
HOLLOW: Colour = (0xFF, 0xFF, 0xFF)
ALARM: Colour = (0xB0, 0x2A, 0x1E)
GRID: Colour = (0xD2, 0xD7, 0xDC)
PALE: Colour = (0x5A, 0x66, 0x72)

_FILLS: tuple[tuple[Colour, Colour | None], ...] = ((DARK, None), (LIGHT, None), (HOLLOW, ALARM))
"""Dark, light, hollow: three bars that a black and white printer keeps apart."""
_STROKES: tuple[tuple[Colour, tuple[float, ...]], ...] = ((DARK, ()), (PALE, (4.0, 3.0)))
_LETTER = 0.54
"""Mean width of a letter of PT Sans in ems, a little generous."""
_LABEL = 150.0
_BAR = 6.0
_LEGEND = 18.0
_AXIS = 34.0
_PLOT = 128.0
_STEPS = 4
_UNDER = 12.0
"""How far below its point the lower value of a line is written."""
_TOUCH = 9.0
"""How far from a point of a line its figure is still meant."""


def drawn(chart: Chart, width: float) -> Drawing:
    """Draw a chart on a sheet of the given width; its title is the caption's affair."""
    match chart.kind:
        case ChartKind.LINES:
            return _lines(chart, width)
        case ChartKind.SHARES:
            return _shares(chart, width)
        case ChartKind.BARS:
            return _bars(chart, width)
        case ChartKind.HISTOGRAM:
            return _histogram(chart, width)


def _lines(chart: Chart, width: float) -> Drawing:
    top, floor = _LEGEND + 12, _LEGEND + 12 + _PLOT
    ceiling = _ceiling(max(value for series in chart.series for value in series.values))
    step = (width - _AXIS) / len(chart.labels)
    across = [_AXIS + step * (n + 0.5) for n in range(len(chart.labels))]
    marks: list[Mark] = [*_legend(chart, lines=True), *_grid(top, floor, width, ceiling)]
    heights = [[floor - _PLOT * value / ceiling for value in series.values] for series in chart.series]
    for (colour, dash), line in zip(_STROKES, heights, strict=False):
        marks.append(Poly(points=tuple(zip(across, line, strict=True)), colour=colour, dash=dash))
    named = floor + 12 + _lowered(heights, floor)
    for n, x in enumerate(across):
        marks += _points(x, [line[n] for line in heights], [s.values[n] for s in chart.series])
        marks.append(Text(x=x, y=named, text=chart.labels[n], anchor=Anchor.MIDDLE))
    spots = tuple(
        Spot(x=x - step / 2, y=y - _TOUCH, width=step, height=2 * _TOUCH, figure=figure)
        for line, series in zip(heights, chart.series, strict=True)
        for x, y, figure in zip(across, line, series.figures, strict=False)
    )
    return Drawing(width=width, height=named + 6, marks=tuple(marks), spots=spots)


def _lowered(heights: list[list[float]], floor: float) -> float:
    """Give how much lower the labels stand where a value is written below the axis."""
    under = any(y > min(over) and y + _UNDER > floor + 3 for over in zip(*heights, strict=True) for y in over)
    return 10 if under else 0


def _points(x: float, heights: list[float], values: list[int]) -> Iterator[Mark]:
    """Mark the values over one label: the upper one is written above its point, the lower below."""
    upper = min(heights)
    for (colour, _), y, value in zip(_STROKES, heights, values, strict=False):
        yield Rect(x=x - 2, y=y - 2, width=4, height=4, fill=colour)
        if y == upper:
            yield Text(x=x, y=y - 6, text=number(value), anchor=Anchor.MIDDLE, colour=colour, bold=True)
        else:
            yield Text(x=x, y=y + _UNDER, text=number(value), anchor=Anchor.MIDDLE, colour=colour)


def _shares(chart: Chart, width: float) -> Drawing:
    values = chart.series[0].values
    whole, most = sum(values) or 1, max(values) or 1
    room = width - _LABEL - 90
    marks: list[Mark] = []
    y = 4.0
    for label, value in zip(chart.labels, values, strict=True):
        marks.append(Text(x=_LABEL - 6, y=y + 10, text=_cut(label, _LABEL - 6), anchor=Anchor.END))
        marks.append(Rect(x=_LABEL, y=y, width=max(room * value / most, 0.5), height=13, fill=DARK))
        said = f"{number(value)} ({share(100 * value / whole)})"
        marks.append(Text(x=_LABEL + room * value / most + 5, y=y + 10, text=said, bold=True))
        y += 19
    marks.append(Line(x1=_LABEL, y1=0, x2=_LABEL, y2=y, colour=PALE))
    spots = tuple(
        Spot(x=_LABEL, y=4 + 19 * n, width=width - _LABEL, height=13, figure=figure)
        for n, figure in enumerate(chart.series[0].figures)
    )
    return Drawing(width=width, height=y + 2, marks=tuple(marks), spots=spots)


def _bars(chart: Chart, width: float) -> Drawing:
    most = max((value for series in chart.series for value in series.values), default=0) or 1
    room = width - _LABEL - 40
    group = _BAR * len(chart.series) + 3.6
    marks: list[Mark] = list(_legend(chart))
    spots: list[Spot] = []
    y = _LEGEND + 2
    for n, label in enumerate(chart.labels):
        middle = y + _BAR * len(chart.series) / 2
        marks += _label(label, middle)
        for (fill, stroke), series in zip(_FILLS, chart.series, strict=False):
            value = series.values[n]
            length = room * value / most
            if value:
                long, tall = max(length, 1), _BAR - 1.2
                marks.append(Rect(x=_LABEL, y=y + 0.6, width=long, height=tall, fill=fill, stroke=stroke))
                marks.append(Text(x=_LABEL + length + 4, y=y + 5.3, text=number(value), size=6.4))
                if series.figures:
                    figure = series.figures[n]
                    spots.append(Spot(x=_LABEL, y=y, width=length + 24, height=_BAR, figure=figure))
            y += _BAR
        y += group - _BAR * len(chart.series)
    marks.append(Line(x1=_LABEL, y1=_LEGEND, x2=_LABEL, y2=y, colour=PALE))
    return Drawing(width=width, height=y + 2, marks=tuple(marks), spots=tuple(spots))


def _histogram(chart: Chart, width: float) -> Drawing:
    values = chart.series[0].values
    whole, floor = sum(values) or 1, 14 + _PLOT
    ceiling = _ceiling(max(values))
    step = (width - _AXIS) / len(values)
    marks: list[Mark] = list(_grid(14, floor, width, ceiling))
    for n, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        x, height = _AXIS + step * n, _PLOT * value / ceiling
        middle = x + step / 2
        if value:
            marks.append(Rect(x=x + step * 0.2, y=floor - height, width=step * 0.6, height=height, fill=DARK))
        said = f"{number(value)} ({share(100 * value / whole)})"
        marks.append(Text(x=middle, y=floor - height - 4, text=said, anchor=Anchor.MIDDLE, bold=True))
        marks.append(Text(x=middle, y=floor + 12, text=label, anchor=Anchor.MIDDLE))
    spots = tuple(
        Spot(x=_AXIS + step * n, y=0, width=step, height=floor, figure=figure)
        for n, figure in enumerate(chart.series[0].figures)
    )
    return Drawing(width=width, height=floor + 18, marks=tuple(marks), spots=spots)


def _legend(chart: Chart, *, lines: bool = False) -> Iterator[Mark]:
    x = _AXIS if lines else _LABEL
    for n, series in enumerate(chart.series):
        if lines:
            colour, dash = _STROKES[n]
            yield Poly(points=((x, 6), (x + 20, 6)), colour=colour, dash=dash)
        else:
            fill, stroke = _FILLS[n]
            yield Rect(x=x + 8, y=2, width=12, height=8, fill=fill, stroke=stroke)
        yield Text(x=x + 25, y=9, text=series.name)
        x += 25 + len(series.name) * 8 * _LETTER + 22


def _grid(top: float, floor: float, width: float, ceiling: int) -> Iterator[Mark]:
    for n in range(_STEPS + 1):
        y = floor - (floor - top) * n / _STEPS
        yield Line(x1=_AXIS, y1=y, x2=width, y2=y, colour=GRID if n else PALE)
        yield Text(x=_AXIS - 5, y=y + 3, text=number(ceiling * n / _STEPS), anchor=Anchor.END, colour=PALE)


def _label(text: str, middle: float) -> Iterator[Text]:
    """Write a label at the left of a group, on two lines when one does not hold it."""
    lines = list(_wrapped(text, _LABEL - 8))
    y = middle + 3 - 4.5 * (len(lines) - 1)
    for line in lines:
        yield Text(x=_LABEL - 6, y=y, text=line, anchor=Anchor.END)
        y += 9


def _wrapped(text: str, width: float) -> Iterable[str]:
    if _width(text) <= width:
        return (text,)
    head, tail = "", text
    for word in text.split():
        if _width(f"{head} {word}") > width:
            break
        head = f"{head} {word}".strip()
        tail = text[len(head) :].strip()
    return (head, _cut(tail, width)) if head else (_cut(text, width),)


def _cut(text: str, width: float) -> str:
    letters = int(width / (8 * _LETTER))
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def _width(text: str) -> float:
    return len(text) * 8 * _LETTER


def _ceiling(most: int) -> int:
    """Give the top of the axis: the next round number that four steps divide."""
    if most <= _STEPS:
        return _STEPS
    unit = 10 ** int(math.log10(most))
    return next(top for top in _round_tops(unit) if top >= most)


def _round_tops(unit: int) -> Iterator[int]:
    for fifth in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12):
        top = math.ceil(unit * fifth)
        if top % _STEPS == 0:
            yield top
    yield unit * 20
