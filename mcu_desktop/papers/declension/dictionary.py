"""The dictionary of Russian words: 16 MB that are opened when the first paper is drawn."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple


class Case(StrEnum):
    """A grammatical case, as the dictionary calls it."""

    GENITIVE = "gent"
    DATIVE = "datv"


class Gender(StrEnum):
    """The grammatical gender of a person, as the dictionary calls it."""

    MALE = "masc"
    FEMALE = "femn"


class Said(NamedTuple):
    """Words in a case, and whether anybody could doubt them."""

    text: str
    sure: bool = True


def spelt_like(word: str, pattern: str) -> str:
    """Write a word with the capitals of another one, and with ё only where that one has it."""
    plain = word if "ё" in pattern.lower() else word.replace("ё", "е")
    if pattern.isupper() and len(pattern) > 1:
        return plain.upper()
    parts = zip(plain.split("-"), pattern.split("-"), strict=False)
    return "-".join(p.capitalize() if like[:1].isupper() else p for p, like in parts)


def nominatives(word: str, *grammemes: str) -> list[Any]:
    """Give the readings of a known word in the nominative singular that bear all these marks."""
    wanted = {"nomn", "sing", *grammemes}
    return [one for one in _analyzer().parse(word) if one.is_known and wanted <= one.tag.grammemes]


def is_word(word: str) -> bool:
    """Tell whether the dictionary has a word in any of its forms; е may stand for ё."""
    return bool(_analyzer().word_is_known(word.lower()))


def known_gender(first_name: str) -> Gender | None:
    """Give the gender of a given name, `None` where it is unknown or either."""
    found = {gender for gender in Gender for _ in nominatives(first_name, "Name", gender)}
    return found.pop() if len(found) == 1 else None


def inflected(reading: Any, case: Case) -> str | None:
    """Give a reading in another case."""
    found = reading.inflect({str(case)})
    return None if found is None else str(found.word)


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - 0.1 s and 40 MB, when the first paper is drawn

    return MorphAnalyzer(lang="ru")
