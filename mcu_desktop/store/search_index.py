"""Search that forgives: stems, beginnings as typed, ё=е, the wrong layout, tails of numbers and phones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from mcu_desktop.domain.spelling import folded, other_layout, phone_digits, words

SHORTEST_TAIL = 4
_OF_SURNAMES = ("ов", "ев", "ин", "ын")
_LATIN = re.compile(r"[a-z`\[\];',.<>{}]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_PHONE = re.compile(r"[\d\s()+-]{4,}")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give what the forms of a Russian word have in common."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import Stemmer  # noqa: PLC0415 - not before something is searched or written

    return Stemmer.Stemmer("russian")


def query(text: str) -> str | None:
    """Give the FTS5 query for what was typed, `None` when nothing is asked."""
    readings = [_reading(text)]
    if _LATIN.search(text) and not _CYRILLIC.search(text):
        readings.append(_reading(other_layout(text)))
    asked = list(dict.fromkeys(filter(None, readings)))
    return " OR ".join(f"({reading})" for reading in asked) or None


def _reading(text: str) -> str | None:
    found = words(text)
    if not found:
        return None
    asked = _said(text, found)
    return " OR ".join((*(f'words : ("{digits}" *)' for digits in _phone(text)), asked))


def _phone(text: str) -> list[str]:
    """Give the digits of what may be a part of a telephone, also without the eight it is dialled after."""
    if not _PHONE.fullmatch(text.strip()):
        return []
    digits = phone_digits(text)
    readings = [digits, digits[1:]] if digits[:1] in {"7", "8"} else [digits]
    return [reading for reading in readings if len(reading) >= SHORTEST_TAIL]


def _said(text: str, found: list[str]) -> str:
    typing = not text[-1].isspace()
    parts = [_whole(word) for word in found[:-1]]
    parts.append(_typed(found[-1]) if typing else _whole(found[-1]))
    return " AND ".join(parts)


def _whole(word: str) -> str:
    if any(character.isdigit() for character in word):
        return f'words : "{word}"'
    return f'({_forms(word)} OR words : "{word}")'


def _typed(word: str) -> str:
    if any(character.isdigit() for character in word):
        return f'words : ("{word}" *)'
    return f'(words : ("{word}" *) OR {_forms(word)})'


def _forms(word: str) -> str:
    """Ask for the forms of a word; a surname in the nominative looks like a stem of its own other forms."""
    root = stem(word)
    if word.endswith(_OF_SURNAMES):
        return f'stems : "{root}" OR stems : "{word}"'
    if root.endswith(_OF_SURNAMES):
        return f'stems : "{root}" OR words : "{root}"'
    return f'stems : "{root}"'


def spans(text: str, asked: str) -> tuple[tuple[int, int], ...]:
    """Give where the words of a query stand in a text, for highlighting."""
    wanted = set(words(asked))
    if _LATIN.search(asked) and not _CYRILLIC.search(asked):
        wanted |= set(words(other_layout(asked)))
    stems = {stem(word) for word in wanted}
    found = []
    for match in re.finditer(r"[0-9A-Za-zА-Яа-яЁё]+", text):
        word = folded(match.group())
        if stem(word) in stems or _begins(word, wanted):
            found.append(match.span())
    return tuple(found)


def says(text: str, asked: str) -> bool:
    """Tell whether every word typed begins a word of a text."""
    readings = [words(asked)]
    if _LATIN.search(asked) and not _CYRILLIC.search(asked):
        readings.append(words(other_layout(asked)))
    said = words(text)
    return any(
        bool(reading) and all(any(word.startswith(beginning) for word in said) for beginning in reading)
        for reading in readings
    )


def _begins(word: str, wanted: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for beginning in wanted)
