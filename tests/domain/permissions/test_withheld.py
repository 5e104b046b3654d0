"""What is withheld from whoever may not know people: no word that somebody typed stays in a fact."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings

from mcu_desktop.domain.cases.facts import Registered
from mcu_desktop.domain.cases.field_names import split
from mcu_desktop.domain.permissions.withheld import NAME, TEXT, withheld
from mcu_desktop.domain.settling import Choice
from tests import facts
from tests.offices import Life

_PLAIN = {"number", "journal", "station", "digest", "media_type", "outgoing", "signer", "code", "block"}
_PLAIN |= {
    "files",
    "commission",
    "unit",
    "field",
    "between",
    "executor",
    "question",
    "id",
    "norm",
    "due",
    "txn",
    "what",
    "act",
    "former",
    "about",
    "body",
    "author",
    "deputy",
    "person",
    "visas",
    "order",
    "giver",
    "responsible",
    "others",
    "sheet",
    "document",
    "pages",
    "page",
    "case",
    "decided_by",
    "people",
    "units",
    "bodies",
    "leading",
    "statement",
    "notice",
    "citizen",
    "problem",
}
"""What no citizen's name stands in: numbers, identifiers, words of our own."""
SURNAME = "Замятина"


def words(value: object) -> list[str]:
    """Give every text of a fact that may name somebody."""
    if isinstance(value, tuple):
        return [word for one in value for word in words(one)]
    if isinstance(value, Choice) and split(value.field)[1] in _PLAIN:
        return []
    if is_dataclass(value):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        told = (one for name, one in named if name not in _PLAIN and not _ids(name, one))
        return [word for one in told for word in words(one)]
    return [value] if type(value) is str else []


def _ids(name: str, value: object) -> bool:
    """Tell the numbers of questions from questions with their words."""
    return name == "questions" and isinstance(value, tuple) and all(type(one) is str for one in value)


@settings(max_examples=200)
@given(fact=facts.CASE_FACT)
def test_nothing_typed_about_people_stays(fact: object) -> None:
    shown = set(words(withheld(fact))) - {"", NAME, TEXT, "вложение скрыто"}
    assert shown <= {word for word in shown if word.startswith(("пос.", "ул.", "с.", "дер."))}


def test_a_place_is_known_by_its_street_alone() -> None:
    registered = Life.registered().told[0].fact
    assert isinstance(registered, Registered)
    named = replace(registered, place=f"г. Кинель, ул. Мира, д. 4, кв. 12, {SURNAME}")
    assert withheld(named).place == "ул. Мира"
