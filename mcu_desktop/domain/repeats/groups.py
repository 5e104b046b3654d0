"""Groups in a heap of cases: repeats of one person, and problems that several people wrote about."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.repeats.matters import spot
from mcu_desktop.domain.repeats.verdicts import how_related
from mcu_desktop.domain.vocabulary import Relation

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from mcu_desktop.domain.repeats.verdicts import Earlier

Group = tuple[str, ...]
"""The ids of cases that belong together, in the order of the heap."""

_CROWD = 60
"""With so many before it that have something in common a case is compared at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """What belongs together in a heap."""

    repeats: tuple[Group, ...]
    problems: tuple[Group, ...]
    why: dict[tuple[str, str], tuple[str, ...]]

    def why_of(self, group: Group) -> tuple[str, ...]:
        """Give all that holds a group together, each reason once."""
        said = (word for pair in combinations(group, 2) for word in self.why.get(pair, ()))
        return tuple(dict.fromkeys(said))


def found(heap: Sequence[Earlier]) -> Found:
    """Compare each case with those that share a name, a telephone, a door or a question with it."""
    repeats: list[tuple[int, int]] = []
    problems: list[tuple[int, int]] = []
    why: dict[tuple[str, str], tuple[str, ...]] = {}
    for one, other in sorted(_worth_comparing(heap)):
        told = how_related(heap[one], heap[other])
        if told is None:
            continue
        relation, because = told
        why[heap[one].id, heap[other].id] = because
        (problems if relation is Relation.PROBLEM else repeats).append((one, other))
    return Found(_together(heap, repeats), _together(heap, problems), why)


def _worth_comparing(heap: Sequence[Earlier]) -> set[tuple[int, int]]:
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, case in enumerate(heap):
        for key in set(_keys(case)):
            alike[key].append(place)
    return {
        (one, other)
        for places in alike.values()
        for at, other in enumerate(places)
        for one in places[max(0, at - _CROWD) : at]
    }


def _keys(case: Earlier) -> Iterator[Hashable]:
    """Name all by which a case is looked up."""
    for person in case.people:
        yield from (("sound", sound) for sound in person.sounds if sound)
        yield from ((kind, key) for kind, key in (("phone", person.phone), ("mail", person.email)) if key)
        if person.door.house:
            yield "house", person.door.house
    yield from (("code", code) for code in case.matter.codes)
    if place := spot(case.matter):
        yield "place", place


def _together(heap: Sequence[Earlier], pairs: Iterable[tuple[int, int]]) -> tuple[Group, ...]:
    """Join pairs that have a case in common."""
    group_of: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(joined, joined))
    groups = {min(group): tuple(heap[place].id for place in sorted(group)) for group in group_of.values()}
    return tuple(groups[first] for first in sorted(groups))
