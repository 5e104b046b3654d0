"""What subcommands that write papers share: two days that make a period, a file that is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from argparse import Namespace

_LONGEST = 366 * 5
"""Days of a period."""


def require_period(options: Namespace, first: str = "first", last: str = "last") -> None:
    """Complain of half a period, of one that runs backwards, of one without an end."""
    begins, ends = getattr(options, first), getattr(options, last)
    names = ("--from", "--to") if first == "first" else ("--with-from", "--with-to")
    if bool(begins) != bool(ends):
        options.complain(f"период задаётся двумя датами: {' и '.join(names)}")
    if begins and ends < begins:
        options.complain(f"{names[1]} раньше, чем {names[0]}")
    if begins and (ends - begins).days >= _LONGEST:
        options.complain("период длиннее пяти лет")


def period_of(options: Namespace, first: str = "first", last: str = "last") -> Period | None:
    """Give the period that was asked for, if any."""
    begins = getattr(options, first)
    return Period(first=begins, last=getattr(options, last)) if begins else None


def save(place: str, content: bytes) -> None:
    """Write a file."""
    written_whole(Path(place), content)
