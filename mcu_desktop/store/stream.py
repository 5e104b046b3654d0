"""The name of what facts are about."""

from __future__ import annotations

from typing import NamedTuple


class Stream(NamedTuple):
    """What a fact is about: a kind and 32 hexadecimal digits."""

    kind: str
    id: str
