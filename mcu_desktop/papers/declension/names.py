"""A person's name in the case that a letter asks for, with the gender by which it is addressed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.spelling import folded
from mcu_desktop.papers.declension.dictionary import (
    Case,
    Gender,
    Said,
    inflected,
    known_gender,
    nominatives,
    spelt_like,
)
from mcu_desktop.papers.declension.surnames import gender_of, surname, unlisted

_MALE_PATRONYMIC = re.compile("(?:[оеёи]вич|ич|[ -]?(?:оглы|улы|уулу))$")
_FEMALE_PATRONYMIC = re.compile("(?:[оеё]вна|ична|инична|[ -]?(?:кызы|гызы|кизи))$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """How somebody is called: parts in the nominative, any of them missing."""

    surname: str = ""
    name: str = ""
    patronymic: str = ""

    @property
    def whole(self) -> str:
        """Give all parts, the surname first."""
        return " ".join(filter(None, (self.surname, self.name, self.patronymic)))

    @property
    def initials(self) -> str:
        """Give the first letters: «А.С.»."""
        if re.fullmatch(r"(?:\w\.\s*){1,2}", self.name):
            return self.name.replace(" ", "")
        return "".join(f"{part.strip()[0].upper()}." for part in (self.name, self.patronymic) if part.strip())

    @classmethod
    def parsed(cls, text: str) -> Name:
        """Read a name as lists write it, the surname first."""
        first, *rest = text.split() or [""]
        return cls(surname=first, name=rest[0] if rest else "", patronymic=" ".join(rest[1:]))


@dataclass(frozen=True, slots=True)
class Declension:
    """The rules of the language, and before them what the office knows better."""

    exceptions: Mapping[str, tuple[str, str]]
    """By a folded whole name, or a folded surname: its genitive and dative."""

    def short(self, name: Name, case: Case) -> Said:
        """Give the surname with initials behind it: «Петровой А.С.»."""
        if name.surname:
            said = self._surname(name, case)
            return Said(" ".join(filter(None, (said.text, name.initials))), said.sure)
        return self.full(name, case)

    def full(self, name: Name, case: Case) -> Said:
        """Give the whole name: «Петровой Анне Сергеевне»."""
        known = self.exceptions.get(folded(name.whole))
        if known:
            return Said(known[case is Case.DATIVE])
        gender = gender_of_name(name)
        said = (
            self._surname(name, case),
            _first(name.name, case, gender),
            _patronymic(name.patronymic, case),
        )
        return Said(" ".join(one.text for one in said if one.text), sure=all(one.sure for one in said))

    def _surname(self, name: Name, case: Case) -> Said:
        known = self.exceptions.get(folded(name.surname))
        if known:
            return Said(known[case is Case.DATIVE])
        gender = gender_of_name(name)
        said = surname(name.surname, case, gender)
        other = gender_of(name.surname)
        return said._replace(sure=said.sure and (other is None or gender is None or other is gender))


def gender_of_name(name: Name) -> Gender | None:
    """Tell a gender by the patronymic, else by the given name, else by the surname."""
    patronymic = name.patronymic.lower()
    if _FEMALE_PATRONYMIC.search(patronymic):
        return Gender.FEMALE
    if _MALE_PATRONYMIC.search(patronymic):
        return Gender.MALE
    first = name.name.split()[:1]
    by_name = known_gender(first[0].lower()) if first else None
    return by_name or (gender_of(name.surname) if name.surname else None)


def _first(text: str, case: Case, gender: Gender | None) -> Said:
    if not text.strip() or re.fullmatch(r"(?:\w\.?[\s-]*){1,2}", text.strip()):
        return Said(text.strip())  # initials
    words = text.split()
    said = [_given(word, case, gender) for word in words]
    return Said(" ".join(one.text for one in said), sure=all(one.sure for one in said))


def _given(word: str, case: Case, gender: Gender | None) -> Said:
    low = word.lower()
    marks = (gender, "ms-f") if gender else ("Name",)
    readings = [one for mark in marks for one in nominatives(low, "Name", mark)]
    forms = {inflected(one, case) for one in readings} - {None}
    if len(forms) == 1:
        return Said(spelt_like(forms.pop() or low, word))
    if forms or gender is None:
        return Said(word, sure=False)
    return unlisted(word, case, gender)


def _patronymic(text: str, case: Case) -> Said:
    said = text.strip()
    low = said.lower()
    if re.search("(?:оглы|улы|уулу|кызы|гызы|кизи)$", low):
        return Said(said)
    if low.endswith("ич"):
        return Said(spelt_like(f"{low}{'а' if case is Case.GENITIVE else 'у'}", said))
    if low.endswith(("вна", "чна")):
        return Said(spelt_like(f"{low[:-1]}{'ы' if case is Case.GENITIVE else 'е'}", said))
    return _first(said, case, None)
