"""What happens to a card: written down, corrected with a reason, withdrawn, any of it taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple, assert_never

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Card
from mcu_desktop.domain.colliding import EVERYTHING
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.undoing import Undone


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRecorded:
    """The card was written; it stands whole."""

    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCorrected:
    """Only the changed fields, with a reason."""

    changes: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWithdrawn:
    """The card no longer counts; what refers to it still finds its words."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSettled:
    """Somebody saw what several had written without knowing of each other, and chose."""

    choices: tuple[Choice, ...]


CardFact = CardRecorded | CardCorrected | CardWithdrawn | CardSettled | Undone


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedCard:
    """A card as it stands."""

    card: Card
    withdrawn: bool = False


class CardTold(NamedTuple):
    """A fact with the action it belongs to, and in a forked stream with what its author had seen."""

    txn: str
    fact: CardFact
    record: str = ""
    seen: int = EVERYTHING


def evolve_card(folded: FoldedCard | None, fact: CardFact) -> FoldedCard | None:
    """Apply one fact. Never refuses; unknown fields of a newer program are left alone."""
    match fact:
        case CardRecorded():
            return FoldedCard(card=fact.card)
        case CardCorrected():
            for name, value in fact.changes.items():
                folded = None if folded is None else put(folded, name, value)
            return folded
        case CardWithdrawn():
            return None if folded is None else replace(folded, withdrawn=True)
        case CardSettled():
            for choice in fact.choices:
                folded = None if folded is None else put(folded, choice.field, choice.value)
            return folded
        case Undone():
            return folded
        case _:
            assert_never(fact)


WITHDRAWN = "withdrawn"
"""The field that tells whether a card counts no more; no kind of card has one of that name."""


def put(folded: FoldedCard, field: str, value: Any) -> FoldedCard:
    """Write a field; what a newer program wrote is left alone."""
    if field == WITHDRAWN:
        return replace(folded, withdrawn=value)
    if not has(folded, field):
        return folded
    return replace(folded, card=replace(folded.card, **{field: value}))


def has(folded: FoldedCard, field: str) -> bool:
    """Tell whether a card of this kind has a field."""
    return field in folded.card.__dataclass_fields__
