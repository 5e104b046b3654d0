"""How the office registers: numbers and the topics it uses often."""

from __future__ import annotations

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTemplate:
    """How one registration journal writes its numbers."""

    journal: str
    """`appeal.oral`, `appeal.written`, `appeal.electronic`, `pos`, `incident`, `call`, `other`."""
    index: str
    template: str = "{index}-{station}-{n}/{yy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FavouriteTopic:
    """A leaf of the classifier which the office uses often."""

    code: str
    order: int = 0
