"""The card of a case on paper: who, what, by when, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import LongTable

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import page, tables
from mcu_desktop.reports.plain import plain

_TYPE = page.letters(10)
_PAGE = page.UPRIGHT
_SIDES = 4
_NAMES: float = 42 * mm
_PIECE = 1_500
"""Letters of a row at most, so that a row never outgrows a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """A heading with rows of a name and its words, or with running text."""

    heading: str
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaper:
    """What is printed: every part is text for people."""

    title: str
    under: tuple[str, ...]
    parts: tuple[PaperPart, ...]


def pdf(paper: CasePaper) -> bytes:
    """Draw the card; the same card gives the same bytes."""
    story: list[Any] = [page.words(paper.title, _TYPE.title)]
    story += [page.words(line, _TYPE.under) for line in paper.under]
    for part in paper.parts:
        story += page.with_heading(page.words(part.heading, _TYPE.heading), *rows_of(part))
    return page.sheet(_PAGE, story, paper.title)


def rows_of(part: PaperPart) -> list[Any]:
    """Give what stands below the heading of a part."""
    flow: list[Any] = [page.words(line, _TYPE.under) for line in part.text.splitlines() if plain(line)]
    if part.rows:
        rows = [
            [page.words(name if not place else "", _TYPE.bold), page.words(piece, _TYPE.cell)]
            for name, words in part.rows
            for place, piece in enumerate(_pieces(words))
        ]
        names = _names_width(name for name, _ in part.rows)
        flow.append(LongTable(rows, colWidths=[names, _PAGE.width - names], style=_LINES))
    return flow


def _names_width(names: Iterable[str]) -> float:
    """Let the column of names be as wide everywhere, unless a person's name asks for more."""
    wished = max(page.line_width(plain(name), _TYPE.bold) for name in names) + _SIDES
    return min(max(wished, _NAMES), _PAGE.width * 0.45)


def _pieces(words: str) -> list[str]:
    whole = plain(words)
    return [whole[start : start + _PIECE] for start in range(0, max(len(whole), 1), _PIECE)]


_LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, tables.RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _SIDES),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
