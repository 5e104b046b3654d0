"""Python's own modules by themselves: what they bring and no open register needs (docs/decisions/0040)."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from types import ModuleType

from mcu_desktop.alone import arrange, stand_in

_ZONES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
"""Where a Linux has its zones; where one is missing, there is `tzdata`."""


def _annotations(cls: type) -> dict[str, object]:
    return dict(vars(cls).get("__annotations__", {}))


def _as_python_312_does(name: str, written_in_c: str) -> None:
    """Load a module from C alone: Python 3.11 makes its classes in Python first, and throws them away."""
    if name in sys.modules:
        return
    module = ModuleType(name)
    module.__spec__ = PathFinder.find_spec(name)
    known = vars(import_module(written_in_c)).items()
    vars(module).update({word: value for word, value in known if not word.startswith("__")})
    sys.modules[name] = module


arrange("pathlib", instead=[stand_in("urllib.parse", "quote_from_bytes")])
arrange("dataclasses", instead=[stand_in("inspect", "signature", get_annotations=_annotations)])
arrange("uuid", instead=[stand_in("platform", system=lambda: os.uname().sysname)])
arrange(
    "zoneinfo._tzpath",
    instead=[stand_in("sysconfig", get_config_var={"TZPATH": _ZONES if os.name == "posix" else None}.get)],
)
if sys.version_info < (3, 12):
    _as_python_312_does("datetime", "_datetime")
