"""Whom a commission may go to, by when, and its number on paper, which fits a bar code."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import UnitKind
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId, Unit
    from mcu_desktop.domain.office.office import Office

_OWN_TIME = timedelta(days=5)
"""What the office keeps for its own answer."""
_DIGITS = 12
_CHECK = 97
_BETWEEN = re.compile(r"[\s\-–—.№]+")


def guests(office: Office) -> dict[CardId, Unit]:
    """Give the bodies that may have no login: all but the office's own subdivisions."""
    return {id_: unit for id_, unit in office.units.items() if unit.kind is not UnitKind.SUBDIVISION}


def usual_due(today: date, answer_due: date | None) -> date:
    """Give the day that is offered: some days before the office's own answer, where there is time."""
    if answer_due is None:
        return today + _OWN_TIME * 2
    return max(answer_due - _OWN_TIME, today)


# ---------------------------------------------------------------------- the number on paper


def number(commission: str) -> str:
    """Give the number that stands on the sheet: digits alone, as a scanner types in any keyboard layout."""
    body = int(commission[:16], 16) % 10**_DIGITS
    return f"{body:0{_DIGITS}}{_CHECK + 1 - body * 100 % _CHECK:02}"


def spaced(digits: str) -> str:
    """Give a number as people read it aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def read_number(typed: str) -> str:
    """Read a number that was scanned or typed, or refuse it: the last two digits check the others."""
    digits = _BETWEEN.sub("", typed)
    if len(digits) != _DIGITS + 2 or not (digits.isascii() and digits.isdigit()):
        raise Refusal(f"Номер поручения – {_DIGITS + 2} цифр с листа.", field="number")
    if int(digits) % _CHECK != 1:
        raise Refusal("В номере поручения ошибка: проверьте цифры.", field="number")
    return digits
