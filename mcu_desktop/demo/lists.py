"""The lists of `resources/demo` as typed values; a key that nobody knows is a mistake of ours."""

from __future__ import annotations

import tomllib
from typing import TypeVar

import msgspec

from mcu_desktop.settings import resource

_Lists = TypeVar("_Lists")


def read(name: str, kind: type[_Lists]) -> _Lists:
    """Read one list by its name."""
    return msgspec.convert(tomllib.loads((resource("demo") / f"{name}.toml").read_text("utf-8")), type=kind)
