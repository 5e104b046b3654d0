"""What an office writes down about itself: one typed dataclass for each kind of card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NewType

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.vocabulary import Status

CardId = NewType("CardId", str)
"""32 hexadecimal digits of a random UUID."""


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
class NameForm:
    """How a name is declined, where the rules of the language leave a doubt or are wrong."""

    name: str
    """A surname, a whole name or a post, in the nominative."""
    genitive: str
    dative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTemplate:
    """The office's own template of a paper, in place of the one that ships."""

    template: str
    """Which one: the name of the sheet, as `forward-notice`."""
    document: str
    """SHA-256 of the DOCX among the attachments."""


class DayKind(StrEnum):
    """What the office declares a day to be."""

    OFF = "off"
    WORKING = "working"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """A day that the office's calendar treats otherwise than the state's: own day off, transfer."""

    day: date
    kind: DayKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The working hours of the office, Monday first; a pair of `None` is a day off."""

    opens: tuple[time | None, ...] = (time(8), time(8), time(8), time(8), time(8), None, None)
    closes: tuple[time | None, ...] = (time(17), time(17), time(17), time(17), time(16), None, None)
    lunch_from: time | None = time(12)
    lunch_to: time | None = time(12, 48)
    eve_shorter_minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTemplate:
    """How one registration journal writes its numbers."""

    journal: str
    """`appeal.oral`, `appeal.written`, `appeal.electronic`, `pos`, `incident`, `call`, `other`."""
    index: str
    template: str = "{index}-{station}-{n}/{yy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FavouriteTopic:
    """A leaf of the classifier which the office uses often."""

    code: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NormChange:
    """The office's own version of a norm's amount or article; the norm itself stays data."""

    norm: str
    amount: int
    article: str
    valid_from: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenNote:
    """A weekly note as it went to the head: its pages are kept and never drawn anew."""

    period_from: date
    period_to: date
    content: str
    """SHA-256 of the note itself among the attachments; the next three are of its papers."""
    pages: str
    document: str
    workbook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A workplace that was invited into the exchange; withdrawn, it is believed no more."""

    letter: str
    """What it writes into its numbers."""
    verify_key: str
    """Its Ed25519 key, the half that everybody may know."""
    log: str
    """The log it begins with: no other one may begin under its letter."""
    box_key: str = ""
    """Its X25519 key, with which anybody may seal something for it alone."""
    ends: tuple[tuple[str, int, str], ...] = ()
    """Log, place and link where its logs ended when it was withdrawn: what is behind is not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeKey:
    """A new key of the exchange, made when a workplace was revoked, sealed for each that remained."""

    sealed: tuple[tuple[str, str], ...]
    """The letter of a workplace, and the key in a box that only it opens."""
    without: tuple[str, ...]
    """The letters that were revoked by then; where another one is, this key is spoiled too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """The office's word that a server may be reached without a certificate that is checked, and why."""

    host: str
    sslmode: str
    """The least that is asked of the connection, as libpq calls it."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionChange:
    """How long this office keeps its cases of one sort, where its nomenclature says otherwise."""

    term: str
    years: int
    """0 – for ever."""
    article: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionAct:
    """An act about cases whose time of keeping ran out, as the commission signed it; it names no citizen."""

    number: str
    drawn_on: date
    by: date
    """The day by which the terms had run out."""
    basis: str
    chair: str
    members: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    """The id and the number of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SstuSettings:
    """How the office reports to the state's portal ССТУ. One card a profile."""

    department: str = ""
    """The office's own GUID there."""
    closes_on: int = 0
    """The day that ends the reported month; 0 is its last one."""
    short_codes: bool = False
    """Four digits of a question instead of the whole code, as old portals want them."""
    tells_extension: bool = True
    """Says of an appeal in work that its term was extended; old portals do not know the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedLetter:
    """A letter by which another body sent an appeal that is not registered here, or never came."""

    number: str
    written_on: date
    name: str
    """The citizen."""
    code: str
    """The question's code, as that body gave it."""
    received_on: date | None = None
    """The day it came after all, without being registered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionHours:
    """When an official receives citizens (59-ФЗ art. 13 part 1), cut into times that can be booked."""

    whom: CardId
    begins: time
    ends: time
    weekdays: tuple[int, ...] = ()
    """0 is Monday; none where the hours are of one day."""
    weeks: tuple[int, ...] = ()
    """The first such weekday of a month, the second …; none means each of them."""
    day: date | None = None
    """On this day alone, in place of what its weekday has."""
    minutes: int = 15
    """How long one visitor has."""
    room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionPriorities:
    """Whom this office receives out of turn, in place of the list that comes with the program."""

    categories: tuple[tuple[str, str], ...]
    """Who, and by which law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One matter that several people wrote about; their cases are linked to it, question by question."""

    title: str
    """In the office's words, without names: «Не вывозят мусор с площадки на Маяковского, 22»."""
    about: str = ""
    """What was found out and is done about it."""
    answer: str = ""
    """What all of them are answered, as far as it is put together."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that answers on a topic need again and again, with fields: {номер}, {дата}."""

    topic: str
    """The beginning of the classifier codes it is for; empty – for every topic."""
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word that the office writes and no dictionary knows: a street, a firm, a village."""

    word: str


Card = (
    Administration
    | Block
    | Person
    | Unit
    | Body
    | NameForm
    | PaperTemplate
    | OwnDay
    | Timetable
    | NumberTemplate
    | FavouriteTopic
    | NormChange
    | FrozenNote
    | Station
    | ExchangeKey
    | OpenLine
    | RetentionChange
    | DestructionAct
    | SstuSettings
    | AwaitedLetter
    | ReceptionHours
    | ReceptionPriorities
    | Problem
    | Absence
    | Phrase
    | OwnWord
)

CARD_KINDS: dict[str, type[Card]] = {
    "administration": Administration,
    "block": Block,
    "person": Person,
    "unit": Unit,
    "own_day": OwnDay,
    "timetable": Timetable,
    "number_template": NumberTemplate,
    "favourite_topic": FavouriteTopic,
    "norm_change": NormChange,
    "frozen_note": FrozenNote,
    "station": Station,
    "exchange_key": ExchangeKey,
    "open_line": OpenLine,
    "retention_change": RetentionChange,
    "destruction_act": DestructionAct,
    "reception_hours": ReceptionHours,
    "reception_priorities": ReceptionPriorities,
    "sstu_settings": SstuSettings,
    "awaited_letter": AwaitedLetter,
    "body": Body,
    "name_form": NameForm,
    "paper_template": PaperTemplate,
    "problem": Problem,
    "absence": Absence,
    "phrase": Phrase,
    "own_word": OwnWord,
}
"""The name of each kind in the journal; a released name never changes."""
