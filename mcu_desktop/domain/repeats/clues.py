"""By which keys an earlier case is found when the next one comes: a lookup, never a walk through all."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.citizens import changed
from mcu_desktop.domain.repeats.matters import Matter, spot
from mcu_desktop.domain.repeats.names import sound
from mcu_desktop.domain.repeats.people import who
from mcu_desktop.domain.repeats.short_names import beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.repeats.people import Who

_NAME, _PHONE, _MAIL, _HOUSE, _SPOT, _CITIZEN, _PROBLEM = "n", "p", "m", "h", "s", "c", "q"
_MOST_TOKENS = 4


def of_case(case: Case) -> tuple[str, ...]:
    """Give the keys that a repeat finds a case by; what was destroyed leaves none."""
    people = [who(applicant) for applicant in case.applicants]
    if case.changes:
        people += [who(since) for _, since in changed(case)]
    matter = Matter(place=case.place or "", questions=" ".join([one.text for one in case.questions]))
    said = [of_citizen(citizen) for citizen in case.citizens if citizen]
    said += [of_problem(question.problem) for question in case.questions if question.problem]
    return (*left_by(people, matter), *dict.fromkeys(said))


def left_by(people: Iterable[Who], matter: Matter) -> tuple[str, ...]:
    """Give the keys that a registered case is found by."""
    found = [key for person in people for key in (*_ways(person), _named(person)) if key]
    return tuple(dict.fromkeys((*found, *_spot(matter))))


def of_people(people: Iterable[Who]) -> tuple[str, ...]:
    """Give the keys to look for what the same people asked, in whatever order their names were typed."""
    found = (key for person in people for key in (*_ways(person), *_readings(person)) if key)
    return tuple(dict.fromkeys(found))


def of_citizen(citizen: str) -> str:
    """Give the key of the cases of which somebody said that they are one citizen's."""
    return f"{_CITIZEN} {citizen}"


def of_problem(problem: str) -> str:
    """Give the key of the cases that are about a problem of several people."""
    return f"{_PROBLEM} {problem}"


def of_place(matter: Matter) -> tuple[str, ...]:
    """Give the keys to look for what others asked about the same place."""
    return tuple(_spot(matter))


def _ways(person: Who) -> Iterator[str]:
    """Name the ways to a person."""
    for kind, key in ((_PHONE, person.phone), (_MAIL, person.email), (_HOUSE, person.door.house)):
        if key:
            yield f"{kind} {key}"


def _named(person: Who) -> str:
    if person.organisation:
        return f"{_NAME} {' '.join(sorted(person.organisation))}"
    if not person.name:
        return ""
    return _key(person.name[0], person.name[1] if len(person.name) > 1 else "")


def _readings(person: Who) -> Iterator[str]:
    """Take every word for the surname and every other one for the name: people fill forms as they like."""
    if person.organisation or not person.name:
        yield _named(person)
        return
    said = person.name[:_MOST_TOKENS]
    yield from (_key(surname, name) for surname, name in permutations(said, 2) if len(surname) > 1)
    if len(said) == 1:
        yield _key(said[0], "")


def _key(surname: str, name: str) -> str:
    return f"{_NAME} {sound(surname)} {beginning(name)[:1]}"


def _spot(matter: Matter) -> Iterator[str]:
    if name := spot(matter):
        yield f"{_SPOT} {name}"
