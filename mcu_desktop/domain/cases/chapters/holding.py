"""Holding: a case may not be destroyed while a court, a prosecutor or a complaint may ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.limits import SHORT_TEXT, required
from mcu_desktop.domain.spelling import because
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The case may not be destroyed until the hold is released."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReleased:
    """The case may be destroyed again once its term has run out."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Forbid the destruction of the case, however long ago it was closed."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseHold:
    """Let the case be destroyed once its term has run out."""

    reason: str


HoldingFact = Held | HoldReleased
HoldingCommand = Hold | ReleaseHold


def _hold(case: Case, command: Hold, _rules: Rules) -> tuple[Held]:
    if case.hold is not None:
        raise Refusal(f"Уничтожение дела {case.number} уже запрещено.")
    return (Held(reason=required(command.reason, "reason", SHORT_TEXT)),)


def _release(case: Case, command: ReleaseHold, _rules: Rules) -> tuple[HoldReleased]:
    if case.hold is None:
        raise Refusal(f"Уничтожение дела {case.number} не запрещено.")
    return (HoldReleased(reason=required(command.reason, "reason", SHORT_TEXT)),)


def _held(case: Case, fact: Held) -> Case:
    return case._replace(hold=fact)


def _released(case: Case, _fact: HoldReleased) -> Case:
    return case._replace(hold=None)


def _held_late(case: Case, _seen: Case, fact: Held) -> Case:
    return _held(case, fact)


def _released_late(case: Case, seen: Case, fact: HoldReleased) -> Case:
    """Leave a hold that its author had not seen."""
    return _released(case, fact) if case.hold == seen.hold else case


def _tell_held(_case: Case | None, fact: Held, _names: Names) -> str:
    return f"Уничтожать нельзя{because(fact.reason)}"


def _tell_released(_case: Case | None, fact: HoldReleased, _names: Names) -> str:
    return f"Запрет уничтожения снят{because(fact.reason)}"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="held",
            fact=Held,
            action="запрет уничтожения",
            fold=_held,
            sentence=_tell_held,
            texts=("reason",),
            late=_held_late,
        ),
        FactOf(
            kind="hold_released",
            fact=HoldReleased,
            action="снятие запрета уничтожения",
            fold=_released,
            sentence=_tell_released,
            texts=("reason",),
            late=_released_late,
        ),
    ),
    commands=(
        CommandOf(
            name="hold",
            command=Hold,
            title="Запретить уничтожение",
            decide=_hold,
            why_not=lambda case: "Уничтожение уже запрещено" if case.hold else None,
            after_the_end=True,
        ),
        CommandOf(
            name="release-hold",
            command=ReleaseHold,
            title="Снять запрет уничтожения",
            decide=_release,
            why_not=lambda case: None if case.hold else "Уничтожение не запрещено",
            after_the_end=True,
        ),
    ),
)
