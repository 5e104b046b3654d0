"""A report as a workbook: its words, then its sections; a text is a text whatever it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.reports.outline import report_headings
from mcu_desktop.reports.sections_xlsx import Book

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.report import Report


def workbook(report: Report) -> bytes:
    """Write a report as XLSX; the same report gives the same bytes."""
    book = Book(f"{report.title} {report.subtitle}", report.office, report.as_of)
    lines = [(report.office, False), (report.title, True), (report.subtitle, False), (report.made, False)]
    for heading, section in zip(report_headings(report), report.sections, strict=True):
        lines += [*([(heading, True)] if heading else []), *((text, False) for text in section.paragraphs)]
    book.words("Отчёт", lines)
    for section in report.sections:
        book.section(section)
    return book.finished()
