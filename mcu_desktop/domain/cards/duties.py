"""Duties: the hats that people of a МЦУ wear; a person has any number of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Duty(StrEnum):
    """A hat of the two decrees (Кинель appendix 2, Кострома 3.1)."""

    CURATOR = "curator"
    HEAD = "head"
    BLOCK_HEAD = "block_head"
    APPEALS = "appeals"
    INCIDENT = "incident"
    POS = "pos"
    ANALYST = "analyst"
    CALL_OPERATOR = "call_operator"
    INTAKE_OPERATOR = "intake_operator"
    EXECUTOR = "executor"
    OUTSIDE = "outside"
    ADMINISTRATOR = "administrator"


DUTY_NAMES: dict[Duty, str] = {
    Duty.CURATOR: "куратор МЦУ",
    Duty.HEAD: "руководитель МЦУ",
    Duty.BLOCK_HEAD: "руководитель отраслевого блока",
    Duty.APPEALS: "ответственный за обращения (59-ФЗ)",
    Duty.INCIDENT: "ответственный за «Инцидент менеджмент»",
    Duty.POS: "ответственный за ПОС",
    Duty.ANALYST: "аналитик",
    Duty.CALL_OPERATOR: "оператор колл-центра",
    Duty.INTAKE_OPERATOR: "оператор по приёму и обработке",
    Duty.EXECUTOR: "исполнитель подразделения",
    Duty.OUTSIDE: "внешняя организация",
    Duty.ADMINISTRATOR: "системный администратор",
}


FOR = " for "
"""Stands in a record between a duty and who is away, whose duty it is."""


def duty_words(duty: str, named: Callable[[str], str] = str) -> str:
    """Give the words of a duty, also one that only a newer program knows; `named` gives a person's name."""
    own, _, whose = duty.partition(FOR)
    words = DUTY_NAMES[Duty(own)] if own in set(Duty) else own
    return f"{words}, за {named(whose)}" if whose else words


INTAKE: tuple[Duty, ...] = (
    Duty.INTAKE_OPERATOR,
    Duty.APPEALS,
    Duty.INCIDENT,
    Duty.POS,
    Duty.CALL_OPERATOR,
)
"""The duties that take cases in; the owner of a new profile holds them all."""
