"""peewee by itself: with what it looks for besides, an import of it would hold 20 MiB instead of 3."""

from __future__ import annotations

import sys

_BESIDES = {"psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb", "sqlite3", "pysqlite3", "_hashlib"}
"""Drivers of other databases, another SQLite, OpenSSL for one sum that the desk never asks for."""

_loaded = set(sys.modules)
_hidden = _BESIDES - _loaded
sys.modules.update(dict.fromkeys(_hidden))  # type: ignore[arg-type]  # None: it is as if not installed
try:
    from peewee import SQL, BlobField, Case, CompositeKey, IntegerField, Model, TextField, fn
    from playhouse.sqlcipher_ext import SqlCipherDatabase
finally:
    for _name in _hidden | ({"hashlib"} - _loaded):  # a hashlib made without OpenSSL stays peewee's own
        sys.modules.pop(_name, None)

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
