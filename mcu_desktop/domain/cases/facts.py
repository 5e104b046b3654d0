"""What happened to a case: facts in the past tense, as the journal keeps them for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.keeping import Erased, Held, HoldReleased
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.undoing import Undone
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question of a case as it was registered."""

    id: QuestionId
    text: str
    code: str | None = None
    block: CardId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped:
    """A term as it stood when it was stopped, so that a later calendar does not rewrite the past."""

    norm: str
    due: str
    provisional: bool = False


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
    clocks: tuple[ClockStopped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSet:
    """The case is kept on control until released."""

    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlReleased:
    """The case left control."""

    reason: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Commissioned:
    """An organisation without a login was asked to do something about a question, as a packet or on paper."""

    commission: str
    """32 hexadecimal digits that its packet, sheet and answer are named by."""
    question: QuestionId
    unit: CardId
    text: str
    due: date
    code: str = ""
    """Opens the packet and its answer; told by telephone. None where only a sheet went out."""
    named: bool = False
    """The organisation was told who the applicant is (152-ФЗ: only where the work needs it)."""
    files: tuple[str, ...] = ()
    """Digests of the files that went along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionAnswered:
    """What an outside organisation answered, as somebody of the office took it in."""

    commission: str
    text: str
    by: str = ""
    """Who answered there, as they call themselves."""


CaseFact = (
    Registered
    | Corrected
    | Assigned
    | Taken
    | StepNoted
    | Answered
    | MeasuresTaken
    | AnswerSent
    | Closed
    | Reopened
    | Withdrawn
    | ControlSet
    | ControlReleased
    | Held
    | HoldReleased
    | Erased
    | Attached
    | Renumbered
    | Settled
    | Commissioned
    | CommissionAnswered
    | Undone
)

CASE_FACTS: dict[str, type[CaseFact]] = {
    "registered": Registered,
    "corrected": Corrected,
    "assigned": Assigned,
    "taken": Taken,
    "noted": StepNoted,
    "answered": Answered,
    "measures_taken": MeasuresTaken,
    "sent": AnswerSent,
    "closed": Closed,
    "reopened": Reopened,
    "withdrawn": Withdrawn,
    "control_set": ControlSet,
    "control_released": ControlReleased,
    "attached": Attached,
    "undone": Undone,
    "held": Held,
    "hold_released": HoldReleased,
    "erased": Erased,
    "renumbered": Renumbered,
    "settled": Settled,
    "commissioned": Commissioned,
    "commission_answered": CommissionAnswered,
}
"""The name of each kind in the journal; a released name never changes."""
