"""How the office reports to ССТУ: one card, written when something is first set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import SstuSettings

if TYPE_CHECKING:
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

_WHY = "Настройки выгрузки в ССТУ"


def settle(office: Workplace, changes: dict[str, Any]) -> Changes:
    """Write down what is set otherwise now; where two desks began a card each, the one that holds stays."""
    cards = [id_ for id_, card, gone in office.store.cards() if not gone and isinstance(card, SstuSettings)]
    if not cards:
        return office.record(replace(SstuSettings(), **changes))[1]
    *others, holding = cards
    for other in others:
        office.withdraw(other, reason=_WHY)
    return office.correct(holding, changes, reason=_WHY)
