"""Named term: the last day that the request of a prosecutor or a deputy names itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.spelling import because, day
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

NAMED_DUE = "named_due"
NAMING = frozenset({Regime.PROSECUTOR, Regime.DEPUTY})
"""Whose requests name a term of their own; that of an appeal is the law's alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNamed:
    """The paper names its last day; without one the term of the norm holds again."""

    due: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTerm:
    """Write down by when the paper itself wants its answer."""

    due: date | None = None
    reason: str = ""


def _name(case: Case, command: NameTerm, _rules: Rules) -> tuple[TermNamed]:
    if reason := _why_not(case):
        raise Refusal(f"{reason}.")
    if command.due == case.named_due:
        raise Refusal("Так уже записано.", field="due")
    if command.due is not None and command.due < case.received_on:
        raise Refusal("Срок раньше поступления.", field="due")
    return (TermNamed(due=command.due, reason=optional(command.reason, "reason", SHORT_TEXT)),)


def _why_not(case: Case) -> str | None:
    if case.regime not in NAMING:
        return "Срок называют только запросы прокуратуры и депутатов"
    return "Ответ уже отправлен" if case.sent else None


def _named(case: Case, fact: TermNamed) -> Case:
    return case._replace(named_due=fact.due)


def _tell(_case: Case | None, fact: TermNamed, _names: Names) -> str:
    if fact.due is None:
        return f"Срок в запросе не назван: действует срок по норме{because(fact.reason)}"
    return f"Ответить до {day(fact.due)}: так назначено в запросе{because(fact.reason)}"


def _words(due: date | None, _names: Names) -> str:
    return day(due) if due else "по норме"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="term_named",
            fact=TermNamed,
            action="срок по запросу",
            fold=_named,
            sentence=_tell,
            texts=("reason",),
            written=lambda _case, _fact: (NAMED_DUE,),
        ),
    ),
    commands=(CommandOf(name="due", command=NameTerm, title="Назвать срок", decide=_name, why_not=_why_not),),
    fields=(FieldOf(name=NAMED_DUE, type=date | None, title="срок в запросе", words=_words),),
)
