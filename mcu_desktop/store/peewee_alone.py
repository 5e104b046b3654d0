"""peewee by itself: with all that it imports besides, it would hold 20 MiB instead of 2."""

from __future__ import annotations

from mcu_desktop import alone

_DRIVERS = {"psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "sqlite3", "pysqlite3"}
"""Of other databases, and another SQLite."""
_IDLE = {"hashlib", "socket", "calendar"}
"""For long names of indices, for addresses of a network and for seconds since 1970."""

alone.load("peewee", missing=_DRIVERS, idle=_IDLE)

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
