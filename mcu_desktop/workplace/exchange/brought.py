"""What each exchange brought to this desk: remembered as it comes, told in words, taken back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.actions import MOST, ActionLine, lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.store.brought import Brought
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.seat import Seat

_SHOWN = 200
"""Exchanges that are told of."""


def remembering(seat: Seat, road: str) -> Callable[[Writing], None]:
    """Give what writes down, in each transaction of one exchange, what it brought."""
    known: list[int] = []

    def note(writing: Writing) -> None:
        known[:] = [writing.note_brought(known[0] if known else None, seat.now(), road)]

    return note


def exchanges(seat: Seat) -> tuple[Brought, ...]:
    """Give the exchanges that brought something, the latest first."""
    return seat.store.brought.exchanges(_SHOWN)


def brought_by(seat: Asking, exchange: int) -> tuple[ActionLine, ...]:
    """Tell what an exchange brought, the latest action first."""
    found = lines(seat, seat.store.brought.actions(exchange, MOST))
    if not found and exchange not in {one.exchange for one in exchanges(seat)}:
        raise Refusal(f"Обмена № {exchange} здесь не было.")
    return found


def actions_of(seat: Seat, exchange: int) -> tuple[str, ...]:
    """Name every action that an exchange brought."""
    return tuple(row.action for row in seat.store.brought.actions(exchange, -1))
