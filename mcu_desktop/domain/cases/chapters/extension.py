"""Extension: the term of the answer moves once, by a decision that the citizen is told of (59-ФЗ art. 12)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.chapters.leaving import told_of, told_on
from mcu_desktop.domain.cases.clocks import EXTENDABLE, EXTENSION, clocks
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional, required
from mcu_desktop.domain.cases.rules import day_of, decider_of
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

_LAW = "ч. 2 ст. 12 Закона № 59-ФЗ"


class ExtensionGround(StrEnum):
    """Why the law lets a term be extended."""

    EXCEPTIONAL = "exceptional"
    REQUEST = "request"


_GROUNDS = {
    ExtensionGround.EXCEPTIONAL: "исключительный случай",
    ExtensionGround.REQUEST: "направлен запрос в другой орган",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """The term of the answer was extended."""

    ground: ExtensionGround
    reason: str
    decided_on: date
    decided_by: CardId
    until: date
    notified_on: date | None = None
    notice: str = ""
    """The number of the letter to the citizen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Extend the term of the answer, once and by no more than the law lets."""

    reason: str
    decided_by: CardId
    ground: ExtensionGround = ExtensionGround.EXCEPTIONAL
    decided_on: date | None = None
    """Default: the day of the notice, else today."""
    until: date | None = None
    """Default: as long as the law lets."""
    notified_on: date | None = None
    notice: str = ""


def _extend(case: Case, command: Extend, rules: Rules) -> tuple[Extended]:
    if reason := _why_not(case):
        raise Refusal(f"{reason}.")
    first = _first_term(case, rules)
    if first is None:
        raise Refusal("У дела нет срока ответа, который можно продлить.")
    if command.ground is ExtensionGround.REQUEST and not case.requests:
        raise Refusal("Запроса в другой орган в деле нет: сначала запишите его.", field="ground")
    ends = first.deadline.due_day
    notified_on = _notified_on(case, command, rules, ends)
    decided_on = day_of(command.decided_on or notified_on, case, rules, "decided_on")
    if decided_on > ends:
        raise Refusal(
            f"Срок ответа истёк {day(ends)}: продлить его можно было только до этого дня ({_LAW}).",
            field="decided_on",
        )
    if notified_on is not None and notified_on < decided_on:
        raise Refusal("Гражданину сообщено раньше, чем принято решение.", field="notified_on")
    decider_of(command.decided_by, rules, "decided_by")
    fact = Extended(
        ground=command.ground,
        reason=required(command.reason, "reason", SHORT_TEXT),
        decided_on=decided_on,
        decided_by=command.decided_by,
        until=_until(command, first, rules),
        notified_on=notified_on,
        notice=optional(command.notice, "notice", SHORT_TEXT),
    )
    return (fact,)


def _first_term(case: Case, rules: Rules) -> Clock | None:
    """Give the term that runs out first of those that may be extended."""
    running = (clock for clock in clocks(case, rules.terms) if clock.running and clock.norm in EXTENDABLE)
    return min(running, key=lambda clock: clock.deadline.due_day, default=None)


def _notified_on(case: Case, command: Extend, rules: Rules, ends: date) -> date | None:
    """Give the day on which the citizen was told: before the first term ends."""
    needed = f"Укажите день, в который о продлении уведомлён гражданин ({_LAW})."
    notified_on = told_on(case, rules, command.notified_on, command.notice, needed=needed)
    if notified_on is not None and notified_on > ends:
        raise Refusal(
            f"О продлении уведомляют до окончания срока, он истёк {day(ends)} ({_LAW}).", field="notified_on"
        )
    return notified_on


def _until(command: Extend, first: Clock, rules: Rules) -> date:
    """Give the new last day: no later than the law lets, later than the first one."""
    latest = rules.terms.deadline(EXTENSION, first.deadline.raw)
    until = command.until or latest.due_day
    if until > latest.due_day:
        raise Refusal(
            f"Продлить можно не больше чем на {latest.norm.amount} дней – до {day(latest.due_day)} ({_LAW}).",
            field="until",
        )
    if until <= first.deadline.due_day:
        raise Refusal(
            f"Срок и так истекает {day(first.deadline.due_day)}: назовите день позже.", field="until"
        )
    return until


def _why_not(case: Case) -> str | None:
    if case.regime is not Regime.APPEAL:
        return "Продлевают только срок обращения по Закону № 59-ФЗ"
    if case.sent:
        return "Ответ уже отправлен"
    if case.extension is not None:
        return f"Срок уже продлён до {day(case.extension.until)}, второй раз его не продлевают"
    return None


def _extended(case: Case, fact: Extended) -> Case:
    return case._replace(extension=fact)


def _writes(_case: Case, _fact: Extended) -> tuple[str]:
    return ("extension",)


def _least(values: Sequence[Extended | None]) -> Extended | None:
    """Show the earlier of two ends until somebody chooses: nobody is late by it."""
    return min(values, key=lambda value: value.until if value else date.max)


def _tell(_case: Case | None, fact: Extended, names: Names) -> str:
    by = names.person_name(fact.decided_by)
    return (
        f"Срок ответа продлён до {day(fact.until)} решением от {day(fact.decided_on)} ({by}; {_LAW}): "
        f"{_GROUNDS[fact.ground]}. {fact.reason.rstrip('.')}.{told_of(fact.notified_on, fact.notice)}"
    )


def _words(value: Extended | None, _names: Names) -> str:
    return f"до {day(value.until)}" if value else "не продлён"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="extended",
            fact=Extended,
            action="продление срока",
            fold=_extended,
            sentence=_tell,
            texts=("reason",),
            written=_writes,
        ),
    ),
    commands=(
        CommandOf(
            name="extend",
            command=Extend,
            title="Продлить срок ответа",
            decide=_extend,
            why_not=_why_not,
        ),
    ),
    fields=(
        FieldOf(
            name="extension",
            type=Extended | None,
            title="продление срока",
            words=_words,
            shows=_least,
        ),
    ),
)
