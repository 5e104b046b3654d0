"""A SQLite file that several profiles of one machine share, and a lock that dies with its process."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.problems import Trouble
from mcu_desktop.store.database import reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

_PRAGMAS = (
    "PRAGMA journal_mode = wal",
    "PRAGMA synchronous = full",
    "PRAGMA foreign_keys = 1",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cell_size_check = 1",
    "PRAGMA trusted_schema = 0",
    "PRAGMA temp_store = memory",
)


class Busy(Trouble):
    """Somebody else holds the lock."""


def dbapi() -> ModuleType:
    """Give the driver, for a library that speaks to it by itself."""
    module: ModuleType = driver
    return module


def connected(path: Path) -> Any:
    """Open the file as safely as a profile's own; whoever uses the connection begins its transactions."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


@contextmanager
def alone(path: Path, otherwise: str) -> Iterator[None]:
    """Hold a lock on a file of nothing; where somebody else holds it, say so."""
    with reported():
        connection = driver.connect(str(path), isolation_level=None, timeout=0)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except driver.OperationalError:
            raise Busy(otherwise) from None
        yield
    finally:
        connection.close()
