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
    """Write down what is set otherwise now."""
    for id_, card, gone in office.store.cards():
        if not gone and isinstance(card, SstuSettings):
            return office.correct(id_, changes, reason=_WHY)
    return office.record(replace(SstuSettings(), **changes))[1]
