"""The digits by which a scanner finds a case: of its id, so that a changed number does not matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId

TAIL = 10
"""Hexadecimal digits at the end of an id that a code holds: one in a million millions is the same."""
_DIGITS, _CHECK = 13, 97
_BETWEEN = re.compile(r"[\s-]+")


def code(case: CaseId) -> str:
    """Give 15 digits, the last two of which check the others: the same in any keyboard layout."""
    body = int(case[-TAIL:], 16)
    return f"{body:0{_DIGITS}}{_CHECK + 1 - body * 100 % _CHECK:02}"


def tail_of(typed: str) -> str | None:
    """Give the end of an id that was scanned or typed; `None` for what is no such code."""
    digits = _BETWEEN.sub("", typed)
    if len(digits) != _DIGITS + 2 or not (digits.isascii() and digits.isdigit()):
        return None
    body = int(digits[:-2])
    return f"{body:0{TAIL}x}" if int(digits) % _CHECK == 1 and body < 16**TAIL else None
