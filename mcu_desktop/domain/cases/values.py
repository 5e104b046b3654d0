"""What the facts of a case are made of: who asks, what is asked, how it came, a term as it stood."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.vocabulary import CaseId, QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who asks: a person, or a person for an organisation. Nobody is obliged to give all of it."""

    surname: str | None = None
    name: str | None = None
    patronymic: str | None = None
    organisation: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    benefit: str | None = None
    social: str | None = None
    """Social standing, as the statistical form counts it: «пенсионер», «студент»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question of a case as it was registered."""

    id: QuestionId
    text: str
    code: str | None = None
    block: CardId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """The covering letter with which another body sent the appeal on to this office."""

    body: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Whom a complaint is against: people of the office, units, other bodies; nobody where it is none."""

    people: tuple[CardId, ...] = ()
    units: tuple[CardId, ...] = ()
    bodies: tuple[CardId, ...] = ()

    @property
    def all(self) -> tuple[CardId, ...]:
        """Every one of them."""
        return (*self.people, *self.units, *self.bodies)


AGAINST_NOBODY = Against()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The other end of a link between copies of one letter: a case, with «экземпляр №» of the copy."""

    case: CaseId
    number: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped:
    """A term as it stood when it was stopped, so that a later calendar does not rewrite the past."""

    norm: str
    due: str
    provisional: bool = False
    about: str = ""
    """Which of several terms of one norm."""


class Started(NamedTuple):
    """A term that a decision began."""

    norm: str
    start: date
    about: str = ""
    """Which of several terms of one norm: a request, an order."""
    stopped_on: date | None = None
    due: date | None = None
    """The last day, where the decision itself named it."""
