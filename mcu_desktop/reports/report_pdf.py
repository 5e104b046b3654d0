"""A report on paper: PDF, upright or lying as its tables need; the same report gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from mcu_desktop.reports import fonts, page
from mcu_desktop.reports.outline import captions, report_headings, widest
from mcu_desktop.reports.sections_pdf import BODY, CELL, PLAIN, SUBTITLE, TITLE, Setting, section

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.report import Report

Went = Callable[[int], None]
"""Is told which page is begun; what it raises ends the drawing."""

_UPRIGHT = page.Page(left=25 * mm, right=10 * mm, top=20 * mm, bottom=15 * mm)
_LYING = page.Page(size=landscape(A4), left=15 * mm, right=12 * mm, top=20 * mm, bottom=12 * mm)
_NUMBER = 10 * mm
"""Page numbers stand in the top margin, 10 mm from the edge (ГОСТ Р 7.0.97 п. 3.2)."""
_ROOM = 60 * mm
_SMALL = 8
"""From so many columns on a table is set in smaller letters."""

_OFFICE = ParagraphStyle("office", parent=SUBTITLE, fontSize=10.5, leading=14, spaceAfter=6)
_MADE = ParagraphStyle(
    "made", parent=PLAIN, fontSize=10, leading=13, alignment=TA_LEFT, spaceBefore=8, spaceAfter=6
)
_TEXT = ParagraphStyle("text", parent=BODY, fontSize=11.5, leading=15)
_CLOSE = ParagraphStyle("close", parent=CELL, fontSize=9, leading=10.8)
_TIGHT = ParagraphStyle("tight", parent=CELL, fontSize=7.8, leading=9.4)


def printed(report: Report, went: Went | None = None) -> page.Drawn:
    """Draw a report, and tell where its figures stand."""
    fonts.register()
    sheet = _LYING if report.lying else _UPRIGHT
    cell = _TIGHT if report.lying and widest(report) > _SMALL else _CLOSE
    setting = Setting(width=sheet.width, body=_TEXT, cell=cell, padding=3, room=_ROOM)

    def number(canvas: Any, document: Any) -> None:
        if went is not None:
            went(document.page)
        canvas.setFont(fonts.SERIF, 11)
        middle = sheet.left + sheet.width / 2
        canvas.drawCentredString(middle, sheet.size[1] - _NUMBER - 8, str(document.page))

    return page.drawn(
        sheet, _story(report, setting), f"{report.title} {report.subtitle}", number, author=report.office
    )


def _story(report: Report, setting: Setting) -> list[Any]:
    story: list[Any] = [
        Paragraph(page.markup(report.office), _OFFICE),
        Paragraph(page.markup(report.title), TITLE),
        Paragraph(page.markup(report.subtitle), SUBTITLE),
        Paragraph(page.markup(report.made), _MADE),
    ]
    caption = captions()
    for heading, told in zip(report_headings(report), report.sections, strict=True):
        story += section(heading, told, caption, setting)
    return story
