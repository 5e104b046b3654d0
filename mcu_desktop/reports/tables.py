"""Tables on paper: columns as wide as their words need, the head on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable

from mcu_desktop.reports.page import line_width, words
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.reports.page import Letters

RULE = Color(0.45, 0.48, 0.52)
_HEAD = Color(0.91, 0.93, 0.95)
_LONGEST = 240
"""Letters of a cell at most, so that a row never outgrows a page."""
_SIDES = 4
"""Beside the words of a cell."""
_WIDEST_WORD = 34 * mm
"""A longer word may be broken: it would take the room of all others."""
_LITTLE_LONGER = 18 * mm
_BREAKS = re.compile(r" |(?<=[А-яё]{3}-)(?=[А-яё]{3})")
"""Where a line may end: at a space, or inside a double name, never inside a number."""

Cell = Sequence[tuple[str, ParagraphStyle]]
"""Lines under one another, each with its style."""
Row = Sequence[Cell]


def table(head: Sequence[str], rows: Sequence[Row], widths: Sequence[float], letters: Letters) -> Any:
    """Draw a table with its head on every page."""
    whole = [_head(head, letters), *rows]
    drawn_rows = [[[words(*line, longest=_LONGEST) for line in cell] for cell in row] for row in whole]
    return LongTable(drawn_rows, colWidths=list(widths), style=GRID, repeatRows=1)


def grid(*, padding: float = 4) -> list[Any]:
    """Give the rules of a table with a head."""
    everywhere, first = ((0, 0), (-1, -1)), ((0, 0), (-1, 0))
    return [
        ("GRID", *everywhere, 0.5, RULE),
        ("BACKGROUND", *first, _HEAD),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, _SIDES),
        ("RIGHTPADDING", *everywhere, _SIDES),
        ("TOPPADDING", *everywhere, 2),
        ("BOTTOMPADDING", *everywhere, padding),
    ]


GRID = grid()


def fitted(head: Sequence[str], rows: Iterable[Row], width: float, letters: Letters) -> list[float]:
    """Share a width among the columns of tables alike.

    No word is broken while there is room; lines a little longer than a word are kept whole; what is
    left goes to the columns of running text, to each as much as it has to say.
    """
    columns = [list(map(_asked, column)) for column in zip(_head(head, letters), *rows, strict=True)]
    given = [max(word for word, _ in column) for column in columns]
    wishes = [max(line for _, line in column) - one for column, one in zip(columns, given, strict=True)]
    spare = width - sum(given)
    short = [wish if wish <= _LITTLE_LONGER else 0.0 for wish in wishes]
    if sum(short) < spare:
        given = [one + kept for one, kept in zip(given, short, strict=True)]
        spare -= sum(short)
        wishes = [0.0 if kept else min(wish, width / 2) for wish, kept in zip(wishes, short, strict=True)]
    shares = wishes if any(wishes) and spare > 0 else given
    return [one + spare * share / sum(shares) for one, share in zip(given, shares, strict=True)]


def _head(titles: Sequence[str], letters: Letters) -> Row:
    return [[(title, letters.bold)] for title in titles]


def _asked(cell: Cell) -> tuple[float, float]:
    """Give how wide the longest word of a cell is, and its longest line."""
    lines = [(_cut(text), style) for text, style in cell]
    longest = max((line_width(text, style) for text, style in lines), default=0)
    word = max((line_width(part, style) for text, style in lines for part in _BREAKS.split(text)), default=0)
    return min(word, _WIDEST_WORD) + 2 * _SIDES + 1, longest + 2 * _SIDES + 1


def _cut(text: str) -> str:
    return typeset(text)[:_LONGEST]
