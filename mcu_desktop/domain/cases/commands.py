"""What a person wants done to a case: commands in the imperative."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.citizens import CitizenCommand
from mcu_desktop.domain.cases.chapters.commissions import CommissionCommand
from mcu_desktop.domain.cases.chapters.complaint import NameAgainst
from mcu_desktop.domain.cases.chapters.contents import COMMANDS
from mcu_desktop.domain.cases.chapters.control import ControlCommand
from mcu_desktop.domain.cases.chapters.copies import CopyCommand
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.course import CourseCommand
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.holding import HoldingCommand
from mcu_desktop.domain.cases.chapters.named_term import NameTerm
from mcu_desktop.domain.cases.chapters.orders import OrderCommand
from mcu_desktop.domain.cases.chapters.papers import IssuePaper
from mcu_desktop.domain.cases.chapters.problems import ProblemCommand
from mcu_desktop.domain.cases.chapters.repeats import RepeatCommand
from mcu_desktop.domain.cases.chapters.requests import RequestCommand
from mcu_desktop.domain.cases.chapters.returning import Return
from mcu_desktop.domain.cases.chapters.signing import SigningCommand
from mcu_desktop.domain.cases.chapters.unanswered import LeaveUnanswered
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion, Covering
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    Channel,
    Kind,
    Measures,
    QuestionId,
    Result,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectCase:
    """Mend fields of the card; the reason stays in the history."""

    reason: str
    kind: Kind | None = None
    channel: Channel | None = None
    received_on: date | None = None
    applicants: tuple[Applicant, ...] | None = None
    text: str | None = None
    questions: tuple[AskedQuestion, ...] | None = None
    place: str | None = None
    covering: Covering | None = None
    answer_channel: AnswerChannel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Hand a question (all of them when none is named) to a block and an executor."""

    block: CardId | None = None
    """Default: the block the question already has."""
    executor: CardId | None = None
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Begin to work on a question, or on all that wait."""

    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStep:
    """Write down what was done or found out."""

    text: str
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Give a question its result."""

    result: Result
    text: str = ""
    measures: Measures | None = None
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMeasures:
    """Write down that the promised measures were taken."""

    text: str = ""
    taken_on: date | None = None
    question: QuestionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAnswer:
    """Dispatch the answer; ends the terms."""

    sent_on: date | None = None
    channel: AnswerChannel | None = None
    outgoing: str | None = None
    signer: str | None = None
    consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Put the case «в дело»."""

    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Take a closed or withdrawn case back to work."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Stop at the citizen's own request."""

    reason: str = ""
    withdrawn_on: date | None = None
    statement: str = ""
    """SHA-256 of the request to stop, among the attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    """Put a file, already among the attachments, to the case."""

    digest: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Say what holds in fields that several wrote without knowing of each other."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumber:
    """Give the case the next number of this workplace: another case bears the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take back the last action on the case."""

    txn: str | None = field(default=None)
    """The action to take back; default the last one. Refused when it is not the last."""


CaseCommand = (
    CorrectCase
    | Assign
    | Take
    | NoteStep
    | Answer
    | RecordMeasures
    | SendAnswer
    | Close
    | Reopen
    | Withdraw
    | Attach
    | Settle
    | Renumber
    | Undo
    | ControlCommand
    | HoldingCommand
    | CommissionCommand
    | CourseCommand
    | Forward
    | Extend
    | VisitSite
    | RequestCommand
    | SigningCommand
    | OrderCommand
    | IssuePaper
    | LeaveUnanswered
    | Return
    | EndCorrespondence
    | NameAgainst
    | CopyCommand
    | NameTerm
    | CitizenCommand
    | RepeatCommand
    | ProblemCommand
)

CASE_COMMANDS: dict[str, type[CaseCommand]] = {
    "correct": CorrectCase,
    "assign": Assign,
    "take": Take,
    "note": NoteStep,
    "answer": Answer,
    "measures": RecordMeasures,
    "send": SendAnswer,
    "close": Close,
    "reopen": Reopen,
    "withdraw": Withdraw,
    "attach": Attach,
    "settle": Settle,
    "renumber": Renumber,
    "undo": Undo,
    **{one.name: one.command for one in COMMANDS.values() if one.name},
}
"""The name of each command in the terminal."""

OUTSIDE_COMMANDS: dict[type[CaseCommand], str] = {
    one.command: one.title for one in COMMANDS.values() if one.name is None
}
"""What has a door of its own (`workplace.guests`): it makes a paper, or reads one."""

COMMAND_NAMES: dict[type[CaseCommand], str] = {
    CorrectCase: "Исправить",
    Assign: "Назначить",
    Take: "Взять в работу",
    NoteStep: "Отметить ход работы",
    Answer: "Ответить на вопрос",
    RecordMeasures: "Меры приняты",
    SendAnswer: "Отправить ответ",
    Close: "Закрыть в дело",
    Reopen: "Вернуть в работу",
    Withdraw: "Отозвать по заявлению",
    Attach: "Приложить файл",
    Settle: "Решить разногласие",
    Renumber: "Присвоить другой номер",
    Undo: "Отменить последнее действие",
    **{one.command: one.title for one in COMMANDS.values() if one.name},
}
"""How buttons and the history call a command."""
