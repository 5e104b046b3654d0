"""The server's hints that records came. They only shorten the wait: whatever is lost here, polling brings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sync.addresses import STRICT, Line, engine_at
from mcu_desktop.sync.hub import NEWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LISTEN_S = 5.0
_AGAIN_S = 30.0


class Hints:
    """Listens in a thread of its own, with a connection of its own, until it is closed."""

    def __init__(self, address: str, heard: Callable[[], object], line: Line = STRICT) -> None:
        self._address = address
        self._line = line
        self._heard = heard
        self._closed, self._again = Event(), Event()
        Thread(target=self._listen, name="hints", daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self._closed.set()
        self._again.set()

    def wake(self) -> None:
        """Listen again at once: the server has come back."""
        self._again.set()

    def _listen(self) -> None:
        while not self._closed.is_set():
            self._listen_once()
            self._again.wait(_AGAIN_S)
            self._again.clear()

    def _listen_once(self) -> None:
        """Listen as long as the connection holds."""
        import psycopg  # noqa: PLC0415 - only where there is a server

        try:
            engine = engine_at(self._address, line=self._line)
            with engine.connect() as connection, closing(_alone(connection)) as driver:
                driver.execute(f"LISTEN {NEWS}")
                self._heard()  # of what came while nobody listened
                while not self._closed.is_set():
                    for _ in driver.notifies(timeout=_LISTEN_S, stop_after=1):
                        self._heard()
        except (Refusal, Trouble, SQLAlchemyError, psycopg.Error, OSError):
            return
        finally:
            engine.dispose()


def _alone(connection: Connection) -> Any:
    """Give the driver's connection for good: the pool would complain of how it ends."""
    driver: Any = connection.connection.driver_connection
    connection.detach()
    driver.autocommit = True
    return driver
