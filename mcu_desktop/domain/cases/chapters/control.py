"""Control: somebody wants to see a case through, perhaps by a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.chapters.open_orders import require_no_orders, why_ordered
from mcu_desktop.domain.cases.field_names import CONTROL
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.spelling import because, day
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules


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
class SetControl:
    """Keep the case on control."""

    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseControl:
    """Take the case off control."""

    reason: str = ""


ControlFact = ControlSet | ControlReleased
ControlCommand = SetControl | ReleaseControl


def _set(case: Case, command: SetControl, rules: Rules) -> tuple[ControlSet]:
    if case.control is not None:
        raise Refusal(f"Дело {case.number} уже стоит на контроле.")
    if command.until is not None and command.until < rules.today:
        raise Refusal("Контрольная дата не может быть в прошлом.", field="until")
    return (ControlSet(reason=optional(command.reason, "reason", SHORT_TEXT), until=command.until),)


def _release(case: Case, command: ReleaseControl, _rules: Rules) -> tuple[ControlReleased]:
    if case.control is None:
        raise Refusal(f"Дело {case.number} не стоит на контроле.")
    require_no_orders(case, "Снять с контроля")
    return (ControlReleased(reason=optional(command.reason, "reason", SHORT_TEXT)),)


def _put(case: Case, fact: ControlSet) -> Case:
    return case._replace(control=fact)


def _taken_off(case: Case, _fact: ControlReleased) -> Case:
    return case._replace(control=None)


def _writes_control(_case: Case, _fact: ControlFact) -> tuple[str]:
    return (CONTROL,)


def _tell_set(_case: Case | None, fact: ControlSet, _names: Names) -> str:
    return f"Поставлено на контроль{_until(fact)}{because(fact.reason)}"


def _tell_released(_case: Case | None, fact: ControlReleased, _names: Names) -> str:
    return f"Снято с контроля{because(fact.reason)}"


def _shown(values: Sequence[ControlSet | None]) -> ControlSet | None:
    """Show the earlier of two days; where one released it, the later writing."""
    if not all(values):
        return values[-1]
    return min(values, key=lambda control: control.until or date.max if control else date.max)


def _words(control: ControlSet | None, _names: Names) -> str:
    if control is None:
        return "не на контроле"
    return f"на контроле{_until(control)}{f': {control.reason}' if control.reason else ''}"


def _until(control: ControlSet) -> str:
    return f" до {day(control.until)}" if control.until else ""


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="control_set",
            fact=ControlSet,
            action="постановка на контроль",
            fold=_put,
            sentence=_tell_set,
            texts=("reason",),
            written=_writes_control,
        ),
        FactOf(
            kind="control_released",
            fact=ControlReleased,
            action="снятие с контроля",
            fold=_taken_off,
            sentence=_tell_released,
            texts=("reason",),
            written=_writes_control,
        ),
    ),
    commands=(
        CommandOf(
            name="control",
            command=SetControl,
            title="Поставить на контроль",
            decide=_set,
            why_not=lambda case: "Уже на контроле" if case.control else None,
            after_the_end=True,
        ),
        CommandOf(
            name="release",
            command=ReleaseControl,
            title="Снять с контроля",
            decide=_release,
            why_not=lambda case: why_ordered(case) if case.control else "Не на контроле",
            after_the_end=True,
        ),
    ),
    fields=(FieldOf(name=CONTROL, type=ControlSet | None, title="контроль", words=_words, shows=_shown),),
)
