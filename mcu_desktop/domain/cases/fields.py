"""The fields of a case that two people may write at once: how each is called, read and written."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.contents import FIELDS
from mcu_desktop.domain.cases.facts import AnswerSent
from mcu_desktop.domain.cases.field_names import KEPT, NUMBER, PROGRESS, RECEIVED, split
from mcu_desktop.domain.cases.values import Applicant, ClockStopped, Covering
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    Channel,
    Kind,
    Measures,
    QuestionId,
    Result,
    Status,
)

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was decided on a question, and whether what it promised is done."""

    result: Result | None = None
    measures: Measures | None = None
    out_on: date | None = None
    """The day on which it left without an answer of this office on the merits."""

    @classmethod
    def of(cls, question: Question) -> Outcome:
        """Read it off a question."""
        return cls(result=question.result, measures=question.measures, out_on=question.out_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the case as a whole has come: in work, sent, closed or withdrawn."""

    sent: AnswerSent | None = None
    closed_on: date | None = None
    withdrawn_on: date | None = None
    stopped: tuple[ClockStopped, ...] = field(default=(), compare=False)
    """The terms as they stood then."""

    @property
    def status(self) -> Status:
        """The column that the case as a whole gives; in work where it gives none."""
        if self.withdrawn_on is not None:
            return Status.OUT
        if self.closed_on is not None:
            return Status.DONE
        return Status.IN_WORK if self.sent is None else Status.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a case is called in its registration journal."""

    number: str
    journal: str
    station: str
    ordinal: int

    @classmethod
    def of(cls, case: Any) -> Number:
        """Read it off whatever bears one."""
        return cls(number=case.number, journal=case.journal, station=case.station, ordinal=case.ordinal)


OF_CARD: dict[str, Any] = {
    "kind": Kind,
    "channel": Channel,
    RECEIVED: date,
    "applicants": tuple[Applicant, ...],
    "text": str,
    "place": str,
    "answer_channel": AnswerChannel,
    "covering": Covering,
}
"""What a correction of the card may write, question by question apart."""

_OF_WHOLE: dict[str, Any] = {
    **OF_CARD,
    NUMBER: Number,
    PROGRESS: Progress,
    **{name: field.type for name, field in FIELDS.items() if not field.of_question},
}

OF_QUESTION: dict[str, Any] = {
    KEPT: bool,
    "text": str,
    "code": str | None,
    "block": CardId | None,
    "executor": CardId | None,
    "outcome": Outcome,
    "answer": str,
    **{name: field.type for name, field in FIELDS.items() if field.of_question},
}
"""Fields of a question; `kept` tells whether the case has the question at all."""

WRITTEN_BY_CORRECTION = ("text", "code", "block")


def type_of(field: str) -> Any | None:
    """Give the type of a field's values, `None` for a field of a newer program."""
    question, name = split(field)
    return (_OF_WHOLE if question is None else OF_QUESTION).get(name)


def value(case: Case, field: str) -> object:
    """Read a field."""
    id_, name = split(field)
    if id_ is not None:
        question = case.question(id_)
        if name == KEPT:
            return question is not None
        if name == "outcome":
            return Outcome.of(question) if question else Outcome()
        return getattr(question, name, None)
    if name == NUMBER:
        return Number.of(case)
    if name == PROGRESS:
        return Progress(
            sent=replace(case.sent, clocks=()) if case.sent else None,
            closed_on=case.closed_on,
            withdrawn_on=case.withdrawn_on,
            stopped=case.stopped,
        )
    return case.place or "" if name == "place" else getattr(case, name)


def put(case: Case, field: str, value: Any) -> Case:
    """Write a field; what a newer program wrote, or a question that is gone, is left alone."""
    if type_of(field) is None:
        return case
    id_, name = split(field)
    if id_ is not None:
        return _put_in_question(case, id_, name, value)
    if name == NUMBER:
        borne = dict.fromkeys((*case.former, Number.of(case)))
        return case._replace(
            number=value.number,
            journal=value.journal,
            station=value.station,
            ordinal=value.ordinal,
            former=tuple(number for number in borne if number != value),
        )
    if name == PROGRESS:
        return case._replace(
            sent=value.sent,
            closed_on=value.closed_on,
            withdrawn_on=value.withdrawn_on,
            stopped=value.stopped,
        )
    if name == RECEIVED and case.received_at and case.received_at.date() != value:
        case = case._replace(received_at=None)
    return case._replace(**{name: value})


def _put_in_question(case: Case, id_: QuestionId, name: str, value: Any) -> Case:
    if name == KEPT:
        left = case.questions if value else tuple(q for q in case.questions if q.id != id_)
        return case._replace(questions=left)
    changes = {name: value}
    if name == "outcome":
        changes = {"result": value.result, "measures": value.measures, "out_on": value.out_on}
    return case._replace(questions=tuple(q._replace(**changes) if q.id == id_ else q for q in case.questions))
