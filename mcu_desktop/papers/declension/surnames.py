"""Surnames in the genitive and the dative: rules of the language, and where they leave a doubt."""

from __future__ import annotations

import re

from mcu_desktop.domain.spelling import words
from mcu_desktop.papers.declension.dictionary import (
    Case,
    Gender,
    Said,
    inflected,
    nominatives,
    spelt_like,
)

_CYRILLIC = re.compile("[А-Яа-яЁё]+")
_VOWELS = "аеёиоуыэюя"
_PARTICLES = frozenset(
    words(
        "де дю дер ден да дос ди ван фон эль аль ан ас ат ар бен бин ибн сан ла ле мак о тер нор бонч грум "
        "заде оглы кызы"
    )
)
"""They stand before a surname, or behind it, and never change."""
_FRENCH = frozenset(
    words("дюма золя тома петипа дега моруа галуа бенуа делакруа ферма люка мюра труайя гавальда")
)
"""Stressed on the last vowel: they do not change."""
_HARD, _HUSHING = "гкх", "жшчщ"
_FLEETING = ("ец", "ок", "ек", "ёк")
"""A surname may keep this vowel or lose it: Кравец – Кравца, Швец – Швеца."""


def surname(text: str, case: Case, gender: Gender | None) -> Said:
    """Give a surname in a case; of an unknown gender only where both genders say the same."""
    if gender is None:
        male, female = surname(text, case, Gender.MALE), surname(text, case, Gender.FEMALE)
        return male if male == female and male.sure else Said(text, sure=False)
    parts = re.split(r"([-\s]+)", text.strip())
    said = [_part(part, case, gender) if n % 2 == 0 else Said(part) for n, part in enumerate(parts)]
    return Said("".join(one.text for one in said), sure=all(one.sure for one in said))


def unlisted(name: str, case: Case, gender: Gender) -> Said:
    """Give a given name that no dictionary lists, by the endings that surnames have, too."""
    if not _CYRILLIC.fullmatch(name):
        return Said(name, sure=False)
    low = name.lower()
    if low[-1] in "ая":
        said = _like_a_noun(low, case)
    else:
        said = Said(low) if gender is Gender.FEMALE or low[-1] in _VOWELS else _consonant(low, case)
    return Said(spelt_like(said.text, name), said.sure)


def gender_of(text: str) -> Gender | None:
    """Tell a gender by the ending of a surname, where the ending has one."""
    last = text.lower().split("-")[-1]
    if re.search("(?:[оеё]ва|[иы]на|ская|цкая)$", last) and _adjectival(last):
        return Gender.FEMALE
    if re.search("(?:.[оеё]в|.[иы]н|ский|цкий)$", last) and _adjectival(last):
        return Gender.MALE
    return None


def _part(word: str, case: Case, gender: Gender) -> Said:
    if not word or word.lower() in _PARTICLES:
        return Said(word)
    if not _CYRILLIC.fullmatch(word):
        return Said(word, sure=False)
    low = word.lower()
    said = _female(low, case) if gender is Gender.FEMALE else _male(low, case)
    return Said(spelt_like(said.text, word), said.sure)


def _female(low: str, case: Case) -> Said:
    if low.endswith(("ова", "ева", "ёва")):
        return Said(f"{low[:-1]}ой")
    if low.endswith(("ина", "ына")):
        return Said(f"{low[:-1]}ой", sure=_adjectival(low))
    if low.endswith("ая"):
        return Said(f"{low[:-2]}{'ей' if low[-3:-2] in _HUSHING else 'ой'}")
    if low.endswith("яя"):
        return Said(f"{low[:-2]}ей")
    if low[-1] in "ая":
        return _like_a_noun(low, case)
    return Said(low)


def _male(low: str, case: Case) -> Said:
    last = low[-1]
    if last in "оеёиуыэю" or low.endswith(("ых", "ких", "гих", "хих", "ших", "щих", "чих")):
        return Said(low)
    if last in "ая":
        doubtful = low.endswith(("ова", "ева", "ёва", "ая", "яя"))
        return Said(low, sure=False) if doubtful else _like_a_noun(low, case)
    if low.endswith(("ый", "ой", "ий")) and _syllables(low) > 1:
        return _adjective(low, case)
    if low.endswith("их"):
        return Said(low, sure=False)  # Седых like Дитрих?
    return _consonant(low, case)


def _like_a_noun(low: str, case: Case) -> Said:
    stem, last = low[:-1], low[-1]
    if low in _FRENCH or (last == "а" and stem[-1:] in "иуоэе"):
        return Said(low)
    if last == "а":
        genitive = "и" if stem[-1:] in _HARD + _HUSHING else "ы"
        return Said(stem + (genitive if case is Case.GENITIVE else "е"))
    if stem.endswith("и"):
        return Said(f"{stem}и")
    return Said(stem + ("и" if case is Case.GENITIVE else "е"))


def _adjective(low: str, case: Case) -> Said:
    stem = low[:-2]
    soft = low.endswith("ий") and stem[-1] not in _HARD
    common = _common_noun(low) and not low.endswith(("ский", "цкий"))
    unusual = low.endswith("ий") and stem[-1] not in _HARD + _HUSHING
    vowel = "е" if soft else "о"
    return Said(f"{stem}{vowel}{'го' if case is Case.GENITIVE else 'му'}", sure=not (common or unusual))


def _consonant(low: str, case: Case) -> Said:
    listed = nominatives(low, "Surn", Gender.MALE)
    if listed and (word := inflected(listed[0], case)):
        return Said(word)
    stem, ending = (low[:-1], ("я", "ю")) if low[-1] in "ьй" else (low, ("а", "у"))
    word = stem + ending[case is Case.DATIVE]
    return Said(word, sure=not _vowel_may_flee(low, word, case))


def _vowel_may_flee(low: str, word: str, case: Case) -> bool:
    """Tell what a rule cannot: Заяц – Заяца like a surname, or Зайца like the animal."""
    as_noun = {inflected(one, case) for one in nominatives(low, "NOUN", Gender.MALE)}
    return bool(as_noun - {word}) or (low.endswith(_FLEETING) and _syllables(low) > 1)


def _common_noun(low: str) -> bool:
    return any("Surn" not in one.tag and "Name" not in one.tag for one in nominatives(low, "NOUN"))


def _adjectival(low: str) -> bool:
    """Tell Ильина – Ильиной, which is sure, from Долина: Долиной, or Долине like the word."""
    return bool(nominatives(low, "Surn")) or not _common_noun(low)


def _syllables(low: str) -> int:
    return sum(letter in _VOWELS for letter in low)
