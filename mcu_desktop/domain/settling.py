"""Settling: one more fact says what holds where people wrote different things into one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What holds in one field from now on."""

    field: str
    value: Any
    """One of the values that stood against each other, the one before them, or another one."""
    between: tuple[str, ...] = ()
    """The records it was chosen between, log and seq."""
