"""The papers of a reception as documents to edit: the card, and the journal of some days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mcu_desktop.reports.docx_file import timeless
from mcu_desktop.reports.fonts import OFFICE
from mcu_desktop.reports.plain import typeset

if TYPE_CHECKING:
    from mcu_desktop.reports.reception_sheet import ReceptionCard
    from mcu_desktop.reports.register_sheet import PrintedList

_A4 = (210, 297)
_MARGINS = {"left_margin": 20, "right_margin": 10, "top_margin": 20, "bottom_margin": 20}
_NAMES = 52
"""Millimetres of the column of names."""
_HAND = "\n"
"""A line left for the pen."""


def card(paper: ReceptionCard) -> bytes:
    """Write the card of a reception; the same card gives the same bytes."""
    document = _document(paper.title, lying=False)
    document.add_paragraph(typeset(paper.office))
    _title(document, paper.title)
    rows = [(row.name, f"{typeset(row.words)}{_HAND * row.lines}") for row in paper.rows]
    width = _A4[0] - _MARGINS["left_margin"] - _MARGINS["right_margin"]
    table = _table(document, rows, (_NAMES, width - _NAMES))
    for row in table.rows:
        row.cells[0].paragraphs[0].runs[0].font.bold = True
    for words in paper.signatures:
        document.add_paragraph(f"{typeset(words)} {'_' * 24}").paragraph_format.space_before = Pt(14)
    return timeless(document)


def journal(printed: PrintedList, shares: Sequence[int]) -> bytes:
    """Write the journal, its columns as wide as their shares; its head is repeated on every page."""
    document = _document(printed.title, lying=True)
    _title(document, printed.title)
    for line in filter(None, (printed.conditions, printed.totals)):
        document.add_paragraph(typeset(line))
    if printed.rows:
        width = _A4[1] - _MARGINS["left_margin"] - _MARGINS["right_margin"]
        rows = [tuple(map(typeset, row)) for row in (printed.titles, *printed.rows)]
        widths = [width * share / sum(shares) for share in shares]
        table = _table(document, rows, widths, size=9)
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].font.bold = True
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx repeats no heads itself
        properties.append(OxmlElement("w:tblHeader"))
    return timeless(document)


def _document(title: str, *, lying: bool) -> Any:
    document = docx.Document()
    page = document.sections[0]
    width, height = reversed(_A4) if lying else _A4
    page.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Mm(width), Mm(height)
    for name, millimetres in _MARGINS.items():
        setattr(page, name, Mm(millimetres))
    style = document.styles["Normal"]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), OFFICE)
    style.font.size, style.paragraph_format.space_after = Pt(11), Pt(3)
    document.core_properties.title = typeset(title)
    document.core_properties.language = "ru-RU"
    return document


def _title(document: Any, title: str) -> None:
    run = document.add_paragraph().add_run(typeset(title))
    run.font.bold, run.font.size = True, Pt(14)


def _table(document: Any, rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float = 11) -> Any:
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in rows:
        for cell, words, width in zip(table.add_row().cells, row, widths, strict=True):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(words)
            run.font.size = Pt(size)
    return table
