"""What is wanted of a visit: commands in the imperative."""

from __future__ import annotations

from datetime import date, time

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.visit import Outcome
from mcu_desktop.domain.vocabulary import CaseId, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Give somebody a time of the timetable."""

    whom: CardId
    day: date
    at: time
    visitor: Applicant
    about: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """Take in somebody who came without a booking."""

    whom: CardId
    visitor: Applicant
    about: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Give the visitor another time."""

    day: date
    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """Write down what is known of the visitor by now."""

    visitor: Applicant
    about: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Come:
    """The visitor is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Let the visitor in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """The visitor will not come."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """The visitor did not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """End the reception, with what is known of the visitor by now."""

    outcome: Outcome
    visitor: Applicant
    text: str
    said: str = ""
    priority: str = ""
    id_shown: bool = False
    consent: bool = False
    sheets: int = 0
    code: str | None = None
    kind: Kind = Kind.STATEMENT
    block: CardId | None = None
    executor: CardId | None = None
    until: date | None = None
    earlier: tuple[CaseId, ...] = ()


VisitCommand = Move | Mend | Come | Call | Cancel | Miss
"""What is done to a visit that is known, short of ending it."""
