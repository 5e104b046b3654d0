"""The register on paper: the list as it is filtered and ordered, a head on every page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import typeset

_PAGE = landscape(A4)
_SIDE, _TOP, _BOTTOM = 12 * mm, 15 * mm, 12 * mm
_WIDTH = _PAGE[0] - 2 * _SIDE
_FRAME = 6
"""The padding that reportlab puts inside a frame."""
_LONGEST = 240
"""Letters of a cell at most, so that a row never outgrows a page."""

_RULE = Color(0.45, 0.48, 0.52)
_HEAD = Color(0.91, 0.93, 0.95)
_CELL = ParagraphStyle("cell", fontName=fonts.SERIF, fontSize=8.5, leading=10, splitLongWords=1)
_BOLD = ParagraphStyle("bold", parent=_CELL, fontName=fonts.SERIF_BOLD)
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=14, leading=18)
_UNDER = ParagraphStyle("under", parent=_CELL, fontSize=10, leading=13, spaceAfter=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """What is printed: every part is text for people."""

    title: str
    conditions: str
    totals: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


def pdf(printed: PrintedList) -> bytes:
    """Draw the list; the same list gives the same bytes."""
    fonts.register()
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=_PAGE,
        leftMargin=_SIDE - _FRAME,
        rightMargin=_SIDE - _FRAME,
        topMargin=_TOP - _FRAME,
        bottomMargin=_BOTTOM - _FRAME,
        title=typeset(printed.title),
        lang="ru-RU",
        invariant=1,
    )
    story: list[Any] = [Paragraph(_markup(printed.title), _TITLE)]
    story += [Paragraph(_markup(line), _UNDER) for line in (printed.conditions, printed.totals) if line]
    if printed.rows:
        story.append(_table(printed))
    document.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 9)
    canvas.drawRightString(_PAGE[0] - _SIDE, _PAGE[1] - 9 * mm, str(document.page))


def _table(printed: PrintedList) -> Any:
    share = _WIDTH / sum(printed.widths)
    head = [Paragraph(_markup(title), _BOLD) for title in printed.titles]
    body = [[Paragraph(_markup(cell), _CELL) for cell in row] for row in printed.rows]
    return LongTable(
        [head, *body], colWidths=[width * share for width in printed.widths], repeatRows=1, style=_GRID
    )


def _markup(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return escape(fonts.drawable(typeset(short)))


_GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, _RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
]
