"""The lists of moved terms: written down beside the change that moved them, told person by person."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId, NormChange, OwnDay
from mcu_desktop.domain.office.moves import Moved, MoveTold, TermsMoved
from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.domain.spelling import day
from mcu_desktop.journal.names import READING
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.trails import beside
from mcu_desktop.workplace.card_words import KIND_TITLES

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.workplace import Workplace

ABOUT = "moves"
"""The stream beside the cases that all lists lie in."""


class Concerned(NamedTuple):
    """Somebody who works on a case whose term moved."""

    person: CardId
    name: str
    terms: tuple[Moved, ...]
    told_at: datetime | None = None
    told_by: str = ""


class Move(NamedTuple):
    """One change that moved terms."""

    id: str
    at: datetime
    author: str
    cause: str
    terms: tuple[Moved, ...]
    people: tuple[Concerned, ...]

    @property
    def untold(self) -> int:
        """How many have not been told."""
        return sum(one.told_at is None for one in self.people)


def note(writing: Writing, seat: Seat, changes: Changes, cause: str, duty: str) -> None:
    """Write down what a change moved, in the transaction of the change, as an action of its own."""
    if not changes.moved:
        return
    fact = TermsMoved(move=seat.new_id(), cause=cause, terms=changes.moved)
    _append(writing, seat, fact, duty)


def cause_of(kind: str, card: Card) -> str:
    """Say which card moved terms."""
    what = KIND_TITLES.get(kind, kind)
    match card:
        case OwnDay():
            return f"{what}: {day(card.day)}, {card.reason}"
        case NormChange():
            return f"{what}: {card.article}, с {day(card.valid_from)}"
        case _:
            return what


def moves(seat: Asking) -> tuple[Move, ...]:
    """List every change that moved terms, the newest first."""
    if seat.why_not(OwnDay) and (refused := seat.why_not(Seeing.CASES)):
        raise Refusal(refused)
    told: dict[tuple[str, str], tuple[datetime, str]] = {}
    found = []
    for trace in seat.store.trails.of_stream(ABOUT):
        author = seat.person_name(CardId(trace.person))
        if isinstance(trace.reading, MoveTold):
            told[trace.reading.move, trace.reading.person] = (seat.in_zone(trace.at), author)
        elif isinstance(trace.reading, TermsMoved):
            found.append((trace.reading, seat.in_zone(trace.at), author))
    working = seat.store.trails.working_on({term.case for fact, _, _ in found for term in fact.terms})
    return tuple(
        Move(fact.move, at, author, fact.cause, fact.terms, _people(seat, fact, working, told))
        for fact, at, author in found
    )


def told(office: Workplace, move: str, person: CardId) -> None:
    """Write down that somebody was told."""
    duty = office.duty_for(OwnDay) or office.judged(Seeing.CASES)
    known = next((one for one in moves(office) if one.id == move), None)
    if known is None:
        raise Refusal("Такого списка сдвинутых сроков нет.")
    concerned = next((one for one in known.people if one.person == person), None)
    if concerned is None:
        raise Refusal("У этого человека в списке нет сдвинутых сроков.", field="person")
    if concerned.told_at is not None:
        raise Refusal(f"{concerned.name}: уже отмечено, что сообщено.", field="person")
    with office.store.writing() as writing:
        _append(writing, office, MoveTold(move=move, person=person), duty)


def _append(writing: Writing, seat: Seat, fact: TermsMoved | MoveTold, duty: str) -> None:
    past = History(beside(READING, ABOUT), (), ())
    writing.append([(past, fact)], Signature(author=seat.person, duty=duty, moment=seat.now()))


def _people(
    seat: Asking,
    fact: TermsMoved,
    working: dict[str, tuple[str, ...]],
    told: dict[tuple[str, str], tuple[datetime, str]],
) -> tuple[Concerned, ...]:
    terms: defaultdict[str, list[Moved]] = defaultdict(list)
    for term in fact.terms:
        for person in working.get(term.case, ()):
            terms[person].append(term)
    people = (
        Concerned(CardId(one), seat.person_name(CardId(one)), tuple(own), *told.get((fact.move, one), ()))
        for one, own in terms.items()
    )
    return tuple(sorted(people, key=lambda one: one.name))
