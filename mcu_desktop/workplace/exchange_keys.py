"""The keys of the exchange folder: which a desk knows, which one it seals with, when a new one is due."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CardId, ExchangeKey, Station
from mcu_desktop.vault.station_key import boxed, unboxed
from mcu_desktop.workplace.invitation import KEY_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.store.store import Store, Writing

    Cards = Iterable[tuple[CardId, Card, bool]]

_KEYS = "office_key"


def given(store: Store) -> tuple[bytes, ...]:
    """Give the keys that this desk began with, the latest first."""
    return tuple(bytes.fromhex(key) for key in (store.trait(_KEYS) or "").split(",") if key)


def begin_with(writing: Writing, keys: Sequence[bytes]) -> None:
    """Write down the keys that a desk begins with."""
    writing.set(_KEYS, ",".join(key.hex() for key in keys))


def known(store: Store, secret: bytes) -> tuple[bytes, ...]:
    """Give every key that this desk can open, the one to seal with first."""
    cards = store.cards()
    revoked, present = _letters(cards)
    ours = [(card, key) for _, card, key in _opened(cards, store.station, secret)]
    good = [key for card, key in ours if _is_good(card, revoked, present)]
    rest = [key for card, key in ours if not _is_good(card, revoked, present)]
    return tuple(dict.fromkeys((*good, *given(store), *rest)))


def spoiled(store: Store) -> bool:
    """Tell whether a revoked workplace knows every key there is, or a present one lacks the new one."""
    cards = store.cards()
    revoked, present = _letters(cards)
    keys = [card for _, card, gone in cards if isinstance(card, ExchangeKey) and not gone]
    return bool(revoked) and not any(_is_good(card, revoked, present) for card in keys)


def good_card(store: Store) -> tuple[CardId, ExchangeKey] | None:
    """Give the card of the key that is sealed with now, where it has one."""
    cards = store.cards()
    revoked, present = _letters(cards)
    for id_, card, gone in cards:
        if isinstance(card, ExchangeKey) and not gone and _is_good(card, revoked, present):
            return id_, card
    return None


def boxes(store: Store) -> tuple[tuple[str, bytes], ...]:
    """Give the boxes of every key in force, but those of workplaces that are revoked."""
    cards = store.cards()
    revoked, _ = _letters(cards)
    return tuple(
        (letter, bytes.fromhex(box))
        for _, card, gone in cards
        if isinstance(card, ExchangeKey) and not gone
        for letter, box in card.sealed
        if letter not in revoked
    )


def new_key(stations: Iterable[Station], revoked: Iterable[str]) -> ExchangeKey:
    """Make a key, sealed for each workplace that stays."""
    key = os.urandom(KEY_SIZE)
    sealed = tuple(
        (station.letter, boxed(bytes.fromhex(station.box_key), key).hex())
        for station in sorted(stations, key=lambda one: one.letter)
        if station.box_key
    )
    return ExchangeKey(sealed=sealed, without=tuple(sorted(revoked)))


def _opened(cards: Cards, station: str, secret: bytes) -> list[tuple[CardId, ExchangeKey, bytes]]:
    return [
        (id_, card, key)
        for id_, card, _ in cards
        if isinstance(card, ExchangeKey)
        for letter, box in card.sealed
        if letter == station and (key := unboxed(secret, bytes.fromhex(box))) and len(key) == KEY_SIZE
    ]


def _letters(cards: Cards) -> tuple[set[str], set[str]]:
    """Give the letters that are revoked, and those of workplaces that can open a box."""
    stations = [(card, gone) for _, card, gone in cards if isinstance(card, Station)]
    return (
        {card.letter for card, gone in stations if gone},
        {card.letter for card, gone in stations if not gone and card.box_key},
    )


def _is_good(card: ExchangeKey, revoked: set[str], present: set[str]) -> bool:
    return revoked <= set(card.without) and present <= {letter for letter, _ in card.sealed}
