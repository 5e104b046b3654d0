"""Which workplaces this desk believes: by its invitation first, then by the cards of the journal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId, ExchangeKey, Station
from mcu_desktop.workplace.exchange.invitation import Anchor

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store

_ANCHORS = "anchors"


class Workplaces(NamedTuple):
    """The workplaces of the office as this desk sees them now."""

    anchors: dict[str, Anchor]
    """Who is believed under each letter, for ever."""
    cards: tuple[tuple[CardId, Station, bool], ...]
    keys: tuple[tuple[CardId, ExchangeKey, bool], ...]

    def withdrawn(self, letter: str) -> list[Station]:
        """Give the withdrawn cards of a workplace: one is enough, whatever it wrote of itself besides."""
        return [card for card, gone in self._of(letter) if gone]

    @property
    def revoked(self) -> set[str]:
        """The letters that are believed no more."""
        return {letter for letter in self.anchors if self.withdrawn(letter)}

    @property
    def present(self) -> list[Station]:
        """The workplaces that are believed now, and can open a box."""
        gone = self.revoked
        first = {letter: card for letter in self.anchors for card, _ in reversed(self._of(letter))}
        return [card for letter, card in sorted(first.items()) if letter not in gone and card.box_key]

    def _of(self, letter: str) -> list[tuple[Station, bool]]:
        key = self.anchors[letter].verify_key
        return [
            (card, gone) for _, card, gone in self.cards if (card.letter, card.verify_key) == (letter, key)
        ]


def workplaces(store: Store) -> Workplaces:
    """Look at the cards; who is believed once is not displaced by another of its letter."""
    cards = store.cards_of(Station)
    return Workplaces(_believed(_anchors(store), cards), cards, store.cards_of(ExchangeKey))


def pin(store: Store, anchors: Sequence[Anchor]) -> None:
    """Remember for ever whom this desk believes, where that is not remembered yet."""
    if list(anchors) != list(_anchors(store).values()):
        with store.writing() as writing:
            writing.set(_ANCHORS, json.dumps(list(anchors)))


def _anchors(store: Store) -> dict[str, Anchor]:
    return {one[0]: Anchor(*one) for one in json.loads(store.trait(_ANCHORS) or "[]")}


def _believed(known: dict[str, Anchor], cards: Sequence[tuple[CardId, Station, bool]]) -> dict[str, Anchor]:
    """Give one workplace a letter: who was believed first; of two that come at once, neither."""
    fresh: dict[str, set[Anchor]] = {}
    for _, card, _ in cards:
        if card.letter not in known:
            fresh.setdefault(card.letter, set()).add(Anchor(card.letter, card.verify_key, card.log))
    return known | {letter: next(iter(found)) for letter, found in fresh.items() if len(found) == 1}
