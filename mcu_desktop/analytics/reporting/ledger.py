"""The figures of a report as its cells are written: each has a name, and the cases behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mcu_desktop.analytics.figures import percent
from mcu_desktop.domain.notes.note import Cell, Figure


class Ledger:
    """Keeps what was counted; a cell knows its figure by name."""

    def __init__(self) -> None:
        self.figures: dict[str, Figure] = {}

    def count(self, name: str, cases: Iterable[int]) -> Cell:
        """Count cases, each once."""
        keys = tuple(dict.fromkeys(cases))
        return self.value(name, len(keys), keys)

    def value(self, name: str, value: float, cases: Iterable[int]) -> Cell:
        """Tell a number over some cases: of questions, of days."""
        self.figures[name] = Figure(value=value, cases=tuple(dict.fromkeys(cases)))
        return Cell(value=value, figure=name)

    def share(self, name: str, some: Collection[int], whole: Collection[int]) -> Cell:
        """Tell which share of the cases some of them are; nothing of none."""
        return self.value(name, percent(len(some), len(whole)), some) if whole else Cell(value=None)

    def average(self, name: str, amounts: Collection[float], cases: Iterable[int]) -> Cell:
        """Tell the mean of some amounts; nothing of none."""
        return self.value(name, round(sum(amounts) / len(amounts), 1), cases) if amounts else Cell(value=None)
