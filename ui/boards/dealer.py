"""Who gives the boards their cards: those in sight at once, the others from the worker soon after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.boards.deck import Deck

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from mcu_desktop.store.rows import BoardPin
    from ui.boards.gathering import Gathered
    from ui.bridge import Bridge

_PAUSE_MS = 400
"""The cards out of sight wait until nothing has changed for a while."""


class Dealer(QTimer):
    """Deals a new deck whenever the office was asked again: what is written on a card may be new."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=_PAUSE_MS)
        self._bridge = bridge
        self._pins: list[BoardPin] = []
        self.deck = Deck(bridge.workplace.board_cards)
        self.timeout.connect(self._read_rest)

    def deal(self, found: Gathered) -> None:
        """Begin a deck with the cards that came along."""
        self._pins = found.pins
        self.deck = Deck(self._bridge.workplace.board_cards)
        if found.cards:
            self.deck.know(self._pins, found.cards)
        self.start()

    def _read_rest(self) -> None:
        """Read the others: searching through them and choosing them all then need not wait for it."""
        unread = self.deck.unread(self._pins)
        if unread:
            self._bridge.ask(lambda office: office.board_cards(unread), partial(self.deck.know, unread))
