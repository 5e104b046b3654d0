"""PySide by itself: what writes the signatures of Qt's functions comes when somebody first asks for one.

PySide carries that as a bundle of sources, and unpacks and compiles it at every start, with a dozen modules
of Python that nobody else needs: 3 MiB and 60 ms. It is wanted for `help` and for the words of a call with
wrong arguments. The bundle also puts its own `__import__` in place of Python's and reads the source of
every module for `__feature__`, which nobody here uses: that never comes.

Its enumerations are made of ours (`ui/enumerations.py`), which it finds where it looks for Python's.

PySide has no switch for this; it is pinned exactly (docs/decisions/0038). Where somebody has loaded it
already, it stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

from mcu_desktop.alone import stand_in
from ui import enumerations

_LOADER = "shibokensupport.signature.loader"
"""What PySide asks for each of its services, by name."""
_NAMES = "shibokensupport.signature.mapping"
"""Where PySide looks up the class that was called with wrong arguments."""
_AT_THE_START = ("shibokensupport", "shibokensupport.signature", _LOADER)
_BOOTSTRAP = "signature_bootstrap"
"""What unpacks the bundle; PySide knows it by this name while it starts."""
_UNPACKING = ("base64", "tempfile", "textwrap", "traceback", "zipfile")
"""What it is unpacked with."""


def load() -> None:
    """Load PySide without its bundle."""
    if "shiboken6" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in _UNPACKING} | {"enum": enumerations}
    vars(stand_ins["base64"])["b64decode"] = lambda _packed: b""
    vars(stand_ins["zipfile"])["ZipFile"] = _NothingPacked
    bundle = _Bundle()
    with _found_instead(stand_ins):
        sys.meta_path.append(bundle)
        try:
            import_module("shiboken6")
        finally:
            sys.meta_path.remove(bundle)
    sys.modules.setdefault(_NAMES, _Names(bundle))
    with _found_instead({"textwrap": stand_in("textwrap", "dedent")}):  # for a warning of sums of keys
        assert import_module("PySide6.QtCore").Qt


@contextmanager
def _found_instead(stand_ins: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let whoever imports find these, for as long as it takes."""
    loaded = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(loaded)


class _NothingPacked:
    filelist = ()

    def __init__(self, _packed: object) -> None: ...


class _Bundle:
    """Stands in for the modules that PySide starts with, until somebody needs what is in them."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._bootstrap: Any = None
        self._loader: ModuleType | None = None
        self._stand_ins: list[ModuleType] = []
        """PySide itself does not hold what it looks names up in."""

    @property
    def loader(self) -> ModuleType:
        """What the bundle serves with, fetched once, as PySide would have at the start."""
        with self._lock:
            self._loader = self._loader or self._fetched()
        return self._loader

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if name not in _AT_THE_START:
            return None
        return ModuleSpec(name, self, is_package=True)  # type: ignore[arg-type]  # a Loader in all it does

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        self._bootstrap = sys.modules[_BOOTSTRAP]
        return _Services(spec.name, self) if spec.name == _LOADER else ModuleType(spec.name)

    def exec_module(self, module: ModuleType) -> None: ...

    def _fetched(self) -> ModuleType:
        for name in _UNPACKING:
            setattr(self._bootstrap, name, import_module(name))
        self._stand_ins = [sys.modules.pop(name) for name in (*_AT_THE_START, _NAMES)]
        sys.modules[_BOOTSTRAP] = self._bootstrap
        enumerations.name_barely()
        finders, unpacked = self._bootstrap.prepare_zipfile()
        finders.insert(0, unpacked)
        try:
            return import_module(_LOADER)
        finally:
            finders.remove(unpacked)
            del sys.modules[_BOOTSTRAP]


class _Services(ModuleType):
    """Gives PySide its services by name, each of which fetches the bundle when it is used."""

    def __init__(self, name: str, bundle: _Bundle) -> None:
        super().__init__(name)
        self._bundle = bundle

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(self._serve, name)

    def _serve(self, service: str, *given: Any, **more: Any) -> Any:
        return getattr(self._bundle.loader, service)(*given, **more)

    @staticmethod
    def post_init() -> None:
        """Leave `__import__` as it is."""

    @staticmethod
    def finish_import(_module: ModuleType) -> None:
        """Warn of nothing: in this version no name is deprecated."""


class _Names(ModuleType):
    """Takes the names of Qt's classes over from the bundle whenever PySide wants them up to date."""

    def __init__(self, bundle: _Bundle) -> None:
        super().__init__(_NAMES)
        self._bundle = bundle
        self.update_mapping = self._update

    def _update(self) -> None:
        assert self._bundle.loader
        names = vars(import_module(_NAMES))
        names["update_mapping"]()
        vars(self).update({**names, "update_mapping": self._update})


load()
