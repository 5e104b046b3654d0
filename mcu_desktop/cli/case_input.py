"""A case as one JSON object: the contract of `register`."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.json_input import parsed, read
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import AGAINST_NOBODY, Against, Applicant, AskedQuestion, Covering
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Form, Kind, QuestionId, Regime

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionInput:
    """A question of the input; the block by its whole name, short name or alias."""

    text: str
    code: str | None = None
    block: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInput:
    """What `register` takes; what is left out gets the default that stands here."""

    text: str
    regime: Regime = Regime.APPEAL
    form: Form = Form.WRITTEN
    kind: Kind = Kind.STATEMENT
    channel: Channel = Channel.LETTER
    received_on: date | None = None
    registered_on: date | None = None
    received_at: datetime | None = None
    applicants: tuple[Applicant, ...] = ()
    questions: tuple[QuestionInput, ...] = ()
    place: str | None = None
    covering: Covering | None = None
    against: Against = AGAINST_NOBODY
    """Whom a complaint is against, by name."""
    representative: int = 0
    meeting: bool = False
    answer_channel: AnswerChannel = AnswerChannel.POST


def registration(line: str, office: Office) -> RegisterCase:
    """Give the command of one line, or refuse it by the name of the field."""
    asked = read(CaseInput, parsed(line))
    given: dict[str, Any] = {field.name: getattr(asked, field.name) for field in fields(asked)}
    given["questions"] = tuple(
        AskedQuestion(
            id=QuestionId(str(place + 1)),
            text=question.text,
            code=question.code,
            block=office.block_named(question.block, f"questions[{place}].block")
            if question.block is not None
            else None,
        )
        for place, question in enumerate(asked.questions)
    )
    given["against"] = against_named(asked.against, office)
    return RegisterCase(**given)


def against_named(against: Against, office: Office) -> Against:
    """Find whom a complaint is against by their names."""

    def found(field: str, find: Callable[[str, str], CardId]) -> tuple[CardId, ...]:
        named = enumerate(getattr(against, field))
        return tuple(find(name, f"against.{field}[{place}]") for place, name in named)

    return Against(
        people=found("people", office.person_named),
        units=found("units", office.unit_named),
        bodies=found("bodies", office.body_named),
    )
