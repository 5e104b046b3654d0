"""What the state's portal ССТУ is told of the office."""

from __future__ import annotations

from datetime import date

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SstuSettings:
    """How the office reports to the state's portal ССТУ. One card a profile."""

    department: str = ""
    """The office's own GUID there."""
    closes_on: int = 0
    """The day that ends the reported month; 0 is its last one."""
    short_codes: bool = False
    """Four digits of a question instead of the whole code, as old portals want them."""
    tells_extension: bool = True
    """Says of an appeal in work that its term was extended; old portals do not know the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedLetter:
    """A letter by which another body sent an appeal that is not registered here, or never came."""

    number: str
    written_on: date
    name: str
    """The citizen."""
    code: str
    """The question's code, as that body gave it."""
    received_on: date | None = None
    """The day it came after all, without being registered."""
