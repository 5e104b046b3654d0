"""The figures of a note by name; the value of a count is the number of cases behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from mcu_desktop.analytics.columns import WAYS, Columns, Ways
from mcu_desktop.analytics.heaps import Behind, Mask, Row, grouped, heaped
from mcu_desktop.analytics.reckoning import NO_EXECUTOR, NO_PLACE, Reckoning, running
from mcu_desktop.domain.notes.note import Figure

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period
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
        for group in (_totals, _ways, _blocks, _topics, _overdue, _marks, _coming, _terms, _trend)
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


def _count(keys: Sequence[int]) -> Figure:
    return Figure(value=len(keys), cases=keys)


def _totals(reckoning: Reckoning) -> Named:
    period = reckoning.period
    for suffix, span in (
        ("", period),
        (".previous", period.previous()),
        (".year_before", period.year_before()),
    ):
        yield f"received{suffix}", _count(reckoning.during(reckoning.columns.received_on, span))
        yield f"closed{suffix}", _count(reckoning.during(reckoning.columns.closed_on, span))
        yield f"answered{suffix}", _count(reckoning.during(reckoning.columns.answered_on, span))
    yield "received.late", count(reckoning.late)
    yield "out", count(reckoning.out)
    yield "in_work", count(reckoning.in_work)
    yield "in_work.previous", count(reckoning.in_work_before)
    yield "overdue", count(reckoning.overdue)
    yield "overdue.previous", count(reckoning.overdue_before)


def _ways(reckoning: Reckoning) -> Named:
    """Count by which roads what was received came, what it is, and from where."""
    told, period = reckoning.columns, reckoning.period
    now, before = _split(told, period), _split(told, period.previous())
    for field in ("channel", "kind", "regime", "form"):
        yield from ((f"received.{field}.{word}", figure) for word, figure in now[field].items())
    for channel, figure in before["channel"].items():
        yield f"received.channel.{channel}.previous", figure
    places = now["territory"]
    yield from ((f"received.territory.{place or NO_PLACE}", figure) for place, figure in places.items())
    others = elsewhere([figure for place, figure in places.items() if place])
    yield ELSEWHERE, _count([key for figure in others for key in figure.cases])
    for place, figure in before["territory"].items():
        yield f"received.territory.{place or NO_PLACE}.previous", figure


def _split(told: Columns, span: Period) -> dict[str, dict[str, Figure]]:
    """Count what was received apart by each of its ways, the most frequent first.

    Few cases differ in all of them, so those alike are put together once, and then added up.
    """
    received = told.received_on.within(span)
    alike = heaped(compress(told.ways, received), compress(told.keys, received))
    return {field: _added_up(alike, place) for place, field in enumerate(WAYS)}


def _added_up(alike: Mapping[Ways, list[int]], place: int) -> dict[str, Figure]:
    heaps: defaultdict[str, list[int]] = defaultdict(list)
    for ways, keys in alike.items():
        heaps[ways[place]] += keys
    return {
        word: _count(tuple(heaps[word])) for word in sorted(heaps, key=lambda word: (-len(heaps[word]), word))
    }


def elsewhere(places: Sequence[Row]) -> Sequence[Row]:
    """Give the places that a table tells in one row: those after the most frequent ones, if any are many."""
    return places[_MOST_PLACES:] if len(places) > _MOST_PLACES + 1 else ()


def _blocks(reckoning: Reckoning) -> Named:
    told, period = reckoning.columns, reckoning.period
    yield from _of_blocks("received", reckoning, told.received_on.within(period))
    yield from _of_blocks("closed", reckoning, told.closed_on.within(period))
    yield from ((f"in_work.block.{name}", _count(keys)) for name, keys in reckoning.in_work_by_block.items())
    yield from _within("overdue", reckoning.in_work_by_block, reckoning.overdue)


def _of_blocks(name: str, reckoning: Reckoning, mask: Mask) -> Named:
    """Count in each block the cases of a heap."""
    blocks = reckoning.by_block.items()
    yield from ((f"{name}.block.{block}", _count(group.of(mask))) for block, group in blocks)


def _topics(reckoning: Reckoning) -> Named:
    now, before = (
        reckoning.columns.received_on.within(span) for span in (reckoning.period, reckoning.period.previous())
    )
    for code, group in reckoning.by_topic.items():
        figure = _count(group.of(now))
        if figure.value:
            yield f"received.topic.{code}", figure
            yield f"received.topic.{code}.previous", _count(group.of(before))


def _overdue(reckoning: Reckoning) -> Named:
    yield from _executors("overdue", reckoning, reckoning.overdue)


def _executors(name: str, reckoning: Reckoning, cases: Iterable[NoteCase]) -> Named:
    """Count by executor the cases that wait for somebody, whoever has most of them first."""
    person = reckoning.names.person
    executors = grouped(delaying(reckoning, cases), lambda question: person(question.executor) or NO_EXECUTOR)
    desks = {desk: tuple(dict.fromkeys(q.case for q in questions)) for desk, questions in executors.items()}
    for desk in sorted(desks, key=lambda desk: (-len(desks[desk]), desk)):
        yield f"{name}.executor.{desk}", _count(desks[desk])


def delaying(reckoning: Reckoning, cases: Iterable[NoteCase]) -> list[NoteQuestion]:
    """Give the questions that cases in work wait for: those without a result, or all when each has one."""
    return [
        question
        for questions in (reckoning.pending.get(case.key, ()) for case in cases)
        for question in [q for q in questions if not q.result] or questions
    ]


def _marks(reckoning: Reckoning) -> Named:
    repeated = reckoning.columns.repeated_on.within(reckoning.period)
    yield "repeated", _count(Behind(reckoning.columns.keys, repeated))
    yield from _of_blocks("repeated", reckoning, repeated)
    for name, cases in (
        ("extended", [case for case in reckoning.in_work if case.extended]),
        ("control", [case for case in reckoning.in_work if case.control]),
        ("due_next_week", coming(reckoning)),
    ):
        yield name, count(cases)
        yield from _within(name, reckoning.in_work_by_block, cases)


def _coming(reckoning: Reckoning) -> Named:
    """Count what runs out in the next seven days, by day and by executor, and what nobody works on."""
    cases = coming(reckoning)
    for day, due in sorted(grouped(cases, lambda case: (case.due or "")[:10]).items()):
        yield f"due_next_week.day.{day}", count(due)
        yield from _within(f"due_next_week.day.{day}", reckoning.in_work_by_block, due)
    yield from _executors("due_next_week", reckoning, cases)
    without = {
        case
        for case, questions in reckoning.pending.items()
        if any(not question.executor and not question.result for question in questions)
    }
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
    told = reckoning.columns
    answered, in_time = (days.within(reckoning.period) for days in (told.answered_on, told.in_time_on))
    keys, terms = Behind(told.keys, answered), list(compress(told.terms, answered))
    on_time = Behind(told.keys, in_time)
    yield "answered.in_time", _count(on_time)
    yield from _speed("", keys, terms, len(on_time))
    for name, group in reckoning.by_block.items():
        of_block, of_terms = group.of(answered), group.among(answered, told.terms)
        yield f"answered.block.{name}", _count(of_block)
        yield from _speed(f".block.{name}", of_block, of_terms, len(group.of(in_time)))
    steps: dict[int, list[int]] = {start: [] for start in TERMS}
    for term, keys_of_term in heaped(terms, keys).items():
        steps[max((start for start in TERMS if start <= term), default=TERMS[0])] += keys_of_term
    yield from ((f"answered.term.{start}", _count(of_step)) for start, of_step in steps.items())


def _speed(suffix: str, keys: Sequence[int], terms: Collection[int], on_time: int) -> Named:
    """Give how fast and how timely some cases were answered; nothing can be said of none."""
    if terms:
        yield f"in_time{suffix}", Figure(value=percent(on_time, len(terms)), cases=keys)
        yield f"average_term{suffix}", Figure(value=round(sum(terms) / len(terms), 1), cases=keys)


def _trend(reckoning: Reckoning) -> Named:
    for step in reckoning.period.trend():
        yield f"received.trend.{step.first}", _count(reckoning.during(reckoning.columns.received_on, step))
        yield f"closed.trend.{step.first}", _count(reckoning.during(reckoning.columns.closed_on, step))


def _within(name: str, by_block: Mapping[str, Sequence[int]], cases: Iterable[NoteCase]) -> Named:
    """Count some cases in each block, of what each holds."""
    belongs = frozenset(_keys(cases)).__contains__
    yield from (
        (f"{name}.block.{block}", _count(tuple(filter(belongs, keys)))) for block, keys in by_block.items()
    )
