"""Libraries by themselves: what they would import for features that nobody here uses stays away."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Collection
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


def load(name: str, *, missing: Collection[str], idle: Collection[str] = ()) -> None:
    """Load a module that nobody has loaded yet: to it some modules are not installed, and idle ones empty.

    It gets an `__import__` of its own: whoever else imports them, even meanwhile, finds them as they are.
    """

    def import_for_it(wanted: str, *how: Any, **more: Any) -> Any:
        if wanted in missing:
            raise ImportError(wanted)
        return ModuleType(wanted) if wanted in idle else __import__(wanted, *how, **more)

    if name in sys.modules:
        return
    package, _, _ = name.rpartition(".")
    path = getattr(find_spec(package), "submodule_search_locations", None) if package else None
    spec = next(filter(None, (finder.find_spec(name, path) for finder in sys.meta_path)))
    module = sys.modules[name] = module_from_spec(spec)
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": import_for_it}
    assert spec.loader
    spec.loader.exec_module(module)
