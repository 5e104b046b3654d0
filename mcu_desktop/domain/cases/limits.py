"""How much text a field takes, and what may not stand in it: words from outside are hostile until read."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace

from mcu_desktop.domain.cases.values import Applicant
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
    if stripped.replace("\n", " ").isprintable():
        return stripped
    for place, character in enumerate(stripped):
        if character < " " and character not in "\n\t\r":
            raise Refusal(_unprintable(character, place), field=field)
        if character >= "\x7f" and _unwritable(character):
            raise Refusal(_unprintable(character, place), field=field)
    return stripped


def optional(text: str, field: str, limit: int = LONG_TEXT) -> str:
    """Give the text like `required`, or nothing where nothing was typed."""
    return required(text, field, limit) if text.strip() else ""


def sound(applicant: Applicant, field: str) -> Applicant:
    """Give the applicant with each field as one line; refuse one of whom nothing is said."""
    said = {
        name: one_line(value, f"{field}.{name}")
        for name in (part.name for part in fields(applicant))
        if (value := getattr(applicant, name)) is not None
    }
    if not said:
        raise Refusal("О заявителе ничего не сказано: уберите его или заполните поля.", field=field)
    return replace(applicant, **said)


def all_sound(applicants: tuple[Applicant, ...]) -> tuple[Applicant, ...]:
    """Give the applicants of a case as they are kept."""
    if len(applicants) > MOST_APPLICANTS:
        most = counted(MOST_APPLICANTS, "заявителя", "заявителей", "заявителей")
        raise Refusal(f"Слишком много: не больше {most}.", field="applicants")
    return tuple(sound(one, f"applicants[{place}]") for place, one in enumerate(applicants))


def one_line(text: str, field: str, limit: int = SHORT_TEXT) -> str:
    """Give the text with its blanks and line ends as single spaces."""
    return " ".join(required(text, field, limit).split())


def _unwritable(character: str) -> bool:
    """Tell what no letter holds; bullets of word processors and newer signs pass."""
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return True
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - Unicode's noncharacters


def _unprintable(character: str, place: int) -> str:
    return f"Недопустимый знак U+{ord(character):04X} на месте {place + 1}."
