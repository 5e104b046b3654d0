"""How the shared database is read and written: in one transaction, in words of ours, never for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from mcu_desktop.sync.addresses import READING
from mcu_desktop.sync.faults import reported
from mcu_desktop.sync.silence import cut_when_silent

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that will not write."""
    with (
        reported(),
        engine.connect().execution_options(**{READING: True}) as connection,
        _patiently(connection),
    ):
        try:
            yield connection
        finally:
            connection.rollback()  # a silent server would hold the pool's own one for ever


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction."""
    with reported(), engine.connect() as connection, _patiently(connection), connection.begin():
        yield connection


def _patiently(connection: Connection) -> AbstractContextManager[None]:
    """Wait for a server as long as is sensible; a file of this machine has patience of its own."""
    if connection.dialect.name != "postgresql":
        return nullcontext()
    return cut_when_silent(connection.connection.driver_connection)
