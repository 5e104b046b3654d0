"""How much text a field takes, and what may not stand in it: words from outside are hostile until read."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

from mcu_desktop.domain.cases.facts import Applicant
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal

SHORT_TEXT = 1_000
"""Characters of a line: a name, an address, a reason."""
LONG_TEXT = 200_000
"""Characters of an appeal: some sixty printed pages."""
MOST_QUESTIONS = 50
MOST_APPLICANTS = 500


def required(text: str, field: str, limit: int = SHORT_TEXT) -> str:
    """Give the text without outer blanks; refuse one that is empty, too long or not printable."""
    stripped = text.strip()
    if not stripped:
        raise Refusal("Поле не заполнено.", field=field)
    if len(stripped) > limit:
        most = counted(limit, "знак", "знака", "знаков")
        raise Refusal(f"Слишком длинный текст: {len(stripped)} при допустимых {most}.", field=field)
    for place, character in enumerate(stripped):
        if character < " " and character not in "\n\t\r":
            raise Refusal(_unprintable(character, place), field=field)
        if character >= "\x7f" and unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}:
            raise Refusal(_unprintable(character, place), field=field)
    return stripped


def sound(applicant: Applicant, field: str) -> None:
    """Refuse an applicant of whom nothing is said, or whose lines are broken."""
    filled = False
    for name in (part.name for part in fields(applicant)):
        value = getattr(applicant, name)
        if value is None:
            continue
        required(value, f"{field}.{name}")
        filled = True
    if not filled:
        raise Refusal("О заявителе ничего не сказано: уберите его или заполните поля.", field=field)


def _unprintable(character: str, place: int) -> str:
    return f"Недопустимый знак U+{ord(character):04X} на месте {place + 1}."
