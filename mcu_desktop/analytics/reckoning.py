"""The register of a period sorted into the heaps that figures count.

A year holds 100,000 cases: each heap is made in one pass, and days are compared as the text they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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

    def received(self, period: Period) -> list[NoteCase]:
        """Give what was received in a period."""
        return during(self.received_on, period)

    def closed(self, period: Period) -> list[NoteCase]:
        """Give what was closed in a period."""
        return during(self.closed_on, period)

    def answered(self, period: Period) -> list[NoteCase]:
        """Give what was answered in a period."""
        return during(self.answered_on, period)


def reckon(
    *,
    period: Period,
    as_of: date,
    cases: Sequence[NoteCase],
    questions: Sequence[NoteQuestion],
    blocks: Mapping[str, str],
) -> Reckoning:
    """Sort the rows of a register into heaps."""
    today, before = as_of.isoformat(), period.previous().last.isoformat()
    first, last = period.first.isoformat(), period.last.isoformat()
    in_work, in_work_before = _in_work(cases, today), _in_work(cases, before)
    by_block = _grouped_cases(questions, lambda question: question.block, NO_BLOCK)
    return Reckoning(
        period=period,
        as_of=as_of,
        blocks={**blocks, **{name: name for name in sorted(by_block.keys() - blocks.keys())}},
        topics={question.code or NO_TOPIC: question.topic or NO_TOPIC for question in questions},
        received_on=grouped(cases, lambda case: case.received_on),
        closed_on=grouped(cases, lambda case: case.closed_on),
        answered_on=grouped(cases, lambda case: case.answered_on),
        in_work=in_work,
        overdue=_overdue(in_work, today),
        in_work_before=in_work_before,
        overdue_before=_overdue(in_work_before, before),
        late=[case for case in cases if first <= case.registered_on <= last and case.received_on < first],
        out=[case for case in cases if case.out_on is not None and first <= case.out_on <= last],
        by_block=by_block,
        by_topic=_grouped_cases(questions, lambda question: question.code, NO_TOPIC),
        questions=questions,
    )


def grouped(rows: Iterable[Row], name: Callable[[Row], Name]) -> dict[Name, list[Row]]:
    """Give rows by name, in the order met."""
    groups: defaultdict[Name, list[Row]] = defaultdict(list)
    for row in rows:
        groups[name(row)].append(row)
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
        if case.registered_on <= day
        and (case.closed_on is None or case.closed_on > day)
        and (case.out_on is None or case.out_on > day)
    ]


def _overdue(in_work: Iterable[NoteCase], day: str) -> list[NoteCase]:
    return [case for case in running(in_work, day) if case.due is not None and case.due[:10] < day]


def _grouped_cases(
    questions: Iterable[NoteQuestion], name: Callable[[NoteQuestion], str], unknown: str
) -> dict[str, dict[int, None]]:
    groups: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for question in questions:
        groups[name(question) or unknown][question.case] = None
    return dict(groups)
