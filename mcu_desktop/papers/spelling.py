"""Words that nobody knows, and what may have been meant, by the dictionary that declines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.spelling import folded
from mcu_desktop.papers.declension.dictionary import is_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|[«\"(]\s*)$")
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CONFUSED = dict(zip("аоеизсдтбпгквфжшьъ", "оаиесзтдпбкгфвшжъь", strict=True))
"""Letters that sound alike."""
_SHORTEST = 3
_ABBREVIATION = 6
"""A word in capitals of no more letters is one: ЖКХ, МБОУ."""
_MOST = 6


class Doubt(NamedTuple):
    """Where a word stands that nobody knows."""

    start: int
    end: int
    word: str


def doubts(text: str, own: Collection[str] = ()) -> Iterator[Doubt]:
    """Find the words that neither the dictionary nor the office knows; names are let pass.

    A capital inside a sentence is a name: surnames and streets would be underlined on every line.
    """
    for found in _WORD.finditer(text):
        word = found.group()
        if len(word) < _SHORTEST or (word.isupper() and len(word) <= _ABBREVIATION):
            continue
        if word[0].isupper() and not word.isupper() and not _BEFORE_SENTENCE.search(text[: found.start()]):
            continue
        if folded(word) not in own and not known(word.lower()):
            yield Doubt(found.start(), found.end(), word)


@lru_cache(maxsize=20_000)
def known(word: str) -> bool:
    """Tell whether a word, or each part of one with a hyphen, is in the dictionary."""
    return is_word(word) or ("-" in word and all(map(is_word, word.split("-"))))


def meant(word: str) -> tuple[str, ...]:
    """Give known words one slip of the hand away, with the capitals of what was written."""
    lower = word.lower()
    found = dict.fromkeys(one for one in _one_slip_away(lower) if " " in one or known(one))
    return tuple(_like(word, one) for one in list(found)[:_MOST])


def _one_slip_away(word: str) -> Iterator[str]:
    """Undo likely slips first: letters swapped, doubled or lost, then one letter for another."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    yield from (left + right[1:] for left, right in halves if right)
    yield from (left + _CONFUSED[right[0]] + right[1:] for left, right in halves if right[:1] in _CONFUSED)
    yield from (left + letter + right for left, right in halves for letter in _LETTERS)
    yield from (left + letter + right[1:] for left, right in halves if right for letter in _LETTERS)
    yield from (f"{left} {right}" for left, right in halves if _words(left, right))


def _words(left: str, right: str) -> bool:
    return len(left) > 1 and len(right) > 1 and known(left) and known(right)


def _like(word: str, pattern: str) -> str:
    if word.isupper():
        return pattern.upper()
    return pattern.capitalize() if word[0].isupper() else pattern
