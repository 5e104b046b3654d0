"""How a cell of a note's table is written: by what it measures."""

from __future__ import annotations

from datetime import date

from mcu_desktop.domain.notes.note import Measure, Value
from mcu_desktop.domain.notes.wording import day, decimal, number, share, signed

_NOTHING = "–"
"""Stands where there is nothing to count."""


def shown(value: Value, measure: Measure) -> str:
    """Give a cell as paper shows it."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return day(date.fromisoformat(value)) if measure is Measure.DAY else value
    if measure in {Measure.CHANGE, Measure.GROWTH}:
        return signed(_size(abs(value), measure), value)
    return _size(value, measure)


def _size(value: float, measure: Measure) -> str:
    if measure in {Measure.SHARE, Measure.GROWTH}:
        return share(value)
    return decimal(value) if measure is Measure.AMOUNT else number(value)
