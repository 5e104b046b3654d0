"""What an exchange brings is told with each portion; to a desk that begins, once, when all has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.journal.names import CASE
from mcu_desktop.workplace import card_changes, rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.store.stream import Stream
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat

_EDITION = "edition"
_UNTOLD = ""
"""In place of the edition: cases wait to be told, and whoever opens the profile next tells them."""


class Waiting:
    """Tells the streams of one exchange, or lets cases wait for its end."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._later = False

    def wait_if_new(self) -> None:
        """Let cases wait where this desk holds nothing yet, or was cut off while they waited."""
        store = self._seat.store
        nothing = not any(held.end.seq for held in store.logs.held().values())
        self._later = nothing or store.trait(_EDITION) == _UNTOLD

    def told(self, writing: Writing, touched: frozenset[Stream]) -> Changes:
        """Tell streams anew, within the transaction that took their records in."""
        if self._later:
            writing.set(_EDITION, _UNTOLD)
            touched = frozenset(stream for stream in touched if stream.kind != CASE)
        return card_changes.tell(writing, touched, self._seat.terms, foreign=True)

    def finish(self, phase: Callable[[str], None]) -> None:
        """Tell what waited, all at once."""
        if self._later and self._seat.store.trait(_EDITION) == _UNTOLD:
            phase("Строится журнал")
            self._seat.store.rebuild(rulebook.terms_of_cards, rulebook.edition())
            self._seat.see_anew()
        self._later = False
