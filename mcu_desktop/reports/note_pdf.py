"""The note on paper: PDF by ГОСТ Р 7.0.97-2016, the same bytes for the same note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from mcu_desktop.domain.notes.charts import drawn
from mcu_desktop.domain.notes.note import Measure
from mcu_desktop.domain.notes.wording import shown
from mcu_desktop.reports import fonts, page, tables
from mcu_desktop.reports.outline import DRAFT, TITLE, captions, date_line, headings
from mcu_desktop.reports.spots import CellOfFigure, ChartOfFigures, linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.notes import note as notes
    from mcu_desktop.reports.outline import Captions

_PAGE = page.Page(left=30 * mm, right=10 * mm, top=20 * mm, bottom=20 * mm)
WIDTH = _PAGE.width
_LITTLE = 0.25
_NUMBER_HEIGHT = 10 * mm
"""Page numbers stand in the top margin, 10 mm from the edge (ГОСТ Р 7.0.97 п. 3.2)."""
_ADDRESSEE = 75 * mm
_LONGEST_CELL = 300
"""Letters of a cell at most, so that a row never outgrows a page."""

_BODY = ParagraphStyle(
    "body",
    fontName=fonts.SERIF,
    fontSize=12.5,
    leading=17,
    alignment=TA_JUSTIFY,
    firstLineIndent=12.5 * mm,
    spaceAfter=4,
    allowWidows=0,
    allowOrphans=0,
)
_PLAIN = ParagraphStyle("plain", parent=_BODY, alignment=TA_LEFT, firstLineIndent=0, spaceAfter=0)
_TITLE = ParagraphStyle("title", parent=_PLAIN, fontName=fonts.SERIF_BOLD, fontSize=14, alignment=TA_CENTER)
_SUBTITLE = ParagraphStyle("subtitle", parent=_PLAIN, alignment=TA_CENTER)
_DRAFT = ParagraphStyle("draft", parent=_SUBTITLE, fontSize=10, leading=14)
_HEADING = ParagraphStyle(
    "heading",
    parent=_PLAIN,
    fontName=fonts.SERIF_BOLD,
    fontSize=13,
    spaceBefore=12,
    spaceAfter=5,
    leftIndent=12.5 * mm,
    keepWithNext=1,
)
_CAPTION = ParagraphStyle("caption", parent=_PLAIN, fontSize=10.5, leading=13, spaceBefore=6, spaceAfter=4)
_UNDER = ParagraphStyle("under", parent=_CAPTION, alignment=TA_CENTER, spaceBefore=3, spaceAfter=8)
_SIGNER = ParagraphStyle("signer", parent=_PLAIN, alignment=TA_RIGHT)
_CELL = ParagraphStyle("cell", parent=_PLAIN, fontSize=10, leading=12)
_NUMBER = ParagraphStyle("number", parent=_CELL, alignment=TA_RIGHT)
_HEAD_CELL = ParagraphStyle("head", parent=_CELL, fontSize=9.5, alignment=TA_CENTER)
_TOTAL = ParagraphStyle("total", parent=_CELL, fontName=fonts.SERIF_BOLD)
_TOTAL_NUMBER = ParagraphStyle("total-number", parent=_NUMBER, fontName=fonts.SERIF_BOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How densely a note is set."""

    body: ParagraphStyle
    padding: float
    """Under the words of a cell."""


_EASY = _Setting(body=_BODY, padding=4)
_CLOSE = _Setting(
    body=ParagraphStyle("close", parent=_BODY, fontSize=12, leading=15.5, spaceAfter=3), padding=2.5
)


def pdf(note: notes.Note, *, draft: bool = False) -> bytes:
    """Draw the note; `draft` says so under the title."""
    return printed(note, draft=draft).content


def printed(note: notes.Note, *, draft: bool = False) -> page.Drawn:
    """Draw the note, and tell where its figures stand.

    A note whose last page would hold little more than the signature is set closer, where that saves the page.
    """
    fonts.register()
    easy = _set(note, _EASY, draft=draft)
    if easy.pages > 1 and easy.last_page < _LITTLE:
        close = _set(note, _CLOSE, draft=draft)
        if close.pages < easy.pages:
            return close
    return easy


def _set(note: notes.Note, setting: _Setting, *, draft: bool) -> page.Drawn:
    return page.drawn(
        _PAGE,
        _story(note, setting, draft=draft),
        f"Аналитическая записка: {note.period.title}",
        _page_number,
        author=note.letterhead.signer,
    )


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.SERIF, 11)
    canvas.drawCentredString(_PAGE.left + WIDTH / 2, A4[1] - _NUMBER_HEIGHT - 8, str(document.page))


def _story(note: notes.Note, setting: _Setting, *, draft: bool) -> list[Any]:
    story = list(_opening(note, draft=draft))
    caption = captions()
    *sections, last = zip(headings(note), note.sections, strict=True)
    for heading, section in sections:
        story += _section(heading, section, caption, setting)
    story += _ending(_section(*last, caption, setting), _signature(note))
    return story


def _ending(section: list[Any], signature: list[Any]) -> list[Any]:
    """Keep the signature with the last words: a page never begins with the signature alone."""
    heading, *rest = section
    if len(rest) <= 1:
        return [KeepTogether([heading, *rest, *signature])]
    return [heading, *rest[:-1], KeepTogether([rest[-1], *signature])]


def _opening(note: notes.Note, *, draft: bool) -> Iterable[Any]:
    addressee = Paragraph(page.markup(note.letterhead.addressee), _PLAIN)
    yield Table(
        [["", addressee]],
        colWidths=[WIDTH - _ADDRESSEE, _ADDRESSEE],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *_NO_PADDING],
    )
    yield Spacer(1, 26)
    yield Paragraph(TITLE, _TITLE)
    yield Paragraph(page.markup(f"за {note.period.accusative}"), _SUBTITLE)
    if draft:
        yield Paragraph(DRAFT, _DRAFT)
    yield Spacer(1, 10)


def _section(heading: str, section: notes.Section, caption: Captions, setting: _Setting) -> list[Any]:
    story: list[Any] = [Paragraph(page.markup(heading), _HEADING)]
    mentions = section.mentions or ((),) * len(section.paragraphs)
    story += [
        Paragraph(linked(text, told), setting.body)
        for text, told in zip(section.paragraphs, mentions, strict=True)
    ]
    for table in section.tables:
        story += _table(table, caption.table(table.title), setting)
    story += [_chart(chart, caption.chart(chart.title)) for chart in section.charts]
    return story


def _chart(chart: notes.Chart, caption: str) -> Any:
    under = Paragraph(page.markup(caption), _UNDER)
    return KeepTogether([Spacer(1, 8), ChartOfFigures(drawn(chart, WIDTH)), under])


def _table(table: notes.Table, caption: str, setting: _Setting) -> list[Any]:
    """Draw a table that takes its head along to each page, never leaves it alone, nor its total."""
    whole = sum(column.width for column in table.columns)
    grid = Table(
        [
            [Paragraph(page.markup(column.title), _HEAD_CELL) for column in table.columns],
            *(
                _cells(table, row, total=table.summed and n == len(table.rows) - 1)
                for n, row in enumerate(table.rows)
            ),
        ],
        colWidths=[WIDTH * column.width / whole for column in table.columns],
        repeatRows=1,
        style=[*tables.grid(padding=setting.padding), *_FEET],
        spaceAfter=8,
    )
    if table.summed:
        grid.setStyle(TableStyle(_SUMMED))
    named = Paragraph(page.markup(caption), _CAPTION)
    _, height = grid.wrap(WIDTH, A4[1])
    if height <= _SHORT:
        return [KeepTogether([named, grid])]
    return [CondPageBreak(_ROOM_FOR_A_START), named, grid]


def _cells(table: notes.Table, row: tuple[notes.Cell, ...], *, total: bool) -> list[Any]:
    cells = []
    for column, cell in zip(table.columns, row, strict=True):
        text = page.markup(shown(cell.value, column.measure), longest=_LONGEST_CELL)
        numeric = column.measure is not Measure.TEXT
        style = (_TOTAL_NUMBER if total else _NUMBER) if numeric else (_TOTAL if total else _CELL)
        cells.append(CellOfFigure(text, style, cell.figure) if cell.figure else Paragraph(text, style))
    return cells


def _signature(note: notes.Note) -> list[Any]:
    head = note.letterhead
    line = Table(
        [
            [
                Paragraph(page.markup(head.signer), _PLAIN),
                "",
                Paragraph(page.markup(head.signer_name), _SIGNER),
            ]
        ],
        colWidths=[WIDTH * 0.5, WIDTH * 0.22, WIDTH * 0.28],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LINEBELOW", (1, 0), (1, 0), 0.5, tables.RULE),
            *_NO_PADDING,
        ],
    )
    return [Spacer(1, 30), line, Spacer(1, 12), Paragraph(page.markup(date_line(note)), _PLAIN)]


_NO_PADDING = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
_FEET = [
    ("BACKGROUND", (0, 1), (-1, -1), white),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("NOSPLIT", (0, -2), (-1, -1)),
]
_SUMMED = [("LINEABOVE", (0, -1), (-1, -1), 1, tables.RULE)]
_SHORT = 58 * mm
"""The height of a table that is not worth breaking."""
_ROOM_FOR_A_START = 45 * mm
