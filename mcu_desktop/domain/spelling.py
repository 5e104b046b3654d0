"""How people spell: case, ё and е, the keyboard left in the other layout, Russian number agreement."""

from __future__ import annotations

import re
from datetime import date

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?@#$^&"
_CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_WORD = re.compile(r"[0-9A-Za-zА-Яа-яЁё]+")
_TEENS = range(11, 15)
_FEW = range(2, 5)
_NATIONAL = 10
_DIGITS = re.compile(r"\D+")


def folded(text: str) -> str:
    """Give the text as it is compared: lower case, ё as е."""
    return text.lower().replace("ё", "е")


def words(text: str) -> list[str]:
    """Give the folded words of a text in order."""
    return _WORD.findall(folded(text))


def other_layout(text: str) -> str:
    """Give what the same keys write in the Russian layout (`bdfyjd` is «иванов»)."""
    return text.translate(_TO_CYRILLIC)


def phone_digits(text: str) -> str:
    """Give a telephone as ten national digits, or as the digits there are."""
    digits = _DIGITS.sub("", text)
    if len(digits) == _NATIONAL + 1 and digits[0] in "78":
        return digits[1:]
    return digits


def counted(number: int, one: str, few: str, many: str) -> str:
    """Give a number with its noun in agreement: 1 день, 3 дня, 5 дней, 21 день."""
    return f"{number} {agreeing(number, one, few, many)}"


def agreeing(number: int, one: str, few: str, many: str) -> str:
    """Give the form of a word that agrees with a number."""
    tens, units = abs(number) % 100, abs(number) % 10
    if tens in _TEENS:
        return many
    return one if units == 1 else few if units in _FEW else many


def day(value: date) -> str:
    """Give a day as people write it: 05.11.2026."""
    return value.strftime("%d.%m.%Y")


def because(reason: str) -> str:
    """End a sentence with its reason, if there is one."""
    return f": {reason}" if reason else "."
