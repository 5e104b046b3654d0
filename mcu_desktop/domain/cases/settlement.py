"""How a conflict in a case is settled: by the value of a side, by the one before, or by a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases import fields
from mcu_desktop.domain.cases.case import Case, Told
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.clocks import moved
from mcu_desktop.domain.cases.commands import CorrectCase, Settle
from mcu_desktop.domain.cases.correction import clean
from mcu_desktop.domain.cases.facts import Settled
from mcu_desktop.domain.cases.field_names import split
from mcu_desktop.domain.cases.field_words import title
from mcu_desktop.domain.cases.fields import Outcome
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.limits import LONG_TEXT, required
from mcu_desktop.domain.cases.rules import Rules, sound_receipt
from mcu_desktop.domain.cases.telling import whole
from mcu_desktop.domain.settling import Choice, chosen
from mcu_desktop.domain.vocabulary import Measures, Result
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office

TYPED_ANEW = frozenset(fields.OF_CARD) | {"code", "block", "executor", "outcome", "answer"}
"""Fields in which another value than the recorded ones can be put; those of questions by their last name."""


def settle(case: Case, command: Settle, rules: Rules, told: tuple[Told, ...]) -> Settled:
    """Give the fact of a settlement, and the stopped terms that move with it."""
    unsettled = whole(case.id, told).conflicts
    choices = chosen(command.choices, unsettled, title, lambda choice: _anew(case, choice, rules))
    fact = Settled(choices=choices)
    after = evolve(case.id, case, fact)
    assert after is not None
    return replace(fact, clocks=moved(case, after, rules.terms))


def _anew(case: Case, choice: Choice, rules: Rules) -> Any:
    """Give a value that nobody had recorded, as it is kept, or refuse it like a correction of the card."""
    question, name = split(choice.field)
    if name not in TYPED_ANEW:
        raise Refusal("Здесь можно выбрать только из записанных значений.", field=choice.field)
    try:
        if question is not None:
            return _of_question(name, choice.value, case, rules)
        asked = clean(CorrectCase(reason="", **{name: choice.value}))
        if asked.received_on is not None:
            sound_receipt(asked.received_on, case.registered_on)
        return getattr(asked, name)
    except Refusal as refusal:
        raise Refusal(refusal.reason, field=choice.field) from refusal


def _of_question(name: str, value: Any, case: Case, rules: Rules) -> Any:
    match name:
        case "outcome":
            return _outcome(value)
        case "code" if value is not None:
            rules.classifier().require_leaf(value)
            return value
        case "block" | "executor" if value is not None:
            _require_known(name, value, rules.office)
            refuse_hit(case, rules.office, value, name)
            return value
        case "text" | "answer":
            return required(value, name, LONG_TEXT)
        case _:
            return value


def _outcome(value: Outcome) -> Outcome:
    if value.measures is not None and value.result is not Result.SUPPORTED:
        raise Refusal("Меры указывают только для поддержанного вопроса.")
    if value.result is Result.SUPPORTED and value.measures is None:
        return replace(value, measures=Measures.PENDING)
    return value


def _require_known(name: str, value: str, office: Office) -> None:
    if name == "block" and value not in office.blocks:
        raise Refusal("Такого отраслевого блока нет.")
    if name == "executor" and value not in office.people:
        raise Refusal("Такого исполнителя нет.")
