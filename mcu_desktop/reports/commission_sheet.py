"""What an organisation is asked, on paper: lines for its answer, and a QR that names the commission."""

from __future__ import annotations

from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import page, tables
from mcu_desktop.reports.case_sheet import PaperPart, rows_of

_TYPE = page.letters(11)
_PAGE = page.UPRIGHT
_QR = 34 * mm
_LINES, _LINE = 9, 9 * mm


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionPaper:
    """What is printed: every part is text for people but the digits of the number."""

    office: str
    unit: str
    number: str
    """As people read it aloud."""
    digits: str
    """As a scanner reads it."""
    rows: tuple[tuple[str, str], ...]
    back: str
    """How the answer comes back."""


def pdf(paper: CommissionPaper) -> bytes:
    """Draw the sheet; the same commission gives the same bytes."""
    title = f"Поручение № {paper.number}"
    head = [
        page.words(paper.office, _TYPE.under),
        page.words(title, _TYPE.title),
        page.words(f"Кому: {paper.unit}", _TYPE.bold),
    ]
    answer = page.words("Ответ организации", _TYPE.heading)
    story: list[Any] = [
        Table([[head, _qr(paper.digits)]], colWidths=[_PAGE.width - _QR, _QR], style=_HEAD),
        Spacer(0, 3 * mm),
        *rows_of(PaperPart(heading="", rows=paper.rows)),
        *page.with_heading(answer, page.words(paper.back, _TYPE.under), _ruled()),
        Spacer(0, 5 * mm),
        page.words("Кто отвечает (должность, фамилия), подпись, дата: ", _TYPE.cell),
        Spacer(0, 8 * mm),
        Table([[""]], colWidths=[_PAGE.width], rowHeights=[1], style=_RULE),
    ]
    return page.sheet(_PAGE, story, title)


def _qr(digits: str) -> Drawing:
    code = QrCodeWidget(digits, barLevel="M", barWidth=_QR, barHeight=_QR, barBorder=2)
    drawing = Drawing(_QR, _QR)
    drawing.add(code)
    return drawing


def _ruled() -> Table:
    return Table([[""]] * _LINES, colWidths=[_PAGE.width], rowHeights=[_LINE] * _LINES, style=_RULE)


_RULE = [("LINEBELOW", (0, 0), (-1, -1), 0.5, tables.RULE)]
_HEAD = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]
