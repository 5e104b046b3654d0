"""How long cases are kept, and how they are destroyed."""

from __future__ import annotations

from datetime import date

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionChange:
    """How long this office keeps its cases of one sort, where its nomenclature says otherwise."""

    term: str
    years: int
    """0 – for ever."""
    article: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionAct:
    """An act about cases whose time of keeping ran out, as the commission signed it; it names no citizen."""

    number: str
    drawn_on: date
    by: date
    """The day by which the terms had run out."""
    basis: str
    chair: str
    members: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    """The id and the number of each."""
