"""A case without what names or describes a person: applicants, exact places, every free text.

Free text is withheld, not masked: people are named in it in ways that no rule finds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.chapters.contents import FACTS
from mcu_desktop.domain.cases.facts import (
    Answered,
    Attached,
    Corrected,
    MeasuresTaken,
    Registered,
    Reopened,
    Settled,
    StepNoted,
    Withdrawn,
)
from mcu_desktop.domain.cases.field_names import split
from mcu_desktop.domain.cases.places import territory
from mcu_desktop.domain.cases.values import Applicant

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.signing_values import Passage
    from mcu_desktop.domain.cases.values import AskedQuestion
    from mcu_desktop.domain.settling import Choice

NAME, TEXT, FILE = "заявитель скрыт", "текст скрыт", "вложение скрыто"

_TEXTS: dict[type[Any], tuple[str, ...]] = {
    StepNoted: ("text",),
    Answered: ("text",),
    MeasuresTaken: ("text",),
    Reopened: ("reason",),
    Withdrawn: ("reason",),
    **{kind: one.texts for kind, one in FACTS.items()},
}


def withheld(fact: Any) -> Any:
    """Give a fact of a case as somebody reads it who may not know whom it is about."""
    match fact:
        case Registered() | Corrected():
            return _without_people(fact)
        case Attached():
            return replace(fact, name=FILE)
        case Settled():
            return replace(fact, choices=tuple(map(_choice, fact.choices)))
        case _:
            texts = {
                name: _hidden(value) for name in _TEXTS.get(type(fact), ()) if (value := getattr(fact, name))
            }
            return replace(fact, **texts) if texts else fact


def _hidden(value: str | tuple[Passage, ...]) -> str | tuple[Passage, ...]:
    if isinstance(value, str):
        return TEXT
    return tuple(replace(one, text=one.text and TEXT, reason=one.reason and TEXT) for one in value)


def _without_people(fact: Registered | Corrected) -> Registered | Corrected:
    changed: dict[str, Any] = {}
    if fact.applicants is not None:
        changed["applicants"] = tuple(Applicant(surname=NAME) for _ in fact.applicants)
    if fact.questions is not None:
        changed["questions"] = tuple(map(_bare, fact.questions))
    if fact.place is not None:
        changed["place"] = territory(fact.place)
    if fact.text is not None:
        changed["text"] = TEXT
    if isinstance(fact, Corrected):
        changed["reason"] = TEXT
    return replace(fact, **changed)


def _choice(choice: Choice) -> Choice:
    """Withhold what was chosen for a field that people stand in."""
    _, name = split(choice.field)
    value = choice.value
    match name:
        case "applicants":
            value = tuple(Applicant(surname=NAME) for _ in value)
        case "text" | "answer":
            value = TEXT
        case "place":
            value = territory(value)
        case "control" | "draft" | "extension" if value is not None:
            value = withheld(value)
        case "chain" if value is not None:
            value = replace(value, agreed=tuple(map(withheld, value.agreed)))
    return replace(choice, value=value)


def _bare(question: AskedQuestion) -> AskedQuestion:
    return replace(question, text=TEXT)
