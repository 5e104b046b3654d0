"""What happened to a case: facts in the past tense, as the journal keeps them for ever.

Those of a subject of its own stand in its chapter; `known_facts` lists all.
"""

from __future__ import annotations

from datetime import date, datetime

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.values import (
    AGAINST_NOBODY,
    Against,
    Applicant,
    AskedQuestion,
    ClockStopped,
    Covering,
)
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    Channel,
    Form,
    Kind,
    Measures,
    QuestionId,
    Regime,
    Result,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The case got its number (59-ФЗ art. 8 part 2)."""

    number: str
    journal: str
    station: str
    ordinal: int
    regime: Regime
    form: Form
    kind: Kind
    channel: Channel
    received_on: date
    registered_on: date
    applicants: tuple[Applicant, ...]
    text: str
    questions: tuple[AskedQuestion, ...]
    answer_channel: AnswerChannel
    significant: bool
    """A question belonged to a socially significant topic on the day of registration."""
    received_at: datetime | None = None
    place: str | None = None
    covering: Covering | None = None
    """It came with a covering letter of another body, not straight from the citizen."""
    against: Against = AGAINST_NOBODY
    meeting: bool = False
    """The resolution of a meeting."""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Fields of the card were wrong and are right now. Only what changed stands here."""

    reason: str
    kind: Kind | None = None
    channel: Channel | None = None
    received_on: date | None = None
    applicants: tuple[Applicant, ...] | None = None
    text: str | None = None
    questions: tuple[AskedQuestion, ...] | None = None
    place: str | None = None
    answer_channel: AnswerChannel | None = None
    covering: Covering | None = None
    significant: bool | None = None
    clocks: tuple[ClockStopped, ...] = ()
    """Stopped terms that are counted from another day now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A question was handed to a block, and perhaps to somebody in it."""

    question: QuestionId
    block: CardId
    executor: CardId | None = None
    significant: bool = False
    anew: bool = False
    """Its result came back with the case and is given up: the question is decided again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The executor began to work on a question."""

    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNoted:
    """Something was done or found out on the way."""

    text: str
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question got its result."""

    question: QuestionId
    result: Result
    text: str
    measures: Measures | None = None
    """For a supported question only."""
    unready: bool = False
    """The office signs in the program: the letter that tells it is still to be made ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresTaken:
    """What was promised in a supported question is done."""

    question: QuestionId
    taken_on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSent:
    """The answer left: the day of dispatch ends the terms, not the day of signing."""

    sent_on: date
    channel: AnswerChannel
    outgoing: str | None = None
    signer: str | None = None
    consent: bool = False
    """The citizen agreed to an oral answer (59-ФЗ art. 13 part 3)."""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The case went «в дело»."""

    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A closed case came back to work."""

    reopened_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """The citizen asked to stop (59-ФЗ art. 5 point 5)."""

    withdrawn_on: date
    reason: str
    statement: str = ""
    """SHA-256 of the request to stop, among the attachments."""
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A scan, photo or document lies among the attachments under its SHA-256."""

    digest: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """The case bears another number: two cases had got the same one. Both keep their histories."""

    number: str
    journal: str
    station: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Somebody saw what several had written without knowing of each other, and chose."""

    choices: tuple[Choice, ...]
    clocks: tuple[ClockStopped, ...] = ()
    """Stopped terms that are counted from another day now."""
