"""What an earlier case makes of a new one: a repeated appeal, a duplicate, one problem of several people.

Facts: a repeated appeal is of the same person on the same question, and the first one was answered or its
term ran out; the same letter within the term is a duplicate; who was answered on the merits in writing
more than once may be told that the correspondence on this question ends (59-ФЗ art. 11 part 5).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.repeats.matters import Matter, same_problem, same_question
from mcu_desktop.domain.repeats.people import Who, same_person
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 3
"""So many suggestions at most: who types reads no list."""
_REMEMBERED = timedelta(days=3 * 366)
"""So long a question of one person is the same question."""
ONE_TIME = timedelta(days=60)
"""So near in time different people mean the same yard full of refuse."""
_MANY = 2
"""Earlier cases or answers from which on it is «неоднократно»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A case, as far as a repeat is told by it."""

    id: str
    number: str
    on: date
    people: tuple[Who, ...]
    matter: Matter
    answered_on: date | None = None
    """The day on which the answer on the merits left, in writing."""
    due: date | None = None
    """The last day of its term, while it is not answered."""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a new case may be, and why."""

    relation: Relation
    cases: tuple[Earlier, ...]
    """The earlier ones, the newest first."""
    why: tuple[str, ...]


def suggestions(
    people: tuple[Who, ...], matter: Matter, on: date, candidates: Iterable[Earlier]
) -> tuple[Suggestion, ...]:
    """Say what a case may be beside some candidates: the weightiest first, three at most."""
    asked: list[tuple[Earlier, tuple[str, ...]]] = []
    others: list[tuple[Earlier, tuple[str, ...]]] = []
    for one in sorted(candidates, key=lambda one: (one.on, one.id), reverse=True):
        if one.on > on:
            continue
        told = _related(people, matter, on, one)
        if told is not None:
            (others if told[0] is Relation.PROBLEM else asked).append((one, told[1]))
    found = [*_of_person(asked, on), *_of_others(others)]
    return tuple(found[:MOST])


def how_related(one: Earlier, other: Earlier) -> tuple[Relation, tuple[str, ...]] | None:
    """Say how two cases belong together, and why; `None` where they do not."""
    earlier, later = sorted((one, other), key=lambda each: each.on)
    return _related(later.people, later.matter, later.on, earlier)


def _related(
    people: tuple[Who, ...], matter: Matter, on: date, earlier: Earlier
) -> tuple[Relation, tuple[str, ...]] | None:
    if person := _same(people, earlier.people):
        why = same_question(matter, earlier.matter) if on - earlier.on <= _REMEMBERED else ()
        return (Relation.REPEATED, (*person, *why)) if why else None
    why = same_problem(matter, earlier.matter) if on - earlier.on <= ONE_TIME else ()
    return (Relation.PROBLEM, why) if why else None


def _same(mine: tuple[Who, ...], theirs: tuple[Who, ...]) -> tuple[str, ...]:
    return next((why for one in mine for other in theirs if (why := same_person(one, other))), ())


def _of_person(asked: list[tuple[Earlier, tuple[str, ...]]], on: date) -> Iterable[Suggestion]:
    if not asked:
        return
    cases, why = tuple(one for one, _ in asked), asked[0][1]
    answered = tuple(one for one in cases if one.answered_on is not None)
    if len(answered) >= _MANY:
        times = f"ответ по существу уже дан {counted(len(answered), 'раз', 'раза', 'раз')}"
        yield Suggestion(relation=Relation.ANSWERED, cases=answered, why=(times, *why))
    latest = cases[0]
    waiting = latest.answered_on is None and not latest.ended and (latest.due is None or on <= latest.due)
    if waiting:
        term = f"срок ответа – {latest.due:%d.%m.%Y}" if latest.due else "ответ ещё не дан"
        yield Suggestion(relation=Relation.DUPLICATE, cases=(latest,), why=(*why, term))
    elif len(cases) >= _MANY:
        yield Suggestion(relation=Relation.MANY, cases=cases, why=(f"прежних обращений – {len(cases)}", *why))
    else:
        told = (
            f"ответ дан {latest.answered_on:%d.%m.%Y}" if latest.answered_on
            else "рассмотрение закончено" if latest.ended
            else "срок ответа прошёл"
        )  # fmt: skip
        yield Suggestion(relation=Relation.REPEATED, cases=(latest,), why=(*why, told))


def _of_others(others: list[tuple[Earlier, tuple[str, ...]]]) -> Iterable[Suggestion]:
    if others:
        yield Suggestion(relation=Relation.PROBLEM, cases=tuple(one for one, _ in others), why=others[0][1])
