"""What two people wrote of one card without knowing of each other: what shows, and what they must settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from mcu_desktop.domain.cards.facts import (
    WITHDRAWN,
    CardCorrected,
    CardFact,
    CardRecorded,
    CardTold,
    CardWithdrawn,
)
from mcu_desktop.domain.cards.kinds import Unit
from mcu_desktop.domain.cards.settlement import settle_card
from mcu_desktop.domain.cards.telling import WholeCard, whole_card
from mcu_desktop.domain.settling import Choice
from mcu_desktop.problems import Refusal

RECORDED = CardTold(txn="0", fact=CardRecorded(card=Unit(name="Отдел ЖКХ", short="ЖКХ")))
GONE = CardWithdrawn(reason="Закрыт")


def correct(**changes: Any) -> CardCorrected:
    return CardCorrected(changes=changes, reason="Опечатка")


def at_once(*facts: CardFact) -> tuple[CardTold, ...]:
    """Let several write of a card as it was recorded."""
    beside = (
        CardTold(txn=str(place), fact=fact, record=f"{place}:1", seen=1)
        for place, fact in enumerate(facts, start=1)
    )
    return (RECORDED, *beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    one: CardFact
    other: CardFact
    settle: tuple[str, ...] = ()
    shows: tuple[str, str, bool]
    """Name, short name, whether withdrawn, when the other's record is the later one."""
    turned: tuple[str, str, bool] | None = None
    """When it is the earlier one; the same where nothing stands."""


TABLE = {
    "different fields: both hold": Row(
        one=correct(name="Отдел ЖКХ и благоустройства"),
        other=correct(short="ЖКХиБ"),
        shows=("Отдел ЖКХ и благоустройства", "ЖКХиБ", False),
    ),
    "one field: the later": Row(
        one=correct(short="жкх"),
        other=correct(short="ЖКХиБ"),
        settle=("short",),
        shows=("Отдел ЖКХ", "ЖКХиБ", False),
        turned=("Отдел ЖКХ", "жкх", False),
    ),
    "the same value: nothing to settle": Row(
        one=correct(short="ЖКХиБ"), other=correct(short="ЖКХиБ"), shows=("Отдел ЖКХ", "ЖКХиБ", False)
    ),
    "withdrawn and corrected: withdrawn, with the correction": Row(
        one=GONE, other=correct(short="ЖКХиБ"), settle=(WITHDRAWN,), shows=("Отдел ЖКХ", "ЖКХиБ", True)
    ),
    "withdrawn twice: nothing to settle": Row(one=GONE, other=GONE, shows=("Отдел ЖКХ", "ЖКХ", True)),
    "a field of a newer program is left alone": Row(
        one=correct(colour="red"), other=correct(colour="blue"), shows=("Отдел ЖКХ", "ЖКХ", False)
    ),
}


def shown(whole: WholeCard) -> tuple[str, str, bool]:
    assert whole.folded is not None
    card = whole.folded.card
    assert isinstance(card, Unit)
    return card.name, card.short, whole.folded.withdrawn


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_what_shows_and_what_is_to_be_settled(row: Row) -> None:
    for facts, expected in (
        ((row.one, row.other), row.shows),
        ((row.other, row.one), row.turned or row.shows),
    ):
        whole = whole_card(at_once(*facts))
        assert shown(whole) == expected
        assert tuple(conflict.field for conflict in whole.conflicts) == row.settle


@pytest.mark.parametrize("value", ["жкх", "ЖКХ", "Коммунальный"], ids=["a side", "before", "anew"])
def test_a_settlement_ends_it_with_any_value(value: str) -> None:
    told = at_once(correct(short="жкх"), correct(short="ЖКХиБ"))
    fact = settle_card(told, [Choice(field="short", value=value)], str)
    whole = whole_card((*told, CardTold(txn="9", fact=fact)))
    assert shown(whole) == ("Отдел ЖКХ", value, False)
    assert whole.conflicts == ()


def test_whether_a_card_counts_is_chosen_from_what_was_recorded() -> None:
    told = at_once(GONE, correct(short="ЖКХиБ"))
    with pytest.raises(Refusal, match="только из записанных"):
        settle_card(told, [Choice(field=WITHDRAWN, value="нет")], str)
    fact = settle_card(told, [Choice(field=WITHDRAWN, value=False)], str)
    assert shown(whole_card((*told, CardTold(txn="9", fact=fact)))) == ("Отдел ЖКХ", "ЖКХиБ", False)
