"""A report as a document to edit: the same content as on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.reports.docx_file import timeless
from mcu_desktop.reports.outline import report_headings, widest
from mcu_desktop.reports.plain import typeset
from mcu_desktop.reports.sections_docx import LYING, UPRIGHT, add_sections, begun

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.report import Report


_USUAL, _TIGHT = 9.0, 7.5
"""Sizes of letters in cells."""
_MANY = 8
"""From so many columns on they are set tight."""


def document(report: Report) -> bytes:
    """Write a report as DOCX; the same report gives the same bytes."""
    title = f"{report.title} {report.subtitle}"
    cells = _TIGHT if widest(report) > _MANY else _USUAL
    paper = begun(title, report.office, report.as_of, lying=report.lying, cells=cells)
    for text, style in (
        (report.office, "Subtitle"),
        (report.title, "Title"),
        (report.subtitle, "Subtitle"),
        (report.made, "Body Text"),
    ):
        paper.add_paragraph(typeset(text), style=style)
    told = tuple(zip(report_headings(report), report.sections, strict=True))
    add_sections(paper, told, LYING if report.lying else UPRIGHT)
    return timeless(paper)
