"""Search that forgives: stems, beginnings as typed, ё=е, the wrong layout, tails of numbers and phones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.spelling import folded, other_layout, phone_digits, words

_stemmer = Stemmer.Stemmer("russian")
_SHORTEST_TAIL = 4
_LATIN = re.compile(r"[a-z`\[\];',.<>{}]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_PHONE = re.compile(r"[\d\s()+-]{4,}")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give what the forms of a Russian word have in common."""
    return str(_stemmer.stemWord(word))


def indexed(case: Case) -> tuple[str, str]:
    """Give the words of a case and their stems, as the two columns of the index."""
    texts = [case.number, case.text, case.place or ""]
    texts += [question.text for question in case.questions if question.text != case.text]
    phones: list[str] = []
    for applicant in case.applicants:
        texts += [full_name(applicant), applicant.address or "", applicant.email or ""]
        if applicant.phone:
            phones += tails(phone_digits(applicant.phone))
    found = [word for text in texts for word in words(text)]
    return " ".join((*found, *phones)), " ".join(dict.fromkeys(map(stem, found)))


def tails(digits: str) -> list[str]:
    """Give a telephone from each of its digits on, so that any part of it is a beginning."""
    return [digits[start:] for start in range(max(1, len(digits) - _SHORTEST_TAIL + 1))] if digits else []


def query(text: str) -> str | None:
    """Give the FTS5 query for what was typed, `None` when nothing is asked."""
    readings = [_reading(text)]
    if _LATIN.search(text) and not _CYRILLIC.search(text):
        readings.append(_reading(other_layout(text)))
    asked = list(dict.fromkeys(filter(None, readings)))
    return " OR ".join(f"({reading})" for reading in asked) or None


def _reading(text: str) -> str | None:
    if _PHONE.fullmatch(text.strip()) and "/" not in text:
        digits = phone_digits(text)
        if len(digits) >= _SHORTEST_TAIL:
            return f'words : ("{digits}" *)'
    found = words(text)
    if not found:
        return None
    typing = not text[-1].isspace()
    parts = [_whole(word) for word in found[:-1]]
    parts.append(_typed(found[-1]) if typing else _whole(found[-1]))
    return " AND ".join(parts)


def _whole(word: str) -> str:
    if any(character.isdigit() for character in word):
        return f'words : "{word}"'
    return f'(stems : "{stem(word)}" OR words : "{word}")'


def _typed(word: str) -> str:
    if any(character.isdigit() for character in word):
        return f'words : ("{word}" *)'
    return f'(words : ("{word}" *) OR stems : "{stem(word)}")'


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


def _begins(word: str, wanted: Iterable[str]) -> bool:
    return any(word.startswith(beginning) for beginning in wanted)
