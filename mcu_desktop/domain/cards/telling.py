"""A card told from its facts, also where several people wrote at once (docs/conflicts.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mcu_desktop.domain.cards.facts import (
    WITHDRAWN,
    CardCorrected,
    CardFact,
    CardRecorded,
    CardSettled,
    CardTold,
    CardWithdrawn,
    FoldedCard,
    evolve_card,
    has,
    put,
)
from mcu_desktop.domain.colliding import EVERYTHING, Conflict, Manner, Telling
from mcu_desktop.domain.undoing import in_force


class WholeCard(NamedTuple):
    """A card with what is not settled in it."""

    folded: FoldedCard | None
    conflicts: tuple[Conflict, ...] = ()


def fold_card(told: Iterable[CardTold]) -> FoldedCard | None:
    """Tell a card from its facts in order; one whose recording was taken back keeps its words, out of use."""
    return whole_card(told).folded


def whole_card(told: Iterable[CardTold]) -> WholeCard:
    """Tell a card and its open conflicts; only a stream in which somebody wrote unknowing can have any."""
    entries = tuple(told)
    found = _told(entries)
    if found.folded is None:
        recorded = (entry.fact.card for entry in entries if isinstance(entry.fact, CardRecorded))
        return WholeCard(next((FoldedCard(card=card, withdrawn=True) for card in recorded), None))
    return found


def _told(entries: tuple[CardTold, ...]) -> WholeCard:
    holding = in_force(entries)
    if all(entry.seen == EVERYTHING for entry in entries):
        folded: FoldedCard | None = None
        for entry in holding:
            folded = evolve_card(folded, entry.fact)
        return WholeCard(folded)
    telling = Telling(entries, holding, _MANNER)
    return WholeCard(telling.state, telling.conflicts())


def _late(folded: FoldedCard, seen: FoldedCard, fact: CardFact) -> FoldedCard:  # noqa: ARG001 - cards are fields alone
    return folded


def _written(folded: FoldedCard, fact: CardFact) -> Iterable[str]:
    """Name the fields that a fact writes; who corrects a card says that it is needed."""
    match fact:
        case CardCorrected():
            return (*(name for name in fact.changes if has(folded, name)), WITHDRAWN)
        case CardWithdrawn():
            return (WITHDRAWN,)
        case CardSettled():
            names = (choice.field for choice in fact.choices)
            return tuple(name for name in names if name == WITHDRAWN or has(folded, name))
        case _:
            return ()


def _value(folded: FoldedCard, field: str) -> object:
    return folded.withdrawn if field == WITHDRAWN else getattr(folded.card, field)


def shown(field: str, values: Sequence[object]) -> object:
    """Give what a field shows until somebody chooses: the latest; a withdrawal holds."""
    return any(values) if field == WITHDRAWN else values[-1]


_MANNER: Manner[FoldedCard] = Manner(
    evolve=evolve_card,  # type: ignore[arg-type]  # a stream of cards holds facts of cards
    late=_late,  # type: ignore[arg-type]
    written=_written,  # type: ignore[arg-type]
    value=_value,
    put=put,
    shown=shown,
)
