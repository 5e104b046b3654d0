"""The note as a document to edit: real styles, real tables, the same content as on paper."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mcu_desktop.domain.notes.note import Measure
from mcu_desktop.domain.notes.wording import shown
from mcu_desktop.reports.docx_file import timeless
from mcu_desktop.reports.fonts import OFFICE
from mcu_desktop.reports.outline import DRAFT, TITLE, as_table, captions, date_line, headings
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Cell, Note, Table

_WIDTH = 170
"""Millimetres between the margins."""
_ADDRESSEE = 95
"""Millimetres from the left margin to the addressee."""


def document(note: Note, *, draft: bool = False) -> bytes:
    """Write the note as DOCX; the same note gives the same bytes."""
    paper = docx.Document()
    _page(paper)
    _styles(paper)
    _properties(paper, note)
    _opening(paper, note, draft=draft)
    caption = captions()
    for heading, section in zip(headings(note), note.sections, strict=True):
        paper.add_paragraph(typeset(heading), style="Heading 1")
        for text in section.paragraphs:
            paper.add_paragraph(typeset(text), style="Body Text")
        for table in (*section.tables, *map(as_table, section.charts)):
            paper.add_paragraph(typeset(caption.table(table.title)), style="Caption")
            _table(paper, table)
    _signature(paper, note)
    return timeless(paper)


def _page(paper: Any) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(10)
    page.top_margin = page.bottom_margin = Mm(20)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    number = page.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields of its own


def _styles(paper: Any) -> None:
    styles = paper.styles
    _style(styles["Normal"], size=12.5)
    body = _style(styles["Body Text"], size=12.5, after=4, alignment=WD_ALIGN_PARAGRAPH.JUSTIFY)
    body.first_line_indent, body.line_spacing, body.widow_control = Mm(12.5), 1.1, True
    _style(styles["Title"], size=14, bold=True, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    _style(styles["Subtitle"], size=12.5, alignment=WD_ALIGN_PARAGRAPH.CENTER)
    heading = _style(styles["Heading 1"], size=13, bold=True, before=12, after=5)
    heading.left_indent, heading.keep_with_next = Mm(12.5), True
    _style(styles["Caption"], size=10.5, before=6, after=4).keep_with_next = True
    _style(styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH), size=10)


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


def _properties(paper: Any, note: Note) -> None:
    properties = paper.core_properties
    properties.title = f"Аналитическая записка: {note.period.title}"
    properties.author = properties.last_modified_by = typeset(note.letterhead.signer)
    properties.created = properties.modified = datetime.combine(note.as_of, time())
    properties.language, properties.comments = "ru-RU", ""


def _opening(paper: Any, note: Note, *, draft: bool) -> None:
    addressee = paper.add_paragraph(typeset(note.letterhead.addressee), style="Normal")
    addressee.paragraph_format.left_indent = Mm(_ADDRESSEE)
    addressee.paragraph_format.space_after = Pt(26)
    paper.add_paragraph(TITLE, style="Title")
    paper.add_paragraph(typeset(f"за {note.period.accusative}"), style="Subtitle")
    if draft:
        paper.add_paragraph(DRAFT, style="Subtitle")


def _table(paper: Any, table: Table) -> None:
    """Add a table whose head is repeated on each page and whose rows are not broken."""
    grid = paper.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    whole = sum(column.width for column in table.columns)
    widths = [Mm(_WIDTH * column.width / whole) for column in table.columns]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    head = grid.add_row()
    _mark(head, "w:tblHeader")
    for place, column, width in zip(head.cells, table.columns, widths, strict=True):
        place.width = width
        _shade(place)
        _write(place, typeset(column.title), WD_ALIGN_PARAGRAPH.CENTER)
    for n, cells in enumerate(table.rows):
        total = table.summed and n == len(table.rows) - 1
        _row(grid.add_row(), table, cells, widths, total=total)
    paper.add_paragraph(style="Table Text")


def _row(row: Any, table: Table, cells: tuple[Cell, ...], widths: list[Any], *, total: bool) -> None:
    _mark(row, "w:cantSplit")
    for place, column, cell, width in zip(row.cells, table.columns, cells, widths, strict=True):
        place.width = width
        text = typeset(shown(cell.value, column.measure))
        side = WD_ALIGN_PARAGRAPH.LEFT if column.measure is Measure.TEXT else WD_ALIGN_PARAGRAPH.RIGHT
        _write(place, text, side, bold=total)


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


def _signature(paper: Any, note: Note) -> None:
    head = note.letterhead
    line = paper.add_table(rows=1, cols=3)
    widths = (Mm(_WIDTH * 0.5), Mm(_WIDTH * 0.2), Mm(_WIDTH * 0.3))
    texts = (typeset(head.signer), "____________", typeset(head.signer_name))
    for place, text, width in zip(line.rows[0].cells, texts, widths, strict=True):
        place.width = width
        place.paragraphs[0].add_run(text)
    date = paper.add_paragraph(typeset(date_line(note)), style="Normal")
    date.paragraph_format.space_before = Pt(12)
