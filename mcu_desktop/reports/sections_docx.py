"""Sections of figures in a document to edit: real styles, real tables, the same content as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.domain.notes.note import Measure
from mcu_desktop.reports.docx_file import number_pages
from mcu_desktop.reports.fonts import OFFICE
from mcu_desktop.reports.outline import as_table, captions
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Cell, Section, Table

_PLACE = "–"
"""Stands in a model where a text goes."""
_LONGEST_PROPERTY = 255
"""Letters: the library refuses more."""
UPRIGHT, LYING = 170, 257
"""Millimetres between the margins of a sheet that stands, and of one that lies."""


def begun(title: str, author: str, day: date, *, lying: bool = False, cells: float = 10) -> Any:
    """Begin a document: its sheet, its styles, its properties."""
    paper = docx.Document()
    _page(paper, lying=lying)
    _styles(paper, cells)
    properties = paper.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = typeset(author)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.combine(day, time())
    properties.language, properties.comments = "ru-RU", ""
    return paper


def add_sections(paper: Any, told: Sequence[tuple[str, Section]], width: int) -> None:
    """Add sections under their headings; a chart is the table of its figures."""
    caption = captions()
    for heading, section in told:
        if heading:
            paper.add_paragraph(typeset(heading), style="Heading 1")
        for text in section.paragraphs:
            paper.add_paragraph(typeset(text), style="Body Text")
        for table in (*section.tables, *map(as_table, section.charts)):
            paper.add_paragraph(typeset(caption.table(table.title)), style="Caption")
            _table(paper, table, width)


def _page(paper: Any, *, lying: bool) -> None:
    page = paper.sections[0]
    sides = Mm(210), Mm(297)
    page.page_width, page.page_height = reversed(sides) if lying else sides
    page.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    page.left_margin, page.right_margin = Mm(30), Mm(10)
    page.top_margin = page.bottom_margin = Mm(20)
    number_pages(paper)


def _styles(paper: Any, cells: float) -> None:
    styles = paper.styles
    _style(styles["Normal"], size=12.5)
    body = _style(styles["Body Text"], size=12.5, after=4, alignment=WD_ALIGN_PARAGRAPH.JUSTIFY)
    body.first_line_indent, body.line_spacing, body.widow_control = Mm(12.5), 1.1, True
    _style(styles["Title"], size=14, bold=True, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    _style(styles["Subtitle"], size=12.5, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    heading = _style(styles["Heading 1"], size=13, bold=True, before=12, after=5)
    heading.left_indent, heading.keep_with_next = Mm(12.5), True
    _style(styles["Caption"], size=10.5, before=6, after=4).keep_with_next = True
    _style(styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH), size=cells)


def _style(
    style: Any, *, size: float, bold: bool = False, before: float = 0, after: float = 0, alignment: Any = None
) -> Any:
    """Set a style in our serif, black, and give its paragraph format."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), OFFICE)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    shape.alignment = alignment
    return shape


def _table(paper: Any, table: Table, room: int) -> None:
    """Add a table whose head is repeated on each page and whose rows are not broken."""
    grid = paper.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    whole = sum(column.width for column in table.columns)
    widths = [Mm(room * column.width / whole) for column in table.columns]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    head = grid.add_row()
    _mark(head, "w:tblHeader")
    for place, column, width in zip(head.cells, table.columns, widths, strict=True):
        place.width = width
        _shade(place)
        _write(place, typeset(column.title), WD_ALIGN_PARAGRAPH.CENTER)
    models = [_model(grid, table, widths, total=total) for total in (False, True)]
    for n, cells in enumerate(table.rows):
        total = table.summed and n == len(table.rows) - 1
        grid._tbl.append(_filled(models[total], table, cells))  # noqa: SLF001 - a copy takes no time, a new row much
    paper.add_paragraph(style="Table Text")


def _model(grid: Any, table: Table, widths: list[Any], *, total: bool) -> Any:
    """Give a row to be copied; making one of its own for each takes ten times as long."""
    row = grid.add_row()
    _mark(row, "w:cantSplit")
    for place, column, width in zip(row.cells, table.columns, widths, strict=True):
        place.width = width
        side = WD_ALIGN_PARAGRAPH.LEFT if column.measure is Measure.TEXT else WD_ALIGN_PARAGRAPH.RIGHT
        _write(place, _PLACE, side, bold=total)
    grid._tbl.remove(row._tr)  # noqa: SLF001
    return row._tr  # noqa: SLF001


def _filled(model: Any, table: Table, cells: tuple[Cell, ...]) -> Any:
    row = deepcopy(model)
    for place, column, cell in zip(row.iter(qn("w:t")), table.columns, cells, strict=True):
        place.text = typeset(shown(cell.value, column.measure))
    for empty in [place for place in row.iter(qn("w:t")) if not place.text]:
        empty.getparent().remove(empty)
    return row


def _write(place: Any, text: str, alignment: Any, *, bold: bool = False) -> None:
    paragraph = place.paragraphs[0]
    paragraph.style, paragraph.alignment = "Table Text", alignment
    paragraph.add_run(text).bold = bold or None


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx knows no such mark


def _shade(place: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E8EDF2")):
        shade.set(qn(name), value)
    place._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx knows no shading
