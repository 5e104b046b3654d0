"""A visit to an official: what happens to it, and the visit as these facts tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple, NewType, assert_never

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.domain.vocabulary import CaseId

VisitId = NewType("VisitId", str)
"""32 hexadecimal digits of a random UUID."""


class Outcome(StrEnum):
    """How a visit ends."""

    EXPLAINED = "explained"
    """The answer was given by word of mouth, with the citizen's consent (art. 13 part 3)."""
    ANSWER = "answer"
    """A written answer on the merits will follow."""
    PAPER = "paper"
    """A written appeal was handed over (art. 13 part 4)."""
    ORDER = "order"
    """The official ordered somebody to see to it, with a term."""
    REFUSED = "refused"
    """An answer on the merits was given before (art. 13 part 6)."""
    ELSEWHERE = "elsewhere"
    """It is for others to decide; it was explained where to go (art. 13 part 5)."""


class State(StrEnum):
    """Where a visit stands."""

    BOOKED = "booked"
    WAITING = "waiting"
    INSIDE = "inside"
    ENDED = "ended"
    ABSENT = "absent"
    CANCELLED = "cancelled"


# ---------------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """Somebody is to come: at a time of the timetable, or without one who simply came."""

    whom: CardId
    """The official who receives."""
    day: date
    at: time | None
    visitor: Applicant
    about: str = ""
    priority: str = ""
    """Why the visitor goes before others (art. 13 part 7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The visit is on another day or at another time."""

    day: date
    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What is known of the visitor is otherwise. Only what changed stands here."""

    visitor: Applicant | None = None
    about: str | None = None
    priority: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """The visitor is here; the card of the reception got its number."""

    at: time
    number: str
    station: str
    year: int
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The visitor went in."""

    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMade:
    """The visit became a case with a number and terms of its own."""

    case: CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The reception ended."""

    outcome: Outcome
    at: time
    text: str
    """What the visitor said, in short."""
    said: str = ""
    """What was explained, ordered, or why it was refused."""
    id_shown: bool = False
    """An identity document was shown; its number is never kept."""
    consent: bool = False
    """The visitor agreed to an oral answer."""
    sheets: int = 0
    """Sheets of paper that were handed over."""
    until: date | None = None
    """The day by which what was ordered is to be done."""
    earlier: tuple[CaseId, ...] = ()
    """Cases that were answered on the merits before, where that is why it was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """The visitor will not come."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The visitor did not come."""


VisitFact = Booked | Moved | Mended | Came | Called | CaseMade | Received | Cancelled | Missed | Undone

VISIT_FACTS: dict[str, type[VisitFact]] = {
    "booked": Booked,
    "moved": Moved,
    "mended": Mended,
    "came": Came,
    "called": Called,
    "case_made": CaseMade,
    "received": Received,
    "cancelled": Cancelled,
    "missed": Missed,
    "undone": Undone,
}
"""The name of each kind in the journal; a released name never changes."""


# ---------------------------------------------------------------------- the visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as it stands."""

    id: VisitId
    whom: CardId
    day: date
    at: time | None
    visitor: Applicant
    about: str = ""
    priority: str = ""
    came: Came | None = None
    called: time | None = None
    case: CaseId | None = None
    received: Received | None = None
    again: tuple[Received, ...] = ()
    """Endings that another desk wrote without knowing of the first, which holds."""
    cancelled: Cancelled | None = None
    missed: bool = False

    @property
    def state(self) -> State:
        """Where the visit stands; whoever was received was there, whatever else was written."""
        if self.received:
            return State.ENDED
        if self.called:
            return State.INSIDE
        if self.came:
            return State.WAITING
        if self.cancelled:
            return State.CANCELLED
        return State.ABSENT if self.missed else State.BOOKED

    @property
    def holds_its_time(self) -> bool:
        """Nobody else may have the time."""
        return self.at is not None and self.state not in {State.CANCELLED, State.ABSENT}


class VisitTold(NamedTuple):
    """A fact with the action it belongs to."""

    txn: str
    fact: VisitFact
    record: str = ""
    seen: int = 0


def fold_visit(id_: str, told: Iterable[VisitTold]) -> Visit | None:
    """Tell a visit from its facts in order, `None` where nobody is to come (any more)."""
    visit: Visit | None = None
    for entry in in_force(tuple(told)):
        visit = evolve_visit(VisitId(id_), visit, entry.fact)
    return visit


def evolve_visit(id_: VisitId, visit: Visit | None, fact: VisitFact) -> Visit | None:
    """Apply one fact. Never refuses: two desks may act before they hear of each other."""
    if isinstance(fact, Booked):
        return visit or Visit(
            id=id_,
            whom=fact.whom,
            day=fact.day,
            at=fact.at,
            visitor=fact.visitor,
            about=fact.about,
            priority=fact.priority,
        )
    return None if visit is None else _evolved(visit, fact)


def _evolved(visit: Visit, fact: VisitFact) -> Visit:
    match fact:
        case Moved():
            return replace(visit, day=fact.day, at=fact.at, missed=False, cancelled=None)
        case Mended():
            return _mended(visit, fact)
        case Came():
            return replace(visit, came=visit.came or fact)
        case Called():
            return replace(visit, called=visit.called or fact.at)
        case CaseMade():
            return replace(visit, case=visit.case or fact.case)
        case Received() if visit.received:
            return replace(visit, again=(*visit.again, fact))
        case Received():
            return replace(visit, received=fact)
        case Cancelled():
            return replace(visit, cancelled=fact)
        case Missed():
            return replace(visit, missed=True)
        case Booked() | Undone():
            return visit
        case _:
            assert_never(fact)


def _mended(visit: Visit, fact: Mended) -> Visit:
    return replace(
        visit,
        visitor=visit.visitor if fact.visitor is None else fact.visitor,
        about=visit.about if fact.about is None else fact.about,
        priority=visit.priority if fact.priority is None else fact.priority,
    )
