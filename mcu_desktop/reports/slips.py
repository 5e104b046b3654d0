"""Small papers of registration: the stamp for the letter, and the slip that the citizen takes home."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A6
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepInFrame, Paragraph, Spacer

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import fonts, page

STAMP = (70 * mm, 32 * mm)
SLIP = A6
_MARGIN = 8 * mm
_EDGE = 2 * mm
_LONGEST = 400
"""Letters of a name at most; what is longer than any name is cut."""
_LINE_HEIGHT = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What both papers say of a case."""

    office: str
    number: str
    registered_on: date
    received_on: date
    applicant: str
    about: str
    due: date | None
    """The last day of the answer; none where no term runs."""
    phone: str
    """Where to ask; empty until the office writes it down."""
    accepted_by: str
    sheets: int
    """Files that came with it."""


def stamp(slip: Slip) -> bytes:
    """Draw the registration stamp in its frame, to be printed on the letter's first page or on a label."""
    parts = [
        _line(slip.office, 8, centred=True),
        _line(f"Вх. № {slip.number}", 13, bold=True, centred=True),
        _line(f"от {_day(slip.registered_on)}", 11, centred=True),
        *([_line(f"Приложений: {slip.sheets}", 8, centred=True)] if slip.sheets else []),
    ]
    return _drawn(f"Штамп {slip.number}", STAMP, _EDGE, parts, frame=True)


def slip_for_citizen(slip: Slip) -> bytes:
    """Draw the slip: number, term, and where to ask."""
    due = f"до {_day(slip.due)}" if slip.due else "не установлен"
    parts: list[Any] = [
        _line(slip.office, 10, centred=True),
        Spacer(0, 5 * mm),
        _line("Талон о регистрации обращения", 13, bold=True, centred=True),
        Spacer(0, 2 * mm),
        _line(f"№ {slip.number}", 24, bold=True, centred=True),
        Spacer(0, 3 * mm),
        _said("Заявитель", slip.applicant),
        _said("Поступило", _day(slip.received_on)),
        _said("Зарегистрировано", _day(slip.registered_on)),
        _said("О чём", slip.about),
        *([_said("Приложено файлов", str(slip.sheets))] if slip.sheets else []),
        Spacer(0, 2 * mm),
        _line(f"Срок рассмотрения: {due}", 13, bold=True),
        Spacer(0, 2 * mm),
        _said("Телефон для справок", slip.phone or "______________________"),
        _said("Принял", slip.accepted_by),
        Spacer(0, 2 * mm),
        _line("О ходе рассмотрения можно узнать по номеру обращения.", 9),
    ]
    return _drawn(f"Талон {slip.number}", SLIP, _MARGIN, parts, frame=False)


def _drawn(title: str, size: tuple[float, float], margin: float, parts: list[Any], *, frame: bool) -> bytes:
    """Draw parts on one page; where they do not fit they are drawn smaller, never cut."""
    paper = BytesIO()
    width, height = size
    canvas = Canvas(paper, pagesize=size, invariant=1)
    canvas.setTitle(title)
    if frame:
        canvas.setStrokeColor(black)
        canvas.setLineWidth(1)
        canvas.rect(margin / 2, margin / 2, width - margin, height - margin)
    across, along = width - 2 * margin, height - 2 * margin
    inside = KeepInFrame(across, along, content=parts, mode="shrink")
    _, taken = inside.wrapOn(canvas, across, along)
    inside.drawOn(canvas, margin, margin + (along - taken) / (2 if frame else 1))
    canvas.showPage()
    canvas.save()
    return paper.getvalue()


def _line(text: str, size: float, *, bold: bool = False, centred: bool = False) -> Any:
    return Paragraph(_safe(text), _style(size, bold=bold, centred=centred))


def _said(what: str, text: str) -> Any:
    return Paragraph(f"<b>{_safe(what)}:</b> {_safe(text)}", _style(11))


def _style(size: float, *, bold: bool = False, centred: bool = False) -> Any:
    return ParagraphStyle(
        "slip",
        fontName=fonts.SERIF_BOLD if bold else fonts.SERIF,
        fontSize=size,
        leading=size * _LINE_HEIGHT,
        splitLongWords=1,
        **({"alignment": TA_CENTER} if centred else {}),
    )


def _safe(text: str) -> str:
    return page.markup(text, longest=_LONGEST)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
