"""The social standings that are offered where one is typed."""

from __future__ import annotations

import tomllib
from functools import cache

from mcu_desktop.domain.spelling import folded
from mcu_desktop.settings import resource

_OFFERED = 6


def standings(typed: str) -> tuple[str, ...]:
    """Give those in which a word begins as typed."""
    beginning = folded(typed).strip()
    found = (one for one in _known() if any(word.startswith(beginning) for word in folded(one).split()))
    return tuple(found)[:_OFFERED] if beginning else ()


@cache
def _known() -> tuple[str, ...]:
    text = (resource("social") / "standing.toml").read_text(encoding="utf-8")
    return tuple(map(str, tomllib.loads(text)["standings"]))
