"""peewee by itself: with all that it imports besides, it would hold 20 MiB instead of 2."""

from __future__ import annotations

from types import SimpleNamespace

from mcu_desktop.alone import arrange, stand_in

_DRIVERS = {"psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "sqlite3", "pysqlite3"}
"""Of other databases, and another SQLite."""
_UNHEARD = SimpleNamespace(addHandler=lambda _handler: None, isEnabledFor=lambda _level: False)
"""peewee asks before each statement whether a log wants it."""

arrange(
    "peewee",
    missing=_DRIVERS,
    instead=[
        stand_in("calendar"),
        stand_in("hashlib"),
        stand_in("inspect", isclass=lambda one: isinstance(one, type)),
        stand_in("logging", NullHandler=object, DEBUG=10, getLogger=lambda _name: _UNHEARD),
        stand_in("socket"),
    ],
)

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
