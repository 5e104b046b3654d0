"""Sections of figures on paper: headings, paragraphs, tables with their heads on every page, charts."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    KeepTogether,
    LongTable,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.domain.notes.charts import drawn
from mcu_desktop.domain.notes.note import Measure
from mcu_desktop.reports import fonts, page, tables
from mcu_desktop.reports.spots import CellOfFigure, ChartOfFigures, linked

if TYPE_CHECKING:
    from mcu_desktop.domain.notes import note as notes
    from mcu_desktop.reports.outline import Captions

_LONGEST_CELL = 300
"""Letters of a cell at most, so that a row never outgrows a page."""
_SHORT = 58 * mm
"""The height of a table that is not worth breaking."""
_MANY_ROWS = 60
"""A table of more is broken anyway: nobody measures it whole."""
_ROOM_FOR_A_START = 45 * mm

BODY = ParagraphStyle(
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
PLAIN = ParagraphStyle("plain", parent=BODY, alignment=TA_LEFT, firstLineIndent=0, spaceAfter=0)
TITLE = ParagraphStyle("title", parent=PLAIN, fontName=fonts.SERIF_BOLD, fontSize=14, alignment=TA_CENTER)
SUBTITLE = ParagraphStyle("subtitle", parent=PLAIN, alignment=TA_CENTER)
_HEADING = ParagraphStyle(
    "heading",
    parent=PLAIN,
    fontName=fonts.SERIF_BOLD,
    fontSize=13,
    spaceBefore=12,
    spaceAfter=5,
    leftIndent=12.5 * mm,
    keepWithNext=1,
)
_CAPTION = ParagraphStyle("caption", parent=PLAIN, fontSize=10.5, leading=13, spaceBefore=6, spaceAfter=4)
_UNDER = ParagraphStyle("under", parent=_CAPTION, alignment=TA_CENTER, spaceBefore=3, spaceAfter=8)
CELL = ParagraphStyle("cell", parent=PLAIN, fontSize=10, leading=12, **page.BREAKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How densely sections are set, and in how wide a room."""

    width: float
    body: ParagraphStyle = BODY
    cell: ParagraphStyle = CELL
    padding: float = 4
    """Under the words of a cell."""
    room: float = 0
    """What a heading must have below it to stand on a page."""
    styles: _Cells = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "styles", _Cells(self.cell))


class _Cells:
    """The styles of the cells of a table, made from one."""

    def __init__(self, cell: ParagraphStyle) -> None:
        self.head = ParagraphStyle("head", parent=cell, fontSize=cell.fontSize - 0.5, alignment=TA_CENTER)
        number = ParagraphStyle("number", parent=cell, alignment=TA_RIGHT)
        self._of = {
            (False, False): cell,
            (True, False): number,
            (False, True): ParagraphStyle("total", parent=cell, fontName=fonts.SERIF_BOLD),
            (True, True): ParagraphStyle("total-number", parent=number, fontName=fonts.SERIF_BOLD),
        }

    def of(self, *, numeric: bool, total: bool) -> ParagraphStyle:
        """Give the style of a cell below the head."""
        return self._of[numeric, total]


def section(heading: str, told: notes.Section, caption: Captions, setting: Setting) -> list[Any]:
    """Set a section under its heading."""
    story: list[Any] = [CondPageBreak(setting.room)] if setting.room else []
    story += [Paragraph(page.markup(heading), _HEADING)] if heading else []
    mentions = told.mentions or ((),) * len(told.paragraphs)
    story += [
        Paragraph(linked(text, marked), setting.body)
        for text, marked in zip(told.paragraphs, mentions, strict=True)
    ]
    for table in told.tables:
        story += _table(table, caption.table(table.title), setting)
    story += [_chart(chart, caption.chart(chart.title), setting) for chart in told.charts]
    return story


def _chart(chart: notes.Chart, caption: str, setting: Setting) -> Any:
    under = Paragraph(page.markup(caption), _UNDER)
    return KeepTogether([Spacer(1, 8), ChartOfFigures(drawn(chart, setting.width)), under])


def _table(table: notes.Table, caption: str, setting: Setting) -> list[Any]:
    """Draw a table that takes its head along to each page, never leaves it alone, nor its total."""
    whole = sum(column.width for column in table.columns)
    many = len(table.rows) > _MANY_ROWS
    grid = (LongTable if many else Table)(
        [
            [Paragraph(page.markup(column.title), setting.styles.head) for column in table.columns],
            *(
                _cells(table, row, setting, total=table.summed and n == len(table.rows) - 1)
                for n, row in enumerate(table.rows)
            ),
        ],
        colWidths=[setting.width * column.width / whole for column in table.columns],
        repeatRows=1,
        style=[*tables.grid(padding=setting.padding), *_FEET],
        spaceAfter=8,
    )
    if table.summed:
        grid.setStyle(TableStyle(_SUMMED))
    named = Paragraph(page.markup(caption), _CAPTION)
    if not many and grid.wrap(setting.width, A4[1])[1] <= _SHORT:
        return [KeepTogether([named, grid])]
    return [CondPageBreak(_ROOM_FOR_A_START), named, grid]


def _cells(table: notes.Table, row: tuple[notes.Cell, ...], setting: Setting, *, total: bool) -> list[Any]:
    cells = []
    for column, cell in zip(table.columns, row, strict=True):
        text = page.markup(shown(cell.value, column.measure), longest=_LONGEST_CELL)
        style = setting.styles.of(numeric=column.measure is not Measure.TEXT, total=total)
        cells.append(CellOfFigure(text, style, cell.figure) if cell.figure else Paragraph(text, style))
    return cells


_FEET = [
    ("BACKGROUND", (0, 1), (-1, -1), white),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("NOSPLIT", (0, -2), (-1, -1)),
]
_SUMMED = [("LINEABOVE", (0, -1), (-1, -1), 1, tables.RULE)]
