"""Who is received out of turn (art. 13 part 7): the shipped list, until the office writes its own."""

from __future__ import annotations

import tomllib
from typing import NamedTuple


class Priority(NamedTuple):
    """A category, and the law that says so."""

    name: str
    basis: str


def parse_priorities(text: str) -> tuple[Priority, ...]:
    """Read the list as data."""
    return tuple(Priority(one["name"], one["basis"]) for one in tomllib.loads(text)["category"])
