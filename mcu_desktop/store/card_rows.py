"""The cards as the journal tells them: all of them, or those of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from mcu_desktop.domain.cards.kinds import CARD_KINDS, Card, CardId
from mcu_desktop.journal.msgspec_alone import msgspec

_EVERY = "SELECT id, kind, body, withdrawn FROM card ORDER BY id"
_OF_KIND = "SELECT id, body, withdrawn FROM card WHERE kind = ? ORDER BY id"
_NAMES: dict[type[Any], str] = {card: name for name, card in CARD_KINDS.items()}

Kind = TypeVar("Kind")


def cards(connection: Any) -> Iterator[tuple[CardId, Card, bool]]:
    """Read every card with its mark of withdrawal."""
    for id_, kind, body, withdrawn in connection.execute(_EVERY):
        if kind in CARD_KINDS:
            yield CardId(id_.hex()), msgspec.json.decode(body, type=CARD_KINDS[kind]), bool(withdrawn)


def cards_of(connection: Any, kind: type[Kind]) -> Iterator[tuple[CardId, Kind, bool]]:
    """Read the cards of one kind with their marks of withdrawal."""
    for id_, body, withdrawn in connection.execute(_OF_KIND, (_NAMES[kind],)):
        yield CardId(id_.hex()), msgspec.json.decode(body, type=kind), bool(withdrawn)


def in_force(connection: Any) -> tuple[tuple[CardId, Card], ...]:
    """Give the cards that nobody withdrew."""
    return tuple((id_, card) for id_, card, withdrawn in cards(connection) if not withdrawn)
