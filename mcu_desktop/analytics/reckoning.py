"""The register of a period sorted into the heaps that figures count.

A year holds 100,000 cases: each heap is made in one pass, and days are compared as the text they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from mcu_desktop.domain.notes.period import Period, seven_days
from mcu_desktop.store.rows import NoteCase, NoteQuestion

Row = TypeVar("Row")
Name = TypeVar("Name", bound=Hashable)

Days = Mapping[str | None, list[int]]
"""Keys of cases by a day of theirs."""
Groups = Mapping[str, tuple[int, ...]]
"""Keys of cases by what they have in common, each case once in a group."""

NO_BLOCK = "Блок не определён"
NO_EXECUTOR = "Исполнитель не назначен"
NO_PLACE = "Место не указано"
NO_TOPIC = "Тема не определена"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Gives whole names for what rows hold: each is asked for once, not for every row."""

    block: Callable[[str], str] = str
    topic: Callable[[str], str] = str
    person: Callable[[str], str] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What happened in a period and stood at its end, before anything is counted."""

    period: Period
    as_of: date
    coming: Period
    """The seven days of which it is told what runs out: behind the period, or from today while it runs."""
    blocks: Mapping[str, str]
    """Short names by whole names, in the office's order, those met in the rows after them."""
    topics: Mapping[str, str]
    """Names of the classifier by code, for what the rows hold."""
    received: list[NoteCase]
    received_before: list[NoteCase]
    answered: list[NoteCase]
    received_on: Days
    closed_on: Days
    answered_on: Days
    in_work: list[NoteCase]
    overdue: list[NoteCase]
    in_work_before: list[NoteCase]
    overdue_before: list[NoteCase]
    late: list[NoteCase]
    """Registered in the period, received before it."""
    out: list[NoteCase]
    by_block: Groups
    by_topic: Groups
    questions: Sequence[NoteQuestion]
    names: Names


def reckon(
    *,
    period: Period,
    as_of: date,
    cases: Sequence[NoteCase],
    questions: Sequence[NoteQuestion],
    blocks: Mapping[str, str],
    names: Names,
    now: str | None = None,
) -> Reckoning:
    """Sort the rows of a register into heaps; a day that is not yet over is told up to `now`."""
    today, before = as_of.isoformat(), period.previous().last.isoformat()
    first, last = period.first.isoformat(), period.last.isoformat()
    in_work, in_work_before = _in_work(cases, today), _in_work(cases, before)
    keys = list(map(attrgetter("key"), cases))
    received_on, closed_on, answered_on = (
        heaped(map(attrgetter(day), cases), keys) for day in ("received_on", "closed_on", "answered_on")
    )
    of_case = list(map(attrgetter("case"), questions))
    by_block = _renamed(
        heaped(map(attrgetter("block"), questions), of_case), lambda block: names.block(block) or NO_BLOCK
    )
    by_topic = _renamed(heaped(map(attrgetter("code"), questions), of_case), lambda code: code or NO_TOPIC)
    return Reckoning(
        period=period,
        as_of=as_of,
        coming=period.following() if now is None else seven_days(as_of),
        blocks={**blocks, **{name: name for name in sorted(by_block.keys() - blocks.keys())}},
        topics={code: names.topic(code) for code in by_topic},
        received=_within(cases, attrgetter("received_on"), period),
        received_before=_within(cases, attrgetter("received_on"), period.previous()),
        answered=_within(cases, attrgetter("answered_on"), period),
        received_on=received_on,
        closed_on=closed_on,
        answered_on=answered_on,
        in_work=in_work,
        overdue=_overdue(in_work, today, now),
        in_work_before=in_work_before,
        overdue_before=_overdue(in_work_before, before),
        late=[case for case in cases if case.received_on < first <= case.registered_on <= last],
        out=[case for case in cases if case.out_on is not None and first <= case.out_on <= last],
        by_block=by_block,
        by_topic=by_topic,
        questions=questions,
        names=names,
    )


def grouped(rows: Sequence[Row], name: Callable[[Row], Name]) -> dict[Name, list[Row]]:
    """Give rows by name, in the order met."""
    return heaped(map(name, rows), rows)


def heaped(names: Iterable[Name], rows: Iterable[Row]) -> dict[Name, list[Row]]:
    """Give what stands beside a name by that name, in the order met."""
    heaps: defaultdict[Name, list[Row]] = defaultdict(list)
    for name, row in zip(names, rows, strict=True):
        heaps[name].append(row)
    return dict(heaps)


def during(days: Days, period: Period) -> list[int]:
    """Give the cases of the days of a period, oldest first."""
    return list(chain.from_iterable(days[day] for day in period.days if day in days))


def _within(
    cases: Sequence[NoteCase], day: Callable[[NoteCase], str | None], period: Period
) -> list[NoteCase]:
    """Give the cases with a day of theirs in a period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return [case for case, when in zip(cases, map(day, cases), strict=True) if when and first <= when <= last]


def running(cases: Iterable[NoteCase], day: str) -> list[NoteCase]:
    """Give the cases whose answer was not yet out on a day."""
    return [case for case in cases if case.answered_on is None or case.answered_on > day]


def _in_work(cases: Iterable[NoteCase], day: str) -> list[NoteCase]:
    return [
        case
        for case in cases
        if (case.closed_on is None or case.closed_on > day)
        and case.registered_on <= day
        and (case.out_on is None or case.out_on > day)
    ]


def _overdue(in_work: Iterable[NoteCase], day: str, now: str | None = None) -> list[NoteCase]:
    """Give what was due before the end of a day, or before a moment of it; its own last day is not over."""
    end = now or f"{day}T24"
    return [
        case for case in running(in_work, day) if case.due is not None and case.due < end and case.due != day
    ]


def _renamed(groups: Mapping[str, list[int]], name: Callable[[str], str]) -> Groups:
    """Give groups under other names, those of one name together, each case once in a group."""
    renamed: defaultdict[str, list[int]] = defaultdict(list)
    for group, keys in groups.items():
        renamed[name(group)] += keys
    return {group: tuple(dict.fromkeys(keys)) for group, keys in renamed.items()}
