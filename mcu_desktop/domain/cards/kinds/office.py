"""Who the office is: itself, its blocks and people, who works for it, whom it writes to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds.identity import CardId
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """The office as a whole: how it is called and how it counts. One card a profile."""

    name: str
    """In the nominative: «Администрация городского округа Кинель Самарской области»."""
    town: str
    head_post: str
    """To whom the weekly note goes, in the dative: «Главе городского округа Кинель»."""
    zone: str = "Europe/Moscow"
    count_from: CountFrom = CountFrom.NEXT
    last_day: LastDay = LastDay.PRECEDING
    week_starts: int = 0
    """First day of the reporting week, 0 is Monday."""
    preset: str = "empty"
    phone: str = ""
    """Where citizens ask about their appeals; printed on the slip."""
    address: str = ""
    """Its postal address, printed on letters; so are the next two."""
    email: str = ""
    site: str = ""
    answers_to_end: int = 2
    """How many answers on the merits make «неоднократно» (59-ФЗ art. 11 part 5)."""
    signing: bool = False
    """Answers are agreed and signed in the program, and leave no other way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A sectoral block; it works without a head and is marked then."""

    name: str
    """Whole, as in the decree."""
    short: str
    aliases: tuple[str, ...] = ()
    heads: tuple[CardId, ...] = ()
    significant: bool = False
    """One of the socially significant topics of the decree (Кинель п. 1.1)."""
    codes: tuple[str, ...] = ()
    """Beginnings of classifier codes that this block is proposed for; the longest wins."""
    order: int = 0
    limits: tuple[tuple[Status, int], ...] = ()
    """How many cases at most should stand in a column of the board; a column without a limit is not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works here; known by post until the office writes a name."""

    post: str
    name: str | None = None
    duties: tuple[Duty, ...] = ()
    unit: CardId | None = None
    phone: str = ""
    """Printed on letters that the person made."""
    signs: bool = False
    """Has the authority to sign answers (59-ФЗ art. 10 part 3)."""

    @property
    def title(self) -> str:
        """How lists call the person."""
        return self.name or self.post


class UnitKind(StrEnum):
    """What an executing body is."""

    SUBDIVISION = "subdivision"
    INSTITUTION = "institution"
    SETTLEMENT = "settlement"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A subdivision, institution, settlement or outside organisation that does the work."""

    name: str
    short: str
    kind: UnitKind = UnitKind.SUBDIVISION


class BodyKind(StrEnum):
    """What another body is, where the law asks about it."""

    OTHER = "other"
    POLICE = "police"
    REGION_HEAD = "region_head"
    COURT = "court"
    INVESTIGATION = "investigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Another body of power: appeals are forwarded to it, documents are asked of it."""

    name: str
    """In the nominative: «Государственная жилищная инспекция Самарской области»."""
    addressee: str = ""
    """To whom a letter goes, in the dative: «Руководителю … И. И. Иванову»; empty – the body itself."""
    address: str = ""
    email: str = ""
    sstu: str = ""
    """Its GUID in ССТУ, where the office knows it."""
    kind: BodyKind = BodyKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Somebody is away for some days: whoever stands in has their work and their word."""

    person: CardId
    begins: date
    ends: date
    """The last day."""
    reason: str
    substitute: CardId | None = None
    duties: tuple[Duty, ...] = ()
    """Which hats go over; all of them where none is named."""
    signs: bool = True
    """Who stands in agrees and signs, too."""
