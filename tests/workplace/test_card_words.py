"""Cards are told of in words: no name of the code reaches a person."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from mcu_desktop.domain.cards.kinds import CARD_KINDS
from mcu_desktop.workplace.card_words import KIND_TITLES, field_title

FIELDS = [(kind, field.name) for kind, card in CARD_KINDS.items() for field in fields(card)]
RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_every_kind_of_card_has_a_name(kind: str) -> None:
    assert RUSSIAN.search(KIND_TITLES.get(kind, ""))


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_of_a_card_has_a_name(kind: str, field: str) -> None:
    assert RUSSIAN.search(field_title(field, kind))
