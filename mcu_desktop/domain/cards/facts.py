"""What happens to a card: written down, corrected with a reason, withdrawn, any of it taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, assert_never

from mcu_desktop.domain.cards.kinds import Card
from mcu_desktop.domain.undoing import Undone, in_force


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


CardFact = CardRecorded | CardCorrected | CardWithdrawn | Undone


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedCard:
    """A card as it stands."""

    card: Card
    withdrawn: bool = False


class CardTold(NamedTuple):
    """A fact with the action it belongs to."""

    txn: str
    fact: CardFact


def fold_card(told: Iterable[CardTold]) -> FoldedCard | None:
    """Tell a card from its facts in order; one whose recording was taken back keeps its words, out of use."""
    entries = tuple(told)
    folded: FoldedCard | None = None
    for entry in in_force(entries):
        folded = evolve_card(folded, entry.fact)
    if folded is None:
        recorded = (entry.fact.card for entry in entries if isinstance(entry.fact, CardRecorded))
        return next((FoldedCard(card=card, withdrawn=True) for card in recorded), None)
    return folded


def evolve_card(folded: FoldedCard | None, fact: CardFact) -> FoldedCard | None:
    """Apply one fact. Never refuses; unknown fields of a newer program are left alone."""
    match fact:
        case CardRecorded():
            return FoldedCard(card=fact.card)
        case CardCorrected():
            if folded is None:
                return None
            known = {field.name for field in fields(folded.card)}
            changes = {name: value for name, value in fact.changes.items() if name in known}
            return replace(folded, card=replace(folded.card, **changes))
        case CardWithdrawn():
            return None if folded is None else replace(folded, withdrawn=True)
        case Undone():
            return folded
        case _:
            assert_never(fact)
