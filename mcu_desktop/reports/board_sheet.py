"""A board on paper: column after column, a line for each case; the same board gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, LongTable, Paragraph, SimpleDocTemplate

from mcu_desktop.reports import fonts
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.board_sheet import BoardColumn, BoardLine, BoardSheet

_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 10 * mm, 15 * mm, 15 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_FRAME = 6
"""The padding that reportlab puts inside a frame."""
_COLUMNS = (28 * mm, 34 * mm, _WIDTH - 100 * mm, 38 * mm)
"""Number, due, whom and what, executor."""
_HEADS = ("Номер", "Срок", "Заявитель и вопрос", "Исполнитель")
_LONGEST = 240
"""Letters of a cell at most, so that a row never outgrows a page."""
_KEPT = 40 * mm
"""Room that a heading asks for, so that it does not stand alone at the foot of a page."""

_RULE = Color(0.45, 0.48, 0.52)
_HEAD = Color(0.91, 0.93, 0.95)
_CELL = ParagraphStyle("cell", fontName=fonts.SERIF, fontSize=9.5, leading=11.5, splitLongWords=1)
_BOLD = ParagraphStyle("bold", parent=_CELL, fontName=fonts.SERIF_BOLD)
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=14, leading=18)
_UNDER = ParagraphStyle("under", parent=_CELL, fontSize=10.5, leading=14, spaceAfter=6)
_HEADING = ParagraphStyle("heading", parent=_BOLD, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=3)


def pdf(sheet: BoardSheet) -> bytes:
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
        title=typeset(f"Доска: {sheet.title}"),
        lang="ru-RU",
        invariant=1,
    )
    document.build(_story(sheet), onLaterPages=_page_number)
    return file.getvalue()


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 9)
    canvas.drawRightString(A4[0] - _RIGHT, A4[1] - 9 * mm, str(document.page))


def _story(sheet: BoardSheet) -> list[Any]:
    story: list[Any] = [_text(f"Доска: {sheet.title}", _TITLE), _text(sheet.under, _UNDER)]
    columns = [column for column in sheet.columns if column.lines]
    if not columns:
        story.append(_text("Дел на доске нет.", _UNDER))
    for column in columns:
        story += [CondPageBreak(_KEPT), _text(column.heading, _HEADING), _table(column)]
    return story


def _table(column: BoardColumn) -> Any:
    heads = [_text(head, _BOLD) for head in _HEADS]
    rows = [heads, *map(_row, column.lines)]
    return LongTable(rows, colWidths=list(_COLUMNS), style=_GRID, repeatRows=1)


def _row(line: BoardLine) -> list[Any]:
    return [
        _text(line.number, _BOLD),
        [_text(line.due), _text(line.left)],
        [_text(line.applicant, _BOLD), _text(line.summary), *([_text(line.marks)] if line.marks else [])],
        _text(line.executor),
    ]


def _text(text: str, style: Any = _CELL) -> Any:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return Paragraph(escape(fonts.drawable(typeset(short))), style)


_GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, _RULE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
]
