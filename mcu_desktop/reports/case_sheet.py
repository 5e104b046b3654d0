"""The card of a case on paper: who, what, by when, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import plain, typeset

_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 10 * mm, 15 * mm, 15 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_FRAME = 6
"""The padding that reportlab puts inside a frame."""
_FIRST = 42 * mm
_PIECE = 1_500
"""Letters of a row at most, so that a row never outgrows a page."""

_RULE = Color(0.45, 0.48, 0.52)
_CELL = ParagraphStyle("cell", fontName=fonts.SERIF, fontSize=10, leading=12.5, splitLongWords=1)
_BOLD = ParagraphStyle("bold", parent=_CELL, fontName=fonts.SERIF_BOLD)
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=15, leading=19)
_UNDER = ParagraphStyle("under", parent=_CELL, spaceAfter=4)
_HEADING = ParagraphStyle(
    "heading", parent=_BOLD, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=3, keepWithNext=1
)
_TEXT = ParagraphStyle("text", parent=_CELL, spaceAfter=4)


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
    fonts.register()
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=_LEFT - _FRAME,
        rightMargin=_RIGHT - _FRAME,
        topMargin=_TOP - _FRAME,
        bottomMargin=_BOTTOM - _FRAME,
        title=typeset(paper.title),
        lang="ru-RU",
        invariant=1,
    )
    story: list[Any] = [Paragraph(_markup(paper.title), _TITLE)]
    story += [Paragraph(_markup(line), _UNDER) for line in paper.under]
    for part in paper.parts:
        story += _part(part)
    document.build(story, onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 9)
    canvas.drawRightString(A4[0] - _RIGHT, A4[1] - 9 * mm, str(document.page))


def _part(part: PaperPart) -> list[Any]:
    flow: list[Any] = [Paragraph(_markup(part.heading), _HEADING)]
    flow += [Paragraph(_markup(line), _TEXT) for line in part.text.splitlines() if plain(line)]
    if part.rows:
        rows = [
            [Paragraph(_markup(name if not place else ""), _BOLD), Paragraph(_markup(piece), _CELL)]
            for name, words in part.rows
            for place, piece in enumerate(_pieces(words))
        ]
        flow.append(LongTable(rows, colWidths=[_FIRST, _WIDTH - _FIRST], style=_LINES))
    return flow


def _pieces(words: str) -> list[str]:
    whole = plain(words)
    return [whole[start : start + _PIECE] for start in range(0, max(len(whole), 1), _PIECE)]


def _markup(text: str) -> str:
    return escape(fonts.drawable(typeset(text)))


_LINES = [
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
