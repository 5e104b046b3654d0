"""The cover of a case and the inventory of its papers, as a case is sewn for an archive or a prosecutor."""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from mcu_desktop.dataclass import dataclass
from mcu_desktop.reports import page, tables

_PAGE = page.Page(left=30 * mm, right=10 * mm, top=20 * mm, bottom=20 * mm)
"""What is kept longer than ten years has 30 mm at the left (ГОСТ Р 7.0.97 п. 3.2)."""
_TYPE = page.letters(10)
_CENTRED = ParagraphStyle("centred", parent=_TYPE.under, alignment=TA_CENTER, fontSize=12, leading=16)
_LARGE = ParagraphStyle("large", parent=_TYPE.title, alignment=TA_CENTER, fontSize=22, leading=28)
_WHOSE = ParagraphStyle("whose", parent=_TYPE.title, alignment=TA_CENTER, fontSize=14, leading=19)
_HEAD = ("№", "Документ", "Дата", "Листы", "Примечание")
_SHARES = (0.06, 0.46, 0.13, 0.1, 0.25)
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the inventory."""

    title: str
    day: str
    sheets: str
    """«3», «4–7»; a dash for what is not sewn in."""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the cover says: every part is text for people."""

    office: str
    number: str
    applicant: str
    about: str
    lines: tuple[tuple[str, str], ...]
    """Names of dates and terms with their words, in order."""


def cover(told: Cover, sheets: int, papers: int) -> bytes:
    """Draw the cover; the same case gives the same bytes."""
    rows = [*told.lines, ("Листов", str(sheets)), ("Документов по описи", str(papers))]
    story: list[Any] = [
        page.words(told.office, _CENTRED),
        Spacer(0, 55 * mm),
        page.words(f"ДЕЛО № {told.number}", _LARGE),
        Spacer(0, 4 * mm),
        page.words("Заявитель", _CENTRED),
        page.words(told.applicant, _WHOSE, longest=_LONGEST_NAME),
        Spacer(0, 6 * mm),
        page.words(told.about, _CENTRED, longest=2 * _LONGEST_NAME),
        Spacer(0, 30 * mm),
        tables.table(
            ("Что", "Когда и сколько"),
            [[[(name, _TYPE.bold)], [(words, _TYPE.cell)]] for name, words in rows],
            [_PAGE.width * 0.4, _PAGE.width * 0.6],
            _TYPE,
        ),
    ]
    return page.sheet(_PAGE, story, f"Дело № {told.number}")


def inventory(number: str, entries: tuple[Entry, ...], *, made: str) -> bytes:
    """Draw the inventory: what lies in the case, on which sheets."""
    rows = [
        [[(text, _TYPE.cell)] for text in (str(place), entry.title, entry.day, entry.sheets, entry.remark)]
        for place, entry in enumerate(entries, start=1)
    ]
    title = f"Внутренняя опись документов дела № {number}"
    story: list[Any] = [
        page.words(title, _TYPE.title),
        Spacer(0, 3 * mm),
        tables.table(_HEAD, rows, [_PAGE.width * share for share in _SHARES], _TYPE),
        Spacer(0, 4 * mm),
        page.words(made, _TYPE.under),
        page.words("Заверил: ____________________ / ____________________ /", _TYPE.under),
    ]
    return page.sheet(_PAGE, story, title)
