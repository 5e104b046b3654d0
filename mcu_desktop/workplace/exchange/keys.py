"""The keys of the exchange: which a desk knows, which one it seals with, when a new one is due."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CardId, ExchangeKey, Station
from mcu_desktop.vault.station_key import boxed, unboxed
from mcu_desktop.workplace.exchange.believed import Workplaces
from mcu_desktop.workplace.exchange.invitation import KEY_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcu_desktop.store.store import Store
    from mcu_desktop.store.writing import Writing

_KEYS = "office_key"


def given(store: Store) -> tuple[bytes, ...]:
    """Give the keys that this desk began with, the latest first."""
    return tuple(bytes.fromhex(key) for key in (store.trait(_KEYS) or "").split(",") if key)


def begin_with(writing: Writing, keys: Sequence[bytes]) -> None:
    """Write down the keys that a desk begins with."""
    writing.set(_KEYS, ",".join(key.hex() for key in keys))


def known(store: Store, secret: bytes, seen: Workplaces) -> tuple[bytes, ...]:
    """Give every key that this desk can open, the one to seal with first."""
    ours = _opened(seen, store.station, secret)
    good = [key for card, key in ours if _is_good(card, seen)]
    rest = [key for card, key in ours if not _is_good(card, seen)]
    return tuple(dict.fromkeys((*good, *given(store), *rest)))


def spoiled(seen: Workplaces) -> bool:
    """Tell whether a revoked workplace knows every key there is, or a present one lacks the new one."""
    return bool(seen.revoked) and good_card(seen) is None


def good_card(seen: Workplaces) -> tuple[CardId, ExchangeKey] | None:
    """Give the card of the key that is sealed with now, where it has one."""
    return next(((id_, card) for id_, card, gone in seen.keys if not gone and _is_good(card, seen)), None)


def boxes(seen: Workplaces) -> tuple[tuple[str, bytes], ...]:
    """Give the boxes of every key in force, but those of workplaces that are revoked."""
    return tuple(
        (letter, bytes.fromhex(box))
        for _, card, gone in seen.keys
        if not gone
        for letter, box in card.sealed
        if letter not in seen.revoked
    )


def new_key(stations: Iterable[Station], revoked: Iterable[str]) -> ExchangeKey:
    """Make a key, sealed for each workplace that stays."""
    key = os.urandom(KEY_SIZE)
    sealed = tuple((station.letter, boxed(bytes.fromhex(station.box_key), key).hex()) for station in stations)
    return ExchangeKey(sealed=sealed, without=tuple(sorted(revoked)))


def _opened(seen: Workplaces, station: str, secret: bytes) -> list[tuple[ExchangeKey, bytes]]:
    return [
        (card, key)
        for _, card, _ in seen.keys
        for letter, box in card.sealed
        if letter == station and (key := unboxed(secret, bytes.fromhex(box))) and len(key) == KEY_SIZE
    ]


def _is_good(card: ExchangeKey, seen: Workplaces) -> bool:
    present = {station.letter for station in seen.present}
    return seen.revoked <= set(card.without) and present <= {letter for letter, _ in card.sealed}
