"""Writes resources/templates from installer/templates: run it when a text is changed.

The first line of a text says on which sheet it stands – letter, decision, internal, card – and its title;
then a line is a paragraph, `- ` one without an indent, `| name | value` a row of a table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mcu_desktop.reports.docx_file import number_pages, timeless
from mcu_desktop.reports.fonts import OFFICE
from mcu_desktop.reports.plain import typeset

TEXTS = Path(__file__).parent / "templates"
TEMPLATES = Path(__file__).parent.parent / "resources" / "templates"
CENTER, JUSTIFY, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
SIGNED = (
    "Документ подписан электронной подписью",
    "Сертификат {эп сертификат}",
    "Владелец {эп владелец}",
    "Действителен {эп срок}",
)


def made(text: str) -> bytes:
    """Make one template (ГОСТ Р 7.0.97: margins, the place of every part)."""
    head, _, body = text.partition("\n\n")
    sheet, _, title = head.partition(": ")
    paper = docx.Document()
    _page(paper)
    _styles(paper)
    {"letter": _letter, "decision": _sheet, "card": _sheet, "internal": _internal}[sheet](paper, title)
    _body(paper, body.strip().splitlines())
    if sheet != "card":
        _signature(paper)
    _foot(paper)
    _slim(paper)
    return timeless(paper)


def _page(paper: Any) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(10), Mm(20), Mm(20)
    number_pages(paper)


def _styles(paper: Any) -> None:
    normal = paper.styles["Normal"]
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), OFFICE)
    normal.font.size, normal.font.color.rgb = Pt(13), RGBColor(0, 0, 0)
    shape = normal.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), 1.0
    shape.widow_control = True
    paper.core_properties.language, paper.core_properties.comments = "ru-RU", ""
    paper.core_properties.title = paper.core_properties.author = ""


def _letter(paper: Any, title: str) -> None:
    """Set the corner of the administration at the left, the addressee at the right, the subject below."""
    _say(paper, "{пометка}", bold=True, side=RIGHT)
    left, _, right = _grid(paper, 80, 8, 82).rows[0].cells
    _say(left, "{администрация}", size=12, bold=True, side=CENTER, after=3)
    for line in ("{адрес администрации}", "тел. {телефон администрации}", "{почта администрации}"):
        _say(left, line, size=10, side=CENTER)
    _say(left, "{дата} № {исходящий номер}", size=12, side=CENTER, before=8)
    _say(left, "На № {на номер} от {на дату}", size=11, side=CENTER, before=3)
    _say(right, "{адресат}", after=2)
    subject = _grid(paper, 80, 90).rows[0].cells[0]
    _say(subject, title, size=12, before=8, after=12)
    _say(paper, "{приветствие}", side=CENTER, before=6, after=6).keep_with_next = True


def _sheet(paper: Any, title: str) -> None:
    """Set a paper of the administration itself: no addressee."""
    _say(paper, "{пометка}", bold=True, side=RIGHT)
    _say(paper, "{администрация}", bold=True, side=CENTER, after=12)
    _say(paper, title, bold=True, side=CENTER, after=6)
    _say(paper, "{дата}", side=CENTER, after=12)


def _internal(paper: Any, title: str) -> None:
    """Set a paper from one desk to another."""
    _say(paper, "{пометка}", bold=True, side=RIGHT)
    _say(paper, "{администрация}", bold=True, side=CENTER, after=12)
    _say(_grid(paper, 88, 82).rows[0].cells[1], "{адресат}", after=2)
    _say(paper, title, bold=True, side=CENTER, before=12, after=3)
    _say(paper, "{дата} к № {номер обращения}", side=CENTER, after=10)


def _body(paper: Any, lines: list[str]) -> None:
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    if rows:
        _card(paper, rows)
    for line in lines:
        text = typeset(line.removeprefix("- "))
        if line.startswith("- "):
            _say(paper, text, side=JUSTIFY, before=12 if rows else 0, after=4).left_indent = Mm(
                0 if rows else 12.5
            )
        elif not line.startswith("|"):
            shape = _say(paper, text, side=JUSTIFY, after=4)
            shape.first_line_indent, shape.line_spacing = Mm(12.5), 1.1
    if not rows:
        _say(paper, "Приложение: {приложение}.", before=10)


def _card(paper: Any, rows: list[list[str]]) -> None:
    grid = _grid(paper, 55, 115, rows=len(rows), ruled=True)
    for row, (name, value) in zip(grid.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx knows no such mark
        _say(row.cells[0], name, size=11, bold=True)
        _say(row.cells[1], value, size=12)


def _signature(paper: Any) -> None:
    _say(paper, "", size=18).keep_with_next = True
    post, _, name = _grid(paper, 100, 20, 50).rows[0].cells
    _say(post, "{должность подписавшего}")
    _say(name, "{подписавший}", side=RIGHT)
    (cell,) = _grid(paper, 85, ruled=True).rows[0].cells
    mark = cell.paragraphs[0]
    mark.alignment = CENTER
    for place, line in enumerate(SIGNED):
        run = mark.add_run(line)
        run.font.size, run.font.bold = Pt(9), place == 0
        if place < len(SIGNED) - 1:
            run.add_break()


def _foot(paper: Any) -> None:
    """Set who made the paper, and the QR that finds the case."""
    _say(paper, "", size=14).keep_with_next = True
    made_by, code = _grid(paper, 130, 40).rows[0].cells
    _say(made_by, "Исполнитель: {исполнитель}", size=10)
    _say(made_by, "тел. {телефон исполнителя}", size=10)
    _say(code, "{qr}")
    _say(code, "{код дела}", size=8)


def _say(
    place: Any,
    text: str,
    *,
    size: float = 0,
    bold: bool = False,
    side: Any = None,
    before: float = 0,
    after: float = 0,
) -> Any:
    """Write a paragraph and give its shape; a cell begins with an empty one."""
    empty = [one for one in place.paragraphs[:1] if hasattr(place, "_tc") and not one.text]
    paragraph = empty[0] if empty else place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    paragraph.alignment = side
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before) if before else None, Pt(after) if after else None
    return shape


def _grid(paper: Any, *widths: float, rows: int = 1, ruled: bool = False) -> Any:
    grid = paper.add_table(rows=rows, cols=len(widths), style="Table Grid" if ruled else "Normal Table")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    margins = OxmlElement("w:tblCellMar")
    for edge in ("w:left", "w:right"):
        element = OxmlElement(edge)
        element.set(qn("w:w"), "60" if ruled else "0")
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    grid._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx knows no margins of cells
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return grid


def _slim(paper: Any) -> None:
    """Leave out what no template uses: a picture of some other document, and two hundred styles."""
    for style in list(paper.styles):
        if style.name not in {"Normal", "Normal Table", "Table Grid", "Header", "Default Paragraph Font"}:
            style.delete()
    for name, link in list(paper.part.package.rels.items()):
        if link.reltype.endswith("/thumbnail"):
            del paper.part.package.rels[name]
    for name, link in list(paper.part.rels.items()):
        if link.reltype.endswith(("/customXml", "/numbering", "/stylesWithEffects")):
            del paper.part.rels[name]


def main() -> None:
    """Write every template."""
    TEMPLATES.mkdir(exist_ok=True)
    for text in sorted(TEXTS.glob("*.txt")):
        (TEMPLATES / f"{text.stem}.docx").write_bytes(made(text.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
