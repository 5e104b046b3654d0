"""What `act settle` takes: for each field whose word holds, or another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases import fields
from mcu_desktop.domain.cases.commands import Settle
from mcu_desktop.domain.cases.fields import Outcome
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import CaseId, Measures, Result
from mcu_desktop.journal.codec import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import Stream
from mcu_desktop.workplace.conflicts import Field, fields_of

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


class Whose(StrEnum):
    """Which of the values holds."""

    MINE = "mine"
    THEIRS = "theirs"
    BEFORE = "before"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceInput:
    """One field."""

    field: str
    take: Whose | None = None
    record: str | None = None
    """Names the value by its record, where several are not mine."""
    value: str | None = None
    """What holds with `other`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleInput:
    """Every field that is settled."""

    choices: tuple[ChoiceInput, ...]


def settling(workplace: Workplace, case: CaseId, asked: SettleInput) -> Settle:
    """Give the command that was typed."""
    unsettled = {field.field: field for field in fields_of(workplace, Stream(CASE, case))}
    return Settle(
        choices=tuple(
            Choice(field=one.field, value=_value(workplace, one, unsettled.get(one.field), place))
            for place, one in enumerate(asked.choices)
        )
    )


def _value(workplace: Workplace, asked: ChoiceInput, field: Field | None, place: int) -> Any:
    where = f"choices[{place}]"
    if field is None:
        return None
    if asked.record is not None:
        values = [side.value for side in field.sides if side.record == asked.record]
    elif asked.take is Whose.OTHER:
        return _typed(workplace, asked, f"{where}.value")
    elif asked.take is Whose.BEFORE:
        return field.before
    else:
        values = [side.value for side in field.sides if side.mine is (asked.take is Whose.MINE)]
    if len(values) != 1 or (asked.take is None and asked.record is None):
        listed = "; ".join(f"{side.record} – «{side.words}» ({side.whose})" for side in field.sides)
        raise Refusal(f"Назовите одно из значений записью (record): {listed}.", field=where)
    return values[0]


def _typed(workplace: Workplace, asked: ChoiceInput, where: str) -> Any:
    """Read a value that nobody recorded: a word of its list, a day, a name of the office, or plain text."""
    text, name = asked.value, fields.split(asked.field)[1]
    if text is None:
        raise Refusal("Укажите значение.", field=where)
    kind = fields.type_of(asked.field)
    try:
        if name == "block":
            return workplace.office.block_named(text, where)
        if name == "executor":
            return workplace.office.person_named(text, where)
        if kind is Outcome:
            result, _, measures = text.partition(" ")
            return Outcome(result=Result(result), measures=Measures(measures) if measures else None)
        if kind is date:
            return date.fromisoformat(text)
        return kind(text) if isinstance(kind, type) and issubclass(kind, StrEnum) else text
    except ValueError:
        raise Refusal("Такого значения у этого поля не бывает.", field=where) from None
