"""What `act settle` takes: for each field whose word holds, or another one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.commands import Settle
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.conflicts import Field, fields_of, typed_anew

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
    stream = Stream(CASE, case)
    unsettled = {field.field: field for field in fields_of(workplace, stream)}
    return Settle(
        choices=tuple(
            Choice(field=one.field, value=_value(workplace, stream, one, unsettled.get(one.field), place))
            for place, one in enumerate(asked.choices)
        )
    )


def _value(workplace: Workplace, stream: Stream, asked: ChoiceInput, field: Field | None, place: int) -> Any:
    where = f"choices[{place}]"
    if field is None:
        return None
    if asked.record is not None:
        values = [side.value for side in field.sides if side.record == asked.record]
    elif asked.take is Whose.OTHER:
        if asked.value is None:
            raise Refusal("Укажите значение.", field=f"{where}.value")
        return typed_anew(workplace, stream, asked.field, asked.value)
    elif asked.take is Whose.BEFORE:
        return field.before
    else:
        values = [side.value for side in field.sides if side.mine is (asked.take is Whose.MINE)]
    if len(values) != 1 or (asked.take is None and asked.record is None):
        listed = "; ".join(f"{side.record} – «{side.words}» ({side.whose})" for side in field.sides)
        raise Refusal(f"Назовите одно из значений записью (record): {listed}.", field=where)
    return values[0]
