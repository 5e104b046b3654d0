"""Which running terms a change of the calendar or of a norm moved, and who has been told of it."""

from __future__ import annotations

from typing import NamedTuple

from mcu_desktop.dataclass import dataclass


class Moved(NamedTuple):
    """A running term that ends on another day than before."""

    case: str
    number: str
    norm: str
    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsMoved:
    """A change of a card moved running terms: the list as it was on that day."""

    move: str
    """32 hexadecimal digits."""
    cause: str
    terms: tuple[Moved, ...]

    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveTold:
    """Somebody whose terms moved was told."""

    move: str
    person: str

    case: str | None = None
