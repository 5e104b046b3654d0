"""Who looked at a card and who took a list away: facts beside the cases, which change nothing in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOpened:
    """Somebody read the card of a case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Something left the program: as a file or on paper."""

    what: str
    """Which export, a word of `Export`."""
    kind: str
    """As what: pdf, xlsx, csv, docx …"""
    count: int
    """How many cases it tells of."""
    case: str | None = None
    """The case, where it is one."""
    conditions: str = ""
    """What a list was narrowed to, in words."""


Reading = CardOpened | Exported
