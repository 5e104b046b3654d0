"""What came from others of late, whatever exchange brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.workplace.actions import ActionLine, lines
from mcu_desktop.workplace.exchange.brought import exchanges

if TYPE_CHECKING:
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.seat import Seat

_MOST = 50


def arrivals(seat: Asking) -> tuple[ActionLine, ...]:
    """Tell the latest actions that came, the latest exchange first."""
    told: list[ActionLine] = []
    for one in exchanges(seat):
        told += lines(seat, seat.store.brought.actions(one.exchange, _MOST - len(told)))
        if len(told) >= _MOST:
            break
    return tuple(told)


def case_of(seat: Seat, action: str) -> CaseId | None:
    """Give the case that an action was about, the first of several; a card is none."""
    return next((CaseId(stream.id) for stream in seat.store.streams_of(action) if stream.kind == CASE), None)
