"""Facts of people who did not know of each other: each field has its heads, more than one is a conflict.

A fact writes fields. What its author had seen of a field gives way to it; what was written beside it
stands beside it. So it does not matter in which order the facts of a stream arrived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

EVERYTHING = -1
"""Its author had seen every fact before it."""


class Entry(Protocol):
    """A fact with its record and what its author had seen of the stream."""

    @property
    def fact(self) -> object:
        """What happened."""

    @property
    def record(self) -> str:
        """The name of its record."""

    @property
    def seen(self) -> int:
        """The entries before it that its author knew of: a bit for the place of each."""


State = TypeVar("State")


class Manner(NamedTuple, Generic[State]):
    """How the facts of one kind of stream write its fields."""

    evolve: Callable[[State | None, object], State | None]
    """Apply a fact to what its author saw."""
    late: Callable[[State, State, object], State]
    """Apply to the state what a fact does beside writing fields; the second state is what its author saw."""
    written: Callable[[State, object], Iterable[str]]
    """Name the fields that a fact writes, by what its author saw."""
    value: Callable[[State, str], object]
    put: Callable[[State, str, object], State]
    shown: Callable[[str, Sequence[object]], object]
    """Give what a field shows as long as nobody has chosen between the values, told in their order."""


class Side(NamedTuple):
    """One value of a field in conflict, by the latest record that wrote it."""

    record: str
    value: object


class Conflict(NamedTuple):
    """A field that several people wrote without knowing of each other, each something else."""

    field: str
    before: object
    """What all of them had seen there."""
    sides: tuple[Side, ...]
    """In the order of telling."""
    shown: object
    between: tuple[str, ...]
    """Every record that wrote it, also those that wrote the same."""


class _Write(NamedTuple):
    place: int
    value: object


class _Told(NamedTuple, Generic[State]):
    state: State | None
    heads: dict[str, tuple[_Write, ...]]
    """The writings of each field of which none saw another one."""


class Telling(Generic[State]):
    """A stream in which several wrote at once, told entry by entry; `holding` are the entries that count."""

    def __init__(self, entries: Sequence[Entry], holding: Iterable[Entry], manner: Manner[State]) -> None:
        counting = set(map(id, holding))
        self._entries = entries
        self._manner = manner
        self._holds = sum(1 << place for place, entry in enumerate(entries) if id(entry) in counting)
        self._known: dict[int, _Told[State]] = {0: _Told(None, {})}

    @property
    def state(self) -> State | None:
        """Give what all entries amount to."""
        return self._told(self._holds).state

    def seen_by_author(self, place: int) -> State | None:
        """Give what the author of an entry saw."""
        return self._told(self._entries[place].seen & self._holds & (1 << place) - 1).state

    def conflicts(self) -> tuple[Conflict, ...]:
        """Give the fields that somebody has to settle, by their names."""
        heads = self._told(self._holds).heads
        return tuple(self._conflict(field, heads[field]) for field in sorted(heads) if _differ(heads[field]))

    def _told(self, among: int) -> _Told[State]:
        """Tell some of the entries, on from the longest beginning that was told already."""
        waiting = []
        while among not in self._known:
            place = among.bit_length() - 1
            waiting.append(place)
            among ^= 1 << place
        told = self._known[among]
        for place in reversed(waiting):
            told = self._known[among | 1 << place] = self._after(told, among, place)
            among |= 1 << place
        return told

    def _after(self, told: _Told[State], before: int, place: int) -> _Told[State]:
        entry, how = self._entries[place], self._manner
        seen = entry.seen & before
        if told.state is None:
            return _Told(how.evolve(None, entry.fact), told.heads)
        view = told.state if seen == before else self._told(seen).state or told.state
        own = how.evolve(view, entry.fact)
        assert own is not None
        state = own if seen == before else how.late(told.state, view, entry.fact)
        heads = dict(told.heads)
        for field in how.written(view, entry.fact):
            unseen = tuple(head for head in heads.get(field, ()) if not seen >> head.place & 1)
            heads[field] = (*unseen, _Write(place, how.value(own, field)))
            if seen != before:
                state = how.put(state, field, self._shown(field, heads[field]))
        return _Told(state, heads)

    def _shown(self, field: str, heads: tuple[_Write, ...]) -> object:
        if len(heads) == 1:
            return heads[0].value
        return self._manner.shown(field, [head.value for head in heads])

    def _conflict(self, field: str, heads: tuple[_Write, ...]) -> Conflict:
        common = self._holds
        for head in heads:
            common &= self._entries[head.place].seen
        past = self._told(common & ((1 << heads[0].place) - 1)).state
        last: dict[int, _Write] = {}
        for head in heads:
            same = next((place for place, one in last.items() if one.value == head.value), head.place)
            last[same] = head
        return Conflict(
            field=field,
            before=None if past is None else self._manner.value(past, field),
            sides=tuple(Side(self._entries[head.place].record, head.value) for head in last.values()),
            shown=self._shown(field, heads),
            between=tuple(self._entries[head.place].record for head in heads),
        )


def _differ(heads: tuple[_Write, ...]) -> bool:
    return any(head.value != heads[0].value for head in heads[1:])
