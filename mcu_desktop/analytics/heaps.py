"""Cases in heaps: by what rows have in common, by day, by their questions.

A year holds 100,000 cases. So whether cases belong to a heap is a mask, a byte for each case in the order
of the rows, 1 where it belongs: it is made and laid over other rows without a look at the cases.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from mcu_desktop.dataclass import dataclass

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.store.rows import NoteQuestion

Row = TypeVar("Row")
Name = TypeVar("Name", bound=Hashable)

Mask = bytes
NEVER = 255
"""The slice of a day that did not come."""


def heaped(names: Iterable[Name], rows: Iterable[Row]) -> dict[Name, list[Row]]:
    """Give what stands beside a name by that name, in the order met."""
    heaps: defaultdict[Name, list[Row]] = defaultdict(list)
    for name, row in zip(names, rows, strict=True):
        heaps[name].append(row)
    return dict(heaps)


def grouped(rows: Sequence[Row], name: Callable[[Row], Name]) -> dict[Name, list[Row]]:
    """Give rows by name, in the order met."""
    return heaped(map(name, rows), rows)


def chosen(places: Sequence[int], row: Sequence[Row]) -> Sequence[Row]:
    """Give what stands at some places of a row."""
    if len(places) == 1:  # of one place `itemgetter` gives no row
        return (row[places[0]],)
    return itemgetter(*places)(row) if places else ()


class Behind(Sequence[int]):
    """The cases of a heap, looked out when somebody asks: most are only counted."""

    __slots__ = ("_keys", "_mask")

    def __init__(self, keys: Iterable[int], mask: Mask) -> None:
        self._keys, self._mask = keys, mask

    def __len__(self) -> int:
        return self._mask.count(1)

    def __iter__(self) -> Iterator[int]:
        return compress(self._keys, self._mask)

    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def calendar(spans: Iterable[Period]) -> tuple[str, ...]:
    """Give the days with which a slice begins when the calendar is cut at both ends of some spans."""
    days = ((span.first, span.last + timedelta(days=1)) for span in spans)
    return tuple(sorted({day.isoformat() for ends in days for day in ends}))


class Days:
    """A day of each case, kept as the slice of the calendar that it falls into."""

    def __init__(self, cuts: Sequence[str], slices: bytearray) -> None:
        self._cuts, self._slices = cuts, bytes(slices)

    def within(self, span: Period) -> Mask:
        """Tell whose day lies in one of the spans that the calendar was cut by."""
        return self._between(bisect(self._cuts, span.first.isoformat()), self._end(span))

    def before(self, span: Period) -> Mask:
        """Tell whose day lies before a span."""
        return self._between(0, bisect(self._cuts, span.first.isoformat()) - 1)

    def until(self, span: Period) -> Mask:
        """Tell whose day came by the end of a span."""
        return self._between(0, self._end(span))

    def after(self, span: Period) -> Mask:
        """Tell whose day came after a span, or never."""
        return self._between(self._end(span) + 1, NEVER)

    def _end(self, span: Period) -> int:
        return bisect(self._cuts, span.last.isoformat())

    def _between(self, first: int, last: int) -> Mask:
        return self._slices.translate(bytes(first <= place <= last for place in range(NEVER + 1)))


class OfDays(dict[str | None, int]):
    """What is reckoned from a day, reckoned once: a register has few days and many cases."""

    def __init__(self, reckoned: Callable[[str], int], never: int = 0) -> None:
        super().__init__({None: never})
        self._reckoned = reckoned

    def __missing__(self, day: str) -> int:
        self[day] = found = self._reckoned(day)
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """The cases whose questions have something in common, each once: their places among the rows."""

    keys: Sequence[int]
    """Of all rows."""
    places: Sequence[int] = ()

    @property
    def cases(self) -> Sequence[int]:
        """The keys of its cases."""
        return chosen(self.places, self.keys)

    def __iter__(self) -> Iterator[int]:
        return iter(self.cases)

    def of(self, mask: Mask) -> Behind:
        """Give those that belong to a heap."""
        return Behind(self, bytes(chosen(self.places, mask)))

    def among(self, mask: Mask, row: Sequence[Row]) -> list[Row]:
        """Give what stands in a row for those that belong to a heap."""
        return list(compress(chosen(self.places, row), chosen(self.places, mask)))


Groups = Mapping[str, Group]


def groups(heaps: Mapping[str, list[int]], whole: Callable[[str], str], keys: Sequence[int]) -> Groups:
    """Group cases by whole names for what their places are heaped by; those of one name are together."""
    together: dict[str, list[int]] = {}
    for name, places in heaps.items():
        known = together.get(whole(name))
        together[whole(name)] = places if known is None else list(dict.fromkeys((*known, *places)))
    return {name: Group(keys, places) for name, places in together.items()}


def places_by_question(
    questions: Iterable[NoteQuestion], keys: Sequence[int]
) -> tuple[list[int], dict[str, list[int]], dict[str, list[int]]]:
    """Give where the case of each question stands among the rows, and these places by block and by code.

    Questions come in the order of their cases: what is the last in a heap already is not put there again.
    """
    places: list[int] = []
    blocks: defaultdict[str, list[int]] = defaultdict(lambda: [-1])
    codes: defaultdict[str, list[int]] = defaultdict(lambda: [-1])
    place = 0
    for case, block, code, _, _, _, _ in questions:
        while keys[place] != case:
            place += 1
        places.append(place)
        of_block, of_code = blocks[block], codes[code]
        if of_block[-1] != place:
            of_block.append(place)
        if of_code[-1] != place:
            of_code.append(place)
    return places, _without_first(blocks), _without_first(codes)


def _without_first(heaps: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {name: heap[1:] for name, heap in heaps.items()}
