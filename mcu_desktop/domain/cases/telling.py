"""A case told from its facts, also where several people wrote at once (docs/conflicts.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from mcu_desktop.domain.cases import fields
from mcu_desktop.domain.cases.case import Case, Question, Told
from mcu_desktop.domain.cases.chapters.contents import FACTS, FIELDS
from mcu_desktop.domain.cases.chapters.leaving import with_seen_question
from mcu_desktop.domain.cases.facts import (
    Answered,
    AnswerSent,
    Assigned,
    Attached,
    Closed,
    Corrected,
    MeasuresTaken,
    Renumbered,
    Reopened,
    Settled,
    Taken,
    Withdrawn,
)
from mcu_desktop.domain.cases.field_names import (
    KEPT,
    NUMBER,
    PROGRESS,
    RECEIVED,
    of_question,
    split,
)
from mcu_desktop.domain.cases.fields import Progress
from mcu_desktop.domain.cases.folding import bare, came_back, evolve
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.cases.known_facts import CaseFact
from mcu_desktop.domain.cases.stopped_terms import beside, earliest, last_of_each, which
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.colliding import EVERYTHING, Conflict, Manner, Telling
from mcu_desktop.domain.undoing import in_force
from mcu_desktop.domain.vocabulary import CaseId, Status


class Whole(NamedTuple):
    """A case with what is not settled in it."""

    case: Case | None
    conflicts: tuple[Conflict, ...] = ()


def fold(case_id: CaseId, told: Iterable[Told]) -> Case | None:
    """Tell a case from its facts in order; `None` while its registration has not arrived."""
    return whole(case_id, told).case


def whole(case_id: CaseId, told: Iterable[Told]) -> Whole:
    """Tell a case and its open conflicts; only a stream in which somebody wrote unknowing can have any."""
    entries = tuple(told)
    if (left := _left_of(case_id, entries)) is not None:
        return Whole(left)
    holding = in_force(entries)
    if all(entry.seen == EVERYTHING for entry in entries):
        case: Case | None = None
        for entry in holding:
            case = evolve(case_id, case, entry.fact)
        return Whole(case)
    telling = Telling(entries, holding, _manner(case_id))
    return Whole(telling.state, telling.conflicts())


def seen_by_authors(case_id: CaseId, told: Iterable[Told]) -> Iterator[Case | None]:
    """Give for each fact how the case stood to whoever recorded it."""
    entries = tuple(told)
    if (left := _left_of(case_id, entries)) is not None:
        yield from (left for _ in entries)
        return
    holding = in_force(entries)
    if any(entry.seen != EVERYTHING for entry in entries):
        telling = Telling(entries, holding, _manner(case_id))
        yield from map(telling.seen_by_author, range(len(entries)))
        return
    counting = set(map(id, holding))
    case: Case | None = None
    for entry in entries:
        yield case
        if id(entry) in counting:
            case = evolve(case_id, case, entry.fact)


def _left_of(case_id: CaseId, entries: Iterable[Told]) -> Case | None:
    """Give what is left of a case that was destroyed: nothing brings it back, whatever else arrives."""
    acts = (entry.fact for entry in entries)
    return next((bare(case_id, fact) for fact in acts if isinstance(fact, Erased)), None)


def _manner(case_id: CaseId) -> Manner[Case]:
    return Manner(
        evolve=partial(evolve, case_id),
        late=partial(_late, case_id),
        written=_written,  # type: ignore[arg-type]
        value=fields.value,
        put=fields.put,
        shown=shown,
    )


# ---------------------------------------------------------------------- which fields a fact writes


def _written(case: Case, fact: CaseFact) -> Iterable[str]:
    """Name the fields that a fact writes; `case` is how its author saw things."""
    match fact:
        case Corrected():
            return _corrected(case, fact)
        case Assigned():
            undecided = ("outcome",) if fact.anew else ()
            return _named(fact.question, KEPT, "block", "executor", *undecided)
        case Taken():
            return _named(fact.question, KEPT)
        case Answered():
            return _named(fact.question, KEPT, "outcome", "answer")
        case MeasuresTaken():
            return _named(fact.question, KEPT, "outcome")
        case AnswerSent() | Closed() | Reopened() | Withdrawn():
            return (PROGRESS,)
        case Renumbered():
            return (NUMBER,)
        case Settled():
            return tuple(choice.field for choice in fact.choices if fields.type_of(choice.field))
        case _:
            return FACTS[type(fact)].written(case, fact) if type(fact) in FACTS else ()


def _named(question: Any, *names: str) -> Iterable[str]:
    return tuple(of_question(question, name) for name in names)


def _corrected(case: Case, fact: Corrected) -> Iterator[str]:
    """Name what a correction changed; it repeats whole questions of which only some words are new."""
    yield from (name for name in fields.OF_CARD if getattr(fact, name) is not None)
    if fact.questions is None:
        return
    for asked in fact.questions:
        before = case.question(asked.id)
        changed = [
            name
            for name in fields.WRITTEN_BY_CORRECTION
            if before is None or getattr(before, name) != getattr(asked, name)
        ]
        if changed:
            yield from _named(asked.id, KEPT, *changed)
    named = {asked.id for asked in fact.questions}
    yield from (of_question(q.id, KEPT) for q in case.questions if q.id not in named)


# ---------------------------------------------------------------------- what a fact does that came late


def _late(case_id: CaseId, case: Case, seen: Case, fact: CaseFact) -> Case:
    """Apply what a fact does beside its fields to a case of which its author had `seen` less."""
    match fact:
        case Corrected():
            return _mended(case, seen, fact)
        case Taken() if _handed_over(case, seen, fact):
            return with_seen_question(case, seen, fact.question)
        case Assigned() | Taken() | Answered() | MeasuresTaken():
            return evolve(case_id, with_seen_question(case, seen, fact.question), fact) or case
        case Reopened():
            return came_back(case, seen)
        case Attached() if any(known.digest == fact.digest for known in case.attachments):
            return case
        case Attached():
            return evolve(case_id, case, fact) or case
        case Settled():
            return case._replace(stopped=_stopped(case, seen, fact.clocks))
        case _:
            return FACTS[type(fact)].late(case, seen, fact) if type(fact) in FACTS else case


def _mended(case: Case, seen: Case, fact: Corrected) -> Case:
    """Add the questions that a correction brought; the rest of it is fields."""
    known = {question.id for question in (*case.questions, *seen.questions)}
    added = tuple(
        Question(id=asked.id, text=asked.text, code=asked.code, block=asked.block)
        for asked in fact.questions or ()
        if asked.id not in known
    )
    significant = case.significant
    if fact.significant is not None:
        significant = fact.significant or case.significant is not seen.significant
    return case._replace(
        questions=(*case.questions, *added),
        significant=significant,
        stopped=_stopped(case, seen, fact.clocks),
    )


def _handed_over(case: Case, seen: Case, fact: Taken) -> bool:
    """Tell whether the question meanwhile went to somebody who has not begun."""
    now, then = case.question(fact.question), seen.question(fact.question)
    return now is not None and then is not None and (now.block, now.executor) != (then.block, then.executor)


def _stopped(case: Case, seen: Case, clocks: tuple[ClockStopped, ...]) -> tuple[ClockStopped, ...]:
    """Count stopped terms from another day, as long as they are stopped."""
    if case.sent is None and case.withdrawn_on is None and case.out_on is None:
        return case.stopped
    return beside(case, seen, clocks)


# ---------------------------------------------------------------------- what shows until somebody chooses


def shown(field: str, values: Sequence[Any]) -> object:
    """Give what a field shows, of values in the order of telling: mostly the latest."""
    _, name = split(field)
    if name == RECEIVED:
        return min(values)
    if name == KEPT:
        return any(values)
    if name == PROGRESS:
        return _least_finished(values)
    return FIELDS[name].shows(values) if name in FIELDS else values[-1]


_LEAST_FINISHED = (Status.IN_WORK, Status.OUT, Status.WAITING, Status.DONE)
"""A case that somebody has in work is not lost; a citizen's wish to stop is stronger than a dispatch."""


def _least_finished(values: Sequence[Progress]) -> Progress:
    """Give the least finished standing, the latest of several; of its terms the earlier end holds."""
    place = min(_LEAST_FINISHED.index(value.status) for value in values)
    alike = [value for value in values if _LEAST_FINISHED.index(value.status) == place]
    held: dict[tuple[str, str], ClockStopped] = {}
    for clock in (clock for value in alike for clock in last_of_each(value.stopped).values()):
        held[which(clock)] = earliest((held.get(which(clock)), clock))
    return replace(alike[-1], stopped=tuple(held.values()))
