"""The register of a period sorted into the heaps that figures count.

A year holds 100,000 cases: each heap is made in one pass, and days are compared as the text they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.store.rows import NoteCase, NoteQuestion

Row = TypeVar("Row")
Name = TypeVar("Name", bound=Hashable)

Days = Mapping[str | None, list[NoteCase]]
"""Cases by a day of theirs."""
Groups = Mapping[str, Iterable[int]]
"""Keys of cases by what they have in common, each case once in a group."""

NO_BLOCK = "Блок не определён"
NO_EXECUTOR = "Исполнитель не назначен"
NO_PLACE = "Место не указано"
NO_TOPIC = "Тема не определена"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What happened in a period and stood at its end, before anything is counted."""

    period: Period
    as_of: date
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


def reckon(
    *,
    period: Period,
    as_of: date,
    cases: Sequence[NoteCase],
    questions: Sequence[NoteQuestion],
    blocks: Mapping[str, str],
    now: str | None = None,
) -> Reckoning:
    """Sort the rows of a register into heaps; a day that is not yet over is told up to `now`."""
    today, before = as_of.isoformat(), period.previous().last.isoformat()
    first, last = period.first.isoformat(), period.last.isoformat()
    in_work, in_work_before = _in_work(cases, today), _in_work(cases, before)
    received_on, answered_on = (grouped(cases, attrgetter(day)) for day in ("received_on", "answered_on"))
    by_block = _grouped_cases(questions, attrgetter("block"), NO_BLOCK)
    return Reckoning(
        period=period,
        as_of=as_of,
        blocks={**blocks, **{name: name for name in sorted(by_block.keys() - blocks.keys())}},
        topics=dict(map(attrgetter("code", "topic"), questions)),
        received=during(received_on, period),
        received_before=during(received_on, period.previous()),
        answered=during(answered_on, period),
        received_on=received_on,
        closed_on=grouped(cases, attrgetter("closed_on")),
        answered_on=answered_on,
        in_work=in_work,
        overdue=_overdue(in_work, today, now),
        in_work_before=in_work_before,
        overdue_before=_overdue(in_work_before, before),
        late=[
            case
            for day, those in received_on.items()
            if day is not None and day < first
            for case in those
            if first <= case.registered_on <= last
        ],
        out=[case for case in cases if case.out_on is not None and first <= case.out_on <= last],
        by_block=by_block,
        by_topic=_grouped_cases(questions, attrgetter("code"), NO_TOPIC),
        questions=questions,
    )


def grouped(rows: Sequence[Row], name: Callable[[Row], Name]) -> dict[Name, list[Row]]:
    """Give rows by name, in the order met."""
    groups: defaultdict[Name, list[Row]] = defaultdict(list)
    for group, row in zip(map(name, rows), rows, strict=True):
        groups[group].append(row)
    return dict(groups)


def during(days: Days, period: Period) -> list[NoteCase]:
    """Give the cases of the days of a period, oldest first."""
    return [case for day in period.days if day in days for case in days[day]]


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


def _grouped_cases(
    questions: Sequence[NoteQuestion], name: Callable[[NoteQuestion], str], unknown: str
) -> dict[str, dict[int, None]]:
    groups: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for group, case in zip(map(name, questions), map(attrgetter("case"), questions), strict=True):
        groups[group][case] = None
    if "" in groups:
        groups[unknown] |= groups.pop("")
    return dict(groups)
