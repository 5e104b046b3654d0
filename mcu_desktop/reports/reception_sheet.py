"""The card of a personal reception on paper: filled in as far as it is known, lines left for the pen."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, LongTable, Spacer, Table

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import page, tables

_TYPE = page.letters(11)
_PAGE = page.UPRIGHT
_NAMES: float = 52 * mm
_HAND: float = 7 * mm
"""The height of a line written by hand."""
_SIGNED: float = 62 * mm


class CardRow(NamedTuple):
    """A line of the card: how it is called, what is known, and how many lines are left for the pen."""

    name: str
    words: str
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionCard:
    """What is printed: every part is text for people."""

    office: str
    title: str
    rows: tuple[CardRow, ...]
    signatures: tuple[str, ...]
    """Who signs, each above a line of its own."""


def pdf(card: ReceptionCard) -> bytes:
    """Draw the card; the same card gives the same bytes."""
    story: list[Any] = [
        page.words(card.office, _TYPE.under),
        page.words(card.title, _TYPE.title),
        Spacer(0, 3 * mm),
        _rows(card),
        Spacer(0, 6 * mm),
        KeepTogether([_signature(words) for words in card.signatures]),
    ]
    return page.sheet(_PAGE, story, card.title)


def _rows(card: ReceptionCard) -> Any:
    drawn = [[page.words(row.name, _TYPE.bold), _words(row)] for row in card.rows]
    return LongTable(drawn, colWidths=[_NAMES, _PAGE.width - _NAMES], style=_LINES)


def _words(row: CardRow) -> list[Any]:
    said = [page.words(row.words, _TYPE.cell, longest=_LONGEST)] if row.words else []
    return [*said, Spacer(0, row.lines * _HAND)]


def _signature(words: str) -> Any:
    """Leave a line for a signature beside whose it is."""
    ruled = [("LINEBELOW", (1, 0), (1, 0), 0.6, tables.RULE), ("TOPPADDING", (0, 0), (-1, -1), 12)]
    cells = [[page.words(words, _TYPE.cell), ""]]
    return Table(cells, colWidths=[_PAGE.width - _SIGNED, _SIGNED], style=[*_LINES[1:], *ruled])


_LONGEST = 2_400
"""Letters of a row at most, so that a row never outgrows a page; the whole text stands in the case."""
_LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, tables.RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
