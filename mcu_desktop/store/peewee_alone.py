"""peewee by itself: with all that it imports besides, it would hold 20 MiB instead of 2."""

from __future__ import annotations

import builtins
import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

_MISSING = {"psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "sqlite3", "pysqlite3"}
"""Drivers of other databases, and another SQLite: to peewee they are not installed."""
_IDLE = {"hashlib", "socket", "calendar"}
"""What peewee uses for long names of indices, for addresses of a network and for seconds since 1970."""


def _import(name: str, *how: Any, **more: Any) -> Any:
    """Import for peewee alone: it looks here, for its own `__builtins__` say so; nobody else does."""
    if name in _MISSING:
        raise ImportError(name)
    return ModuleType(name) if name in _IDLE else __import__(name, *how, **more)


def _load() -> None:
    spec = find_spec("peewee")
    assert spec
    assert spec.loader
    module = sys.modules["peewee"] = module_from_spec(spec)
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import}
    spec.loader.exec_module(module)


if "peewee" not in sys.modules:
    _load()

from peewee import SQL, BlobField, Case, CompositeKey, IntegerField, Model, TextField, fn  # noqa: E402
from playhouse.sqlcipher_ext import SqlCipherDatabase  # noqa: E402

__all__ = [
    "SQL",
    "BlobField",
    "Case",
    "CompositeKey",
    "IntegerField",
    "Model",
    "SqlCipherDatabase",
    "TextField",
    "fn",
]
