"""The sheet of the day on paper: piles of cases with a box to tick; the same day gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.day_sheet import DaySheet, SheetLine, SheetPart

_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 10 * mm, 15 * mm, 15 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_FRAME = 6
"""The padding that reportlab puts inside a frame."""
_COLUMNS = (7 * mm, 28 * mm, 40 * mm, _WIDTH - 110 * mm, 35 * mm)
"""A box to tick, number, due, whom and what, executor."""
_LONGEST = 240
"""Letters of a cell at most, so that a row never outgrows a page."""

_RULE = Color(0.45, 0.48, 0.52)
_HEAD = Color(0.91, 0.93, 0.95)
_CELL = ParagraphStyle("cell", fontName=fonts.SERIF, fontSize=9.5, leading=11.5, splitLongWords=1)
_BOLD = ParagraphStyle("bold", parent=_CELL, fontName=fonts.SERIF_BOLD)
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=14, leading=18)
_UNDER = ParagraphStyle("under", parent=_CELL, fontSize=10.5, leading=14, spaceAfter=6)
_HEADING = ParagraphStyle("heading", parent=_BOLD, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=3)
_REMARK = ParagraphStyle("remark", parent=_CELL, spaceBefore=3, spaceAfter=4)


def pdf(sheet: DaySheet) -> bytes:
    """Draw the sheet."""
    fonts.register()
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=_LEFT - _FRAME,
        rightMargin=_RIGHT - _FRAME,
        topMargin=_TOP - _FRAME,
        bottomMargin=_BOTTOM - _FRAME,
        title=f"Лист дня: {sheet.title}",
        author=typeset(sheet.person),
        lang="ru-RU",
        invariant=1,
    )
    document.build(_story(sheet), onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 9)
    canvas.drawRightString(A4[0] - _RIGHT, A4[1] - 9 * mm, str(document.page))


def _story(sheet: DaySheet) -> list[Any]:
    title = f"{sheet.title[:1].upper()}{sheet.title[1:]}"
    under = f"{sheet.person} · {sheet.duty} · составлен в {sheet.at:%H:%M}"
    story: list[Any] = [Paragraph(_markup(title), _TITLE), Paragraph(_markup(under), _UNDER)]
    parts = [part for part in sheet.parts if part.total]
    if not parts:
        story.append(Paragraph("Просроченного, срочного и ждущего нет.", _UNDER))
    for part in parts:
        story += _part(part)
    return story


def _part(part: SheetPart) -> list[Any]:
    heading = Paragraph(_markup(part.heading), _HEADING)
    remark = [Paragraph(_markup(part.remark), _REMARK)] if part.remark else []
    if not part.lines:
        return [KeepTogether([heading, *remark])]
    head, *rest = (_table(part.lines[:1]), *([_table(part.lines[1:])] if part.lines[1:] else []))
    return [KeepTogether([heading, head]), *rest, *remark, Spacer(1, 2)]


def _table(lines: tuple[SheetLine, ...]) -> Any:
    return Table([_row(line) for line in lines], colWidths=list(_COLUMNS), style=_GRID)


def _row(line: SheetLine) -> list[Any]:
    what = [Paragraph(_markup(line.applicant), _BOLD), Paragraph(_markup(line.summary), _CELL)]
    if line.to_do:
        what.append(Paragraph(_markup(f"{line.to_do}."), _CELL))
    return [
        "",
        Paragraph(_markup(line.number), _BOLD),
        [Paragraph(_markup(line.due), _CELL), Paragraph(_markup(line.left), _CELL)],
        what,
        Paragraph(_markup(line.executor), _CELL),
    ]


def _markup(text: str) -> str:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return escape(fonts.drawable(typeset(short)))


_GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, _RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("BACKGROUND", (0, 0), (0, -1), _HEAD),
]
