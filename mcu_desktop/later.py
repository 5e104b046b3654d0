"""Modules that are fetched when somebody first uses something of them.

Beside each stands its import for who reads types and layers: the name is bound to one or the other.

    if TYPE_CHECKING:
        from mcu_desktop.domain.cases import folding
    else:
        folding = later("mcu_desktop.domain.cases.folding")
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Later:
    """Stands for a module; two threads may fetch it at once, for Python lets the second one wait."""

    __slots__ = ("_module", "_name")

    def __init__(self, name: str) -> None:
        self._name = name
        self._module: Any = None

    def __getattr__(self, wanted: str) -> Any:
        if self._module is None:
            self._module = import_module(self._name)
        return getattr(self._module, wanted)


def later(name: str) -> Any:
    """Stand for a module until somebody asks it for something."""
    return _Later(name)
