"""The directory of citizens: which applicants of which cases are one person, and how they were known when."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats.people import Who, same_person, who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """An applicant as a case knows them, or as known since a change that was written down in it."""

    key: int
    """The row number of the case, by which lists read it."""
    case: str
    number: str
    on: date
    place: int
    applicant: Applicant
    citizen: str = ""
    """Whom somebody said it is; empty where the rule decides."""
    summary: str = ""
    ended: bool = False
    change: bool = False

    @cached_property
    def who(self) -> Who:
        """The applicant as they are compared."""
        return who(self.applicant)


@dataclass(frozen=True, slots=True)
class Citizen:
    """One person with all that the office knows of them, the newest first."""

    sightings: tuple[Sighting, ...]

    @property
    def applicant(self) -> Applicant:
        """As known last."""
        return self.sightings[0].applicant

    @property
    def citizen(self) -> str:
        """Whom somebody said it is, if anybody did."""
        return next((one.citizen for one in self.sightings if one.citizen), "")

    @property
    def cases(self) -> tuple[Sighting, ...]:
        """The cases, each once."""
        return tuple({one.case: one for one in reversed(self.sightings) if not one.change}.values())[::-1]

    def places(self) -> tuple[tuple[str, int], ...]:
        """Give the case and the place of each applicant that is this citizen."""
        return tuple(dict.fromkeys((one.case, one.place) for one in self.sightings))

    def known(self, *names: str) -> tuple[tuple[date, str], ...]:
        """Give what a person was called, or where they were found, each with its day; newest first."""
        found: list[tuple[date, str]] = []
        for one in reversed(self.sightings):
            said = " ".join(value for name in names if (value := getattr(one.applicant, name)))
            if said and (not found or found[-1][1] != said):
                found.append((one.on, said))
        return tuple(reversed(found))


def grouped(sightings: Iterable[Sighting]) -> tuple[Citizen, ...]:
    """Tell citizens apart: first what somebody said, then by the rule; the latest seen first."""
    found = _Groups()
    waiting: list[Sighting] = []
    of_case: dict[tuple[str, int], list[Sighting]] = {}
    for one in sorted(sightings, key=lambda one: (one.on, one.change, one.number), reverse=True):
        together = of_case.setdefault((one.case, one.place), [])
        together.append(one)
        if one.citizen:
            found.put(found.said(one.citizen), [one])
        elif len(together) == 1:
            waiting.append(one)
    for one in waiting:
        mine = of_case[one.case, one.place]
        matching = [group for group in found.near(mine) if _same(mine, group)]
        first = matching[0] if matching else []
        found.put(first, mine)
        for other in matching[1:]:
            if not _apart(first, other):
                found.put(first, other)
                other.clear()
    citizens = (Citizen(tuple(sorted(group, key=_newest, reverse=True))) for group in found.all if group)
    return tuple(sorted(citizens, key=lambda citizen: _newest(citizen.sightings[0]), reverse=True))


class _Groups:
    """Sightings put together so far, found by what two of one person may have in common."""

    def __init__(self) -> None:
        self.all: list[list[Sighting]] = []
        self._said: dict[str, list[Sighting]] = {}
        self._by_key: defaultdict[str, list[list[Sighting]]] = defaultdict(list)

    def said(self, citizen: str) -> list[Sighting]:
        return self._said.setdefault(citizen, [])

    def put(self, group: list[Sighting], some: Sequence[Sighting]) -> None:
        if not any(group is known for known in self.all):
            self.all.append(group)
        group.extend(some)
        for key in {key for one in some for key in _keys(one.who)}:
            if not any(group is known for known in self._by_key[key]):
                self._by_key[key].append(group)

    def near(self, some: Sequence[Sighting]) -> list[list[Sighting]]:
        keys = {key for one in some for key in _keys(one.who)}
        near = {id(group): group for key in keys for group in self._by_key[key] if group}
        return [near[mark] for mark in sorted(near, key=lambda mark: _newest(near[mark][0]), reverse=True)]


def _keys(one: Who) -> Iterator[str]:
    yield from (sound for sound in one.sounds if sound)
    yield from (key for key in (one.phone, one.email, one.door.house) if key)


def _newest(one: Sighting) -> tuple[date, bool, str]:
    return one.on, one.change, one.number


def _same(mine: Sequence[Sighting], group: Sequence[Sighting]) -> bool:
    return any(same_person(one.who, other.who) for one in mine for other in group)


def _apart(one: Sequence[Sighting], other: Sequence[Sighting]) -> bool:
    """Tell whether somebody said that two groups are two people."""
    mine, theirs = ({each.citizen for each in group if each.citizen} for group in (one, other))
    return bool(mine and theirs)
