"""The cards of the boards that are shown: each is read when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mcu_desktop.store.rows import BoardCard, BoardPin


class Deck:
    """What is written on cards; a board of thousands shows some tens of them."""

    def __init__(self, read: Callable[[Sequence[BoardPin]], Iterable[BoardCard]]) -> None:
        self._read = read
        self._cards: dict[BoardPin, BoardCard | None] = {}

    def card(self, pin: BoardPin) -> BoardCard | None:
        """Give a card; nothing where its case is gone meanwhile."""
        if pin not in self._cards:
            self.look([pin])
        return self._cards[pin]

    def cards(self, pins: Sequence[BoardPin]) -> list[BoardCard]:
        """Give some cards without those that are gone."""
        self.look(pins)
        return [card for pin in pins if (card := self._cards[pin])]

    def look(self, pins: Iterable[BoardPin]) -> None:
        """Read at once those of some cards that nobody has looked at."""
        unread = self.unread(pins)
        if unread:
            self.know(unread, self._read(unread))

    def unread(self, pins: Iterable[BoardPin]) -> list[BoardPin]:
        """Give those of some cards that nobody has looked at."""
        return [pin for pin in pins if pin not in self._cards]

    def know(self, pins: Iterable[BoardPin], cards: Iterable[BoardCard]) -> None:
        """Take cards that were read for some pins; one that did not come is gone."""
        self._cards.update(dict.fromkeys(pins))
        self._cards.update((card.pin, card) for card in cards)
