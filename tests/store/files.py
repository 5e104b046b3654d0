"""The profile's file from outside: a raw connection that no rule of ours guards."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.store.database import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def raw(home: Path) -> Iterator[Any]:
    """Give a connection of one's own."""
    with closing(driver.connect(home / FILE_NAME, isolation_level=None)) as connection:
        yield connection


@contextmanager
def forged(home: Path) -> Iterator[Any]:
    """Give a connection to a file whose guards are away as long as it is held."""
    with raw(home) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in guards:
            connection.execute(sql)


def dumped(home: Path, *tables: str) -> dict[str, list[Any]]:
    """Give the rows of some tables, or of all that are not of SQLite's own."""
    with raw(home) as connection:
        named = tables or tuple(
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "search_"))
        )
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in named
            if table != "search"
        }
