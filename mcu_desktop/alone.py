"""Modules by themselves: what they would import for features that nobody here uses stays away."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Collection, Mapping
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NamedTuple


def stand_in(name: str, *called_later: str, **known: Any) -> ModuleType:
    """Give what is found instead of a module: what is known of it; functions that fetch it when called.

    Whatever else somebody asks of it is asked of the module itself.
    """
    found = _StandIn(name)
    vars(found).update({function: partial(found.call, function) for function in called_later}, **known)
    return found


def arrange(name: str, *, missing: Collection[str] = (), instead: Collection[ModuleType] = ()) -> None:
    """Say what a module finds when somebody loads it: to it, some others are not installed, or stood in for.

    It gets an `__import__` of ours: whoever else imports them, even meanwhile, finds them as they are.
    One that is loaded already stays as it is.
    """
    _ARRANGED[name] = _Arrangement(set(missing), {module.__name__: module for module in instead})


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)

    def call(self, function: str, *given: Any, **more: Any) -> Any:
        return getattr(import_module(self.__name__), function)(*given, **more)


class _Arrangement(NamedTuple):
    missing: Collection[str]
    instead: Mapping[str, ModuleType]


class _Finder:
    """Finds an arranged module where it is, and has it loaded as it was arranged."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in _ARRANGED:
            return None
        others = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not _Finder)
        spec = next(filter(None, others), None)
        if spec is not None:
            spec.loader = _Loader(spec.loader)  # type: ignore[assignment]  # in all it does
        return spec


class _Loader:
    """Loads as the module's own loader does, only with our `__import__`."""

    def __init__(self, own: Any) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        found: ModuleType | None = self._own.create_module(spec)
        return found

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._own
        if module.__spec__:
            module.__spec__.loader = self._own
        vars(module)["__builtins__"] = _BUILTINS
        self._own.exec_module(module)


def _import(wanted: str, where: Any = None, names: Any = None, parts: Any = (), up: int = 0) -> Any:
    missing, instead = _ARRANGED.get((where or {}).get("__name__", ""), _Arrangement((), {}))
    path = _absolute(wanted, where, up)
    if path in missing:
        raise ImportError(path)
    if path in instead:
        return instead[path]
    for part in parts or ():
        if f"{path}.{part}" in instead:
            setattr(sys.modules[path], part, instead[f"{path}.{part}"])
    return __import__(wanted, where, names, parts, up)


def _absolute(wanted: str, where: Any, up: int) -> str:
    """Give the whole name of what was written with so many dots before it."""
    if not up:
        return wanted
    package = where["__package__"].rsplit(".", up - 1)[0]
    return f"{package}.{wanted}" if wanted else str(package)


_ARRANGED: dict[str, _Arrangement] = {}
_BUILTINS = {**vars(builtins), "__import__": _import}
sys.meta_path.insert(0, _Finder)
