"""Modules by themselves: what they would import for features that nobody here uses stays away."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Collection, Mapping
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def stand_in(name: str, *called_later: str, **known: Any) -> ModuleType:
    """Give what is found instead of a module: what is known of it; functions that fetch it when called.

    Whatever else somebody asks of it is asked of the module itself.
    """
    found = _StandIn(name)
    vars(found).update({function: partial(found.call, function) for function in called_later}, **known)
    return found


def arrange(name: str, *, missing: Collection[str] = (), instead: Collection[ModuleType] = ()) -> None:
    """Say what a module finds when somebody loads it: to it, some others are not installed, or stood in for.

    It gets an `__import__` of its own: whoever else imports them, even meanwhile, finds them as they are.
    One that is loaded already stays as it is.
    """
    _ARRANGED.arrangements[name] = _Arrangement(
        name, set(missing), {module.__name__: module for module in instead}
    )


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)

    def call(self, function: str, *given: Any, **more: Any) -> Any:
        return getattr(import_module(self.__name__), function)(*given, **more)


class _Arrangement:
    """Loads one module as its loader does, only with another `__import__`."""

    def __init__(self, name: str, missing: set[str], instead: Mapping[str, ModuleType]) -> None:
        self._name = name
        self._missing = missing
        self._instead = instead
        self.loader: Any = None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        found: ModuleType | None = self.loader.create_module(spec)
        return found

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self.loader
        if module.__spec__:
            module.__spec__.loader = self.loader
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": self._import}
        self.loader.exec_module(module)

    def _import(self, wanted: str, where: Any = None, names: Any = None, parts: Any = (), up: int = 0) -> Any:
        path = self._absolute(wanted, where, up)
        if path in self._missing:
            raise ImportError(path)
        if path in self._instead:
            return self._instead[path]
        for part in parts or ():
            if f"{path}.{part}" in self._instead:
                setattr(sys.modules[path], part, self._instead[f"{path}.{part}"])
        return __import__(wanted, where, names, parts, up)

    @staticmethod
    def _absolute(wanted: str, where: Any, up: int) -> str:
        """Give the whole name of what was written with so many dots before it."""
        if not up:
            return wanted
        package = where["__package__"].rsplit(".", up - 1)[0]
        return f"{package}.{wanted}" if wanted else str(package)


class _Arranged:
    """Finds a module where it is, and lets its arrangement load it."""

    def __init__(self) -> None:
        self.arrangements: dict[str, _Arrangement] = {}

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        arrangement = self.arrangements.get(name)
        if arrangement is None:
            return None
        others = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, others), None)
        if spec is not None:
            arrangement.loader, spec.loader = spec.loader, arrangement  # type: ignore[assignment]  # in all it does
        return spec


_ARRANGED = _Arranged()
sys.meta_path.insert(0, _ARRANGED)
