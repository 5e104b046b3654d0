"""The register of a period sorted into the heaps that figures count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress

from mcu_desktop.analytics.columns import Columns, columns
from mcu_desktop.analytics.heaps import (
    Behind,
    Days,
    Group,
    Groups,
    calendar,
    chosen,
    groups,
    heaped,
    places_by_question,
)
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import Period, seven_days
from mcu_desktop.store.rows import NoteCase, NoteQuestion

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


@dataclass(frozen=True, kw_only=True)
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
    columns: Columns
    cases: Sequence[NoteCase]
    in_work: list[NoteCase]
    overdue: list[NoteCase]
    in_work_before: list[NoteCase]
    overdue_before: list[NoteCase]
    late: list[NoteCase]
    """Registered in the period, received before it."""
    out: list[NoteCase]
    by_block: Groups
    """Every block of `blocks`, whether anything belongs to it or not."""
    in_work_by_block: Mapping[str, Sequence[int]]
    by_topic: Groups
    questions: Sequence[NoteQuestion]
    pending: Mapping[int, Sequence[NoteQuestion]]
    """The questions of what is in work, by case."""
    names: Names

    @cached_property
    def received(self) -> list[NoteCase]:
        """What came in the period."""
        return list(compress(self.cases, self.columns.received_on.within(self.period)))

    @cached_property
    def answered(self) -> list[NoteCase]:
        """What was answered in the period."""
        return list(compress(self.cases, self.columns.answered_on.within(self.period)))

    def during(self, days: Days, span: Period) -> Behind:
        """Give the cases that have a day of theirs in a span."""
        return Behind(self.columns.keys, days.within(span))


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
    before, today = period.previous(), Period(first=as_of, last=as_of)
    first, last = period.first.isoformat(), period.last.isoformat()
    told = columns(cases, calendar((*period.compared_with(), *period.trend(), today)))
    keys = told.keys

    def in_work_after(span: Period) -> list[NoteCase]:
        # what was registered by a day was received by then
        received = told.received_on.until(span)
        not_closed = compress(told.closed_on.after(span), received)
        return _in_work(compress(compress(cases, received), not_closed), span.last.isoformat())

    in_work, in_work_before = in_work_after(today), in_work_after(before)
    places, blocks_met, codes_met = places_by_question(questions, keys)
    standing = bytes(map({case.key for case in in_work}.__contains__, keys))
    pending = list(compress(questions, chosen(places, standing)))
    of_blocks = groups(blocks_met, lambda block: names.block(block) or NO_BLOCK, keys)
    blocks = {**blocks, **{name: name for name in sorted(of_blocks.keys() - blocks.keys())}}
    by_block = {name: of_blocks.get(name, Group(keys)) for name in blocks}
    by_topic = groups(codes_met, lambda code: code or NO_TOPIC, keys)
    before_it = compress(cases, told.received_on.before(period))
    return Reckoning(
        period=period,
        as_of=as_of,
        coming=period.following() if now is None else seven_days(as_of),
        blocks=blocks,
        topics={code: names.topic(code) for code in by_topic},
        columns=told,
        cases=cases,
        in_work=in_work,
        overdue=_overdue(in_work, as_of.isoformat(), now),
        in_work_before=in_work_before,
        overdue_before=_overdue(in_work_before, before.last.isoformat()),
        late=[case for case in before_it if first <= case.registered_on <= last],
        out=[case for case in cases if case.out_on is not None and first <= case.out_on <= last],
        by_block=by_block,
        in_work_by_block={name: tuple(group.of(standing)) for name, group in by_block.items()},
        by_topic=by_topic,
        questions=questions,
        pending=heaped((question.case for question in pending), pending),
        names=names,
    )


def running(cases: Iterable[NoteCase], day: str) -> list[NoteCase]:
    """Give the cases whose answer was not yet out on a day."""
    return [case for case in cases if case.answered_on is None or case.answered_on > day]


def _in_work(not_closed: Iterable[NoteCase], day: str) -> list[NoteCase]:
    return [
        case
        for case in not_closed
        if case.registered_on <= day and (case.out_on is None or case.out_on > day)
    ]


def _overdue(in_work: Iterable[NoteCase], day: str, now: str | None = None) -> list[NoteCase]:
    """Give what was due before the end of a day, or before a moment of it; its own last day is not over."""
    end = now or f"{day}T24"
    return [
        case for case in running(in_work, day) if case.due is not None and case.due < end and case.due != day
    ]
