"""The figures of a note by name; the value of a count is the number of cases behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mcu_desktop.analytics.reckoning import (
    NO_EXECUTOR,
    NO_PLACE,
    Groups,
    Reckoning,
    during,
    grouped,
    running,
)
from mcu_desktop.domain.notes.note import Figure

if TYPE_CHECKING:
    from mcu_desktop.store.rows import NoteCase, NoteQuestion

TERMS = (0, 6, 11, 21, 31)
"""Where the steps of the histogram of answering terms begin, in days."""

Named = Iterator[tuple[str, Figure]]


def figures(reckoning: Reckoning) -> dict[str, Figure]:
    """Count everything that a note tells.

    `overdue` is in work, unanswered and past its due day at `as_of`; `repeated` counts the received,
    `extended` and `control` what is in work; a case stands once in each block it has a question in.
    """
    return dict(
        named
        for group in (_totals, _kinds, _blocks, _topics, _places, _overdue, _marks, _terms, _trend)
        for named in group(reckoning)
    )


def count(cases: Iterable[NoteCase]) -> Figure:
    """Count cases."""
    return _count([case.key for case in cases])


def part(some: Figure, whole: Figure) -> float:
    """Give the share of one figure in another, per cent."""
    return round(100 * some.value / whole.value, 1) if whole.value else 0.0


def _count(keys: Collection[int]) -> Figure:
    return Figure(value=len(keys), cases=tuple(keys))


def _totals(reckoning: Reckoning) -> Named:
    period = reckoning.period
    for suffix, span in (
        ("", period),
        (".previous", period.previous()),
        (".year_before", period.year_before()),
    ):
        yield f"received{suffix}", count(reckoning.received(span))
        yield f"closed{suffix}", count(reckoning.closed(span))
        yield f"answered{suffix}", count(reckoning.answered(span))
    yield "received.late", count(reckoning.late)
    yield "out", count(reckoning.out)
    yield "in_work", count(reckoning.in_work)
    yield "in_work.previous", count(reckoning.in_work_before)
    yield "overdue", count(reckoning.overdue)
    yield "overdue.previous", count(reckoning.overdue_before)


def _kinds(reckoning: Reckoning) -> Named:
    received = reckoning.received(reckoning.period)
    yield from _split("received.channel.{}", received, lambda case: case.channel)
    yield from _split("received.kind.{}", received, lambda case: case.kind)
    yield from _split("received.regime.{}", received, lambda case: case.regime)
    yield from _split("received.form.{}", received, lambda case: case.form)
    before = reckoning.received(reckoning.period.previous())
    yield from _split("received.channel.{}.previous", before, lambda case: case.channel)


def _blocks(reckoning: Reckoning) -> Named:
    period, by_block = reckoning.period, reckoning.by_block
    names = tuple(reckoning.blocks)
    yield from _within("received.block.{}", names, by_block, reckoning.received(period))
    yield from _within("closed.block.{}", names, by_block, reckoning.closed(period))
    yield from _within("overdue.block.{}", names, by_block, reckoning.overdue)
    yield from _within("in_work.block.{}", names, by_block, reckoning.in_work)


def _topics(reckoning: Reckoning) -> Named:
    period, by_topic = reckoning.period, reckoning.by_topic
    now = dict(_within("{}", by_topic, by_topic, reckoning.received(period)))
    met = [code for code, figure in now.items() if figure.value]
    yield from ((f"received.topic.{code}", now[code]) for code in met)
    before = reckoning.received(period.previous())
    yield from _within("received.topic.{}.previous", met, by_topic, before)


def _places(reckoning: Reckoning) -> Named:
    received = reckoning.received(reckoning.period)
    before = reckoning.received(reckoning.period.previous())
    yield from _split("received.territory.{}", received, lambda case: case.territory or NO_PLACE)
    yield from _split("received.territory.{}.previous", before, lambda case: case.territory or NO_PLACE)


def _overdue(reckoning: Reckoning) -> Named:
    executors = grouped(delaying(reckoning), lambda question: question.executor or NO_EXECUTOR)
    for name in sorted(executors, key=lambda name: (-len({q.case for q in executors[name]}), name)):
        keys = dict.fromkeys(question.case for question in executors[name])
        yield f"overdue.executor.{name}", _count(keys)


def delaying(reckoning: Reckoning) -> list[NoteQuestion]:
    """Give the questions that overdue cases wait for: those without a result, or all when each has one."""
    late = {case.key for case in reckoning.overdue}
    cases = grouped((q for q in reckoning.questions if q.case in late), lambda question: question.case)
    return [
        question
        for questions in cases.values()
        for question in [q for q in questions if not q.result] or questions
    ]


def _marks(reckoning: Reckoning) -> Named:
    names, in_work = tuple(reckoning.blocks), reckoning.in_work
    following = reckoning.period.following()
    first, last = following.first.isoformat(), following.last.isoformat()
    due = [case for case in in_work if case.due is not None and first <= case.due[:10] <= last]
    for name, cases in (
        ("repeated", [case for case in reckoning.received(reckoning.period) if case.repeated]),
        ("extended", [case for case in in_work if case.extended]),
        ("control", [case for case in in_work if case.control]),
        ("due_next_week", running(due, reckoning.as_of.isoformat())),
    ):
        yield name, count(cases)
        yield from _within(f"{name}.block.{{}}", names, reckoning.by_block, cases)


def _terms(reckoning: Reckoning) -> Named:
    answered = reckoning.answered(reckoning.period)
    days = {case.key: _days(case) for case in answered}
    in_time = count(case for case in answered if _in_time(case))
    behind = count(answered)
    yield "answered.in_time", in_time
    if answered:
        yield "in_time", Figure(value=part(in_time, behind), cases=behind.cases)
        yield "average_term", _average(days, behind.cases)
    timely = frozenset(in_time.cases)
    for name in reckoning.blocks:
        keys = [key for key in reckoning.by_block.get(name, ()) if key in days]
        yield f"answered.block.{name}", _count(keys)
        if keys:
            some = _count([key for key in keys if key in timely])
            yield f"in_time.block.{name}", Figure(value=part(some, _count(keys)), cases=tuple(keys))
            yield f"average_term.block.{name}", _average(days, keys)
    for start, end in pairwise((*TERMS, None)):
        assert start is not None
        keys = [key for key, term in days.items() if start <= term and (end is None or term < end)]
        yield f"answered.term.{start}", _count(keys)


def _trend(reckoning: Reckoning) -> Named:
    for step in reckoning.period.trend():
        yield f"received.trend.{step.first}", count(during(reckoning.received_on, step))
        yield f"closed.trend.{step.first}", count(during(reckoning.closed_on, step))


def _split(name: str, cases: Iterable[NoteCase], of: Callable[[NoteCase], str]) -> Named:
    """Count cases apart by one of their fields, the most frequent first."""
    groups = grouped(cases, of)
    for group in sorted(groups, key=lambda group: (-len(groups[group]), group)):
        yield name.format(group), count(groups[group])


def _within(name: str, names: Iterable[str], groups: Groups, cases: Iterable[NoteCase]) -> Named:
    """Count in each named group the cases that belong to a heap."""
    keys = frozenset(case.key for case in cases)
    for group in names:
        yield name.format(group), _count([key for key in groups.get(group, ()) if key in keys])


def _average(days: dict[int, int], keys: Collection[int]) -> Figure:
    return Figure(value=round(sum(days[key] for key in keys) / len(keys), 1), cases=tuple(keys))


def _in_time(case: NoteCase) -> bool:
    return case.due is None or case.answered_on is None or case.answered_on <= case.due[:10]


def _days(case: NoteCase) -> int:
    """Give the days from registration to the answer, none when it was given before the case was entered."""
    assert case.answered_on is not None
    return max(0, _ordinal(case.answered_on) - _ordinal(case.registered_on))


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    """Give a day's number; a register has few days and many cases."""
    return date.fromisoformat(day[:10]).toordinal()
