"""Names as people write them: in any order, with initials, with a slip of the finger, in the other layout."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import permutations

from mcu_desktop.domain.repeats.short_names import one_name
from mcu_desktop.domain.spelling import folded, other_layout, words

_LATIN = re.compile(r"[a-z`\[\];',.<>{}]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_VOICELESS = str.maketrans("бвгджзйщц", "пфктшсишс")
_VOWELS = str.maketrans("", "", "аеиоуыэюяьъ")
_ENDING = re.compile("(ая|яя|ого|его|ой|ей|ый|ий|[аеиоуыэюя])$")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_SLIP, _SHORT, _SHORTEST_TWO_SLIPS = 3, 4, 7
_MOST_TOKENS = 4


class Likeness(IntEnum):
    """How far two names are the name of one person."""

    OTHER = 0
    NEW_SURNAME = 1
    """Name and patronymic are the same, the surname is another one."""
    SHORT = 2
    """The surname is the same and nothing speaks against it: initials, or no patronymic."""
    WHOLE = 3
    """Surname, name and whatever else both say are the same, but for a slip."""


def tokens(*parts: str | None) -> tuple[str, ...]:
    """Give the words of a name, folded, read in the Russian layout where they were typed in the other one."""
    said = " ".join(part for part in parts if part)
    if _LATIN.search(said) and not _CYRILLIC.search(said):
        said = other_layout(said)
    return tuple(words(said))


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Give how a surname sounds at its bones: Мухаметшина and Мухамедшина, Воронцев and Воронцов meet."""
    bones = _ENDING.sub("", folded(word))
    first, rest = bones[:1].translate(_VOICELESS), bones[1:].translate(_VOICELESS).translate(_VOWELS)
    return _DOUBLED.sub(r"\1", first + rest)


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare two names; a surname stands first where it is known to be one."""
    if not one or not other:
        return Likeness.OTHER
    if one == other:
        return Likeness.WHOLE if len(one) > 1 else Likeness.SHORT
    if not any(near(mine, theirs) for mine in one for theirs in other):
        return Likeness.OTHER
    return max(_aligned(order, other) for order in _orders(one)) or _without_surname(one, other)


@lru_cache(maxsize=32_768)
def near(one: str, other: str) -> bool:
    """Tell whether two words are one but for a slip of the finger; Анна and Инна are two."""
    if one == other:
        return True
    shorter, longer = sorted((len(one), len(other)))
    most = 2 if shorter >= _SHORTEST_TWO_SLIPS else 1
    if shorter < _SHORTEST_SLIP or longer - shorter > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    if longer <= _SHORT and longer == shorter:
        return sorted(one) == sorted(other) and _slips(one, other) == 1
    return _slips(one, other) <= most


def _orders(one: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (one, *permutations(one)) if len(one) <= _MOST_TOKENS else (one,)


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare word by word; a double surname may have lost its second half, a name its patronymic."""
    matched = 0
    for mine, theirs in zip(one, other, strict=False):
        if near(mine, theirs) or one_name(mine, theirs):
            matched += 1
        elif not _initial(mine, theirs):
            return Likeness.OTHER
    if not near(one[0], other[0]) or len(one[0]) == 1:
        return Likeness.OTHER
    return Likeness.WHOLE if matched > 1 else Likeness.SHORT


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _without_surname(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Compare name and patronymic alone: whoever married has another surname."""
    mine, theirs = one[-2:], other[-2:]
    if min(len(one), len(other)) < 3:  # noqa: PLR2004 - surname, name and patronymic
        return Likeness.OTHER
    same = all(len(word) > 1 and near(word, their) for word, their in zip(mine, theirs, strict=True))
    return Likeness.NEW_SURNAME if same else Likeness.OTHER


def _slips(one: str, other: str) -> int:
    """Count letters wrong, missing, too many or swapped; what begins and ends alike is left out first."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) == len(other) == 2 and one == other[::-1]:  # noqa: PLR2004 - two letters swapped
        return 1
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, their in enumerate(other, start=1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != their)))
        above = line
    return above[-1]
