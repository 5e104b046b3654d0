"""The figures of a note by name; the value of a count is the number of cases behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import compress
from operator import attrgetter, sub
from typing import TYPE_CHECKING

from mcu_desktop.analytics.reckoning import (
    NO_EXECUTOR,
    NO_PLACE,
    Groups,
    Reckoning,
    Row,
    during,
    grouped,
    heaped,
    running,
)
from mcu_desktop.domain.notes.note import Figure

if TYPE_CHECKING:
    from mcu_desktop.store.rows import NoteCase, NoteQuestion

TERMS = (0, 6, 11, 21, 31)
"""Where the steps of the histogram of answering terms begin, in days."""

ELSEWHERE = "received.elsewhere"
_MOST_PLACES = 15

Named = Iterator[tuple[str, Figure]]


def figures(reckoning: Reckoning) -> dict[str, Figure]:
    """Count everything that a note tells.

    `overdue` is in work, unanswered and past its due day at `as_of`; `repeated` counts the received,
    `extended` and `control` what is in work; a case stands once in each block it has a question in.
    """
    return dict(
        named
        for group in (_totals, _kinds, _blocks, _topics, _places, _overdue, _marks, _coming, _terms, _trend)
        for named in group(reckoning)
    )


def count(cases: Iterable[NoteCase]) -> Figure:
    """Count cases."""
    return _count(_keys(cases))


def part(some: Figure, whole: Figure) -> float:
    """Give the share of one figure in another, per cent."""
    return percent(some.value, whole.value)


def percent(some: float, whole: float) -> float:
    """Give a share, per cent, 0 of nothing."""
    return round(100 * some / whole, 1) if whole else 0.0


def _keys(cases: Iterable[NoteCase]) -> tuple[int, ...]:
    return tuple(map(attrgetter("key"), cases))


def _count(keys: Collection[int]) -> Figure:
    return Figure(value=len(keys), cases=tuple(keys))


def _totals(reckoning: Reckoning) -> Named:
    period = reckoning.period
    for suffix, span in (
        ("", period),
        (".previous", period.previous()),
        (".year_before", period.year_before()),
    ):
        yield f"received{suffix}", _count(during(reckoning.received_on, span))
        yield f"closed{suffix}", _count(during(reckoning.closed_on, span))
        yield f"answered{suffix}", _count(during(reckoning.answered_on, span))
    yield "received.late", count(reckoning.late)
    yield "out", count(reckoning.out)
    yield "in_work", count(reckoning.in_work)
    yield "in_work.previous", count(reckoning.in_work_before)
    yield "overdue", count(reckoning.overdue)
    yield "overdue.previous", count(reckoning.overdue_before)


def _kinds(reckoning: Reckoning) -> Named:
    received = reckoning.received
    yield from _split("received.channel.{}", received, attrgetter("channel"))
    yield from _split("received.kind.{}", received, attrgetter("kind"))
    yield from _split("received.regime.{}", received, attrgetter("regime"))
    yield from _split("received.form.{}", received, attrgetter("form"))
    before = reckoning.received_before
    yield from _split("received.channel.{}.previous", before, attrgetter("channel"))


def _blocks(reckoning: Reckoning) -> Named:
    by_block, names = reckoning.by_block, tuple(reckoning.blocks)
    closed = during(reckoning.closed_on, reckoning.period)
    yield from _within("received.block.{}", names, by_block, _keys(reckoning.received))
    yield from _within("closed.block.{}", names, by_block, closed)
    yield from _within("overdue.block.{}", names, by_block, _keys(reckoning.overdue))
    yield from _within("in_work.block.{}", names, by_block, _keys(reckoning.in_work))


def _topics(reckoning: Reckoning) -> Named:
    by_topic = reckoning.by_topic
    now = dict(_within("{}", by_topic, by_topic, _keys(reckoning.received)))
    met = [code for code, figure in now.items() if figure.value]
    yield from ((f"received.topic.{code}", now[code]) for code in met)
    before = _keys(reckoning.received_before)
    yield from _within("received.topic.{}.previous", met, by_topic, before)


def _places(reckoning: Reckoning) -> Named:
    received = reckoning.received
    before = reckoning.received_before
    split = dict(_split("received.territory.{}", received, attrgetter("territory"), NO_PLACE))
    yield from split.items()
    known = [figure for name, figure in split.items() if name != f"received.territory.{NO_PLACE}"]
    yield ELSEWHERE, _count([key for figure in elsewhere(known) for key in figure.cases])
    yield from _split("received.territory.{}.previous", before, attrgetter("territory"), NO_PLACE)


def elsewhere(places: Sequence[Row]) -> Sequence[Row]:
    """Give the places that a table tells in one row: those after the most frequent ones, if any are many."""
    return places[_MOST_PLACES:] if len(places) > _MOST_PLACES + 1 else ()


def _overdue(reckoning: Reckoning) -> Named:
    yield from _executors("overdue", reckoning, reckoning.overdue)


def _executors(name: str, reckoning: Reckoning, cases: Iterable[NoteCase]) -> Named:
    """Count by executor the cases that wait for somebody, whoever has most of them first."""
    executors = grouped(delaying(reckoning, cases), lambda question: question.executor or NO_EXECUTOR)
    for person in sorted(executors, key=lambda person: (-len({q.case for q in executors[person]}), person)):
        keys = dict.fromkeys(question.case for question in executors[person])
        yield f"{name}.executor.{person}", _count(keys)


def delaying(reckoning: Reckoning, cases: Iterable[NoteCase]) -> list[NoteQuestion]:
    """Give the questions that some cases wait for: those without a result, or all when each has one."""
    wanted, names = frozenset(_keys(cases)), reckoning.names
    waiting = map(wanted.__contains__, map(attrgetter("case"), reckoning.questions))
    of_case = grouped(list(compress(reckoning.questions, waiting)), attrgetter("case"))
    return [
        question._replace(block=names.block(question.block), executor=names.person(question.executor))
        for questions in of_case.values()
        for question in [q for q in questions if not q.result] or questions
    ]


def _marks(reckoning: Reckoning) -> Named:
    names, in_work = tuple(reckoning.blocks), reckoning.in_work
    for name, cases in (
        ("repeated", [case for case in reckoning.received if case.repeated]),
        ("extended", [case for case in in_work if case.extended]),
        ("control", [case for case in in_work if case.control]),
        ("due_next_week", coming(reckoning)),
    ):
        yield name, count(cases)
        yield from _within(f"{name}.block.{{}}", names, reckoning.by_block, _keys(cases))


def _coming(reckoning: Reckoning) -> Named:
    """Count what runs out in the next seven days, by day and by executor, and what nobody works on."""
    cases = coming(reckoning)
    for day, due in sorted(grouped(cases, lambda case: (case.due or "")[:10]).items()):
        yield f"due_next_week.day.{day}", count(due)
        yield from _within(
            f"due_next_week.day.{day}.block.{{}}", reckoning.blocks, reckoning.by_block, _keys(due)
        )
    yield from _executors("due_next_week", reckoning, cases)
    without = {q.case for q in reckoning.questions if not q.executor and not q.result}
    yield "unassigned", count(case for case in reckoning.in_work if case.key in without)


def coming(reckoning: Reckoning) -> list[NoteCase]:
    """Give the cases in work whose answer is due in the seven days to come, and neither late nor out."""
    first, last = reckoning.coming.first.isoformat(), reckoning.coming.last.isoformat()
    late = {case.key for case in reckoning.overdue}
    due = [
        case
        for case in reckoning.in_work
        if case.due is not None and first <= case.due[:10] <= last and case.key not in late
    ]
    return running(due, reckoning.as_of.isoformat())


def _terms(reckoning: Reckoning) -> Named:
    answered = reckoning.answered
    terms = map(sub, _ordinals(answered, "answered_on"), _ordinals(answered, "registered_on"))
    days = dict(zip(_keys(answered), terms, strict=True))
    late = frozenset(case.key for case in answered if case.due and (case.answered_on or "") > case.due)
    yield "answered.in_time", _count([key for key in days if key not in late])
    yield from _speed("", tuple(days), list(days.values()), late)
    for name in reckoning.blocks:
        those = reckoning.by_block.get(name, ())
        found = list(map(days.get, those))
        keys = tuple(key for key, term in zip(those, found, strict=True) if term is not None)
        yield f"answered.block.{name}", _count(keys)
        yield from _speed(f".block.{name}", keys, [term for term in found if term is not None], late)
    steps: dict[int, list[int]] = {start: [] for start in TERMS}
    for term, keys_of_term in heaped(days.values(), days).items():
        steps[max((start for start in TERMS if start <= term), default=TERMS[0])] += keys_of_term
    yield from ((f"answered.term.{start}", _count(keys)) for start, keys in steps.items())


def _speed(suffix: str, keys: tuple[int, ...], terms: list[int], late: frozenset[int]) -> Named:
    """Give how fast and how timely some cases were answered; nothing can be said of none."""
    if keys:
        on_time = len(keys) - sum(map(late.__contains__, keys))
        yield f"in_time{suffix}", Figure(value=percent(on_time, len(keys)), cases=keys)
        yield f"average_term{suffix}", Figure(value=round(sum(terms) / len(terms), 1), cases=keys)


def _trend(reckoning: Reckoning) -> Named:
    for step in reckoning.period.trend():
        yield f"received.trend.{step.first}", _count(during(reckoning.received_on, step))
        yield f"closed.trend.{step.first}", _count(during(reckoning.closed_on, step))


def _split(name: str, cases: Sequence[NoteCase], of: Callable[[NoteCase], str], unknown: str = "") -> Named:
    """Count cases apart by one of their fields, the most frequent first."""
    groups = heaped(map(of, cases), _keys(cases))
    for group in sorted(groups, key=lambda group: (-len(groups[group]), group)):
        yield name.format(group or unknown), _count(groups[group])


def _within(name: str, names: Iterable[str], groups: Groups, keys: Iterable[int]) -> Named:
    """Count in each named group the cases that belong to a heap."""
    belongs = frozenset(keys).__contains__
    for group in names:
        yield name.format(group), _count(tuple(filter(belongs, groups.get(group, ()))))


def _ordinals(cases: Iterable[NoteCase], day: str) -> Iterator[int]:
    return map(_ordinal, map(attrgetter(day), cases))


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    """Give a day's number; a register has few days and many cases."""
    return date.fromisoformat(day[:10]).toordinal()
