"""A server that neither answers nor goes: its connection is cut, for a person cannot wait for ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

LONGEST_S = 75.0
"""Longer than the server's own patience with a statement."""


@contextmanager
def cut_when_silent(driver: Any) -> Iterator[None]:
    """Let what is asked of a connection of psycopg take so long and no longer."""
    timer = cut_later(driver)
    try:
        yield
    finally:
        timer.cancel()


def cut_later(driver: Any) -> Timer:
    """Cut a connection when its time is over, unless the timer is cancelled before."""
    timer = Timer(LONGEST_S, _shut, [driver.fileno()])
    timer.daemon = True
    timer.start()
    return timer


def _shut(descriptor: int) -> None:
    """Close both ways under the driver, which then sees the end of the connection."""
    with suppress(OSError):
        whole = socket.socket(fileno=descriptor)
        try:
            whole.shutdown(socket.SHUT_RDWR)
        finally:
            whole.detach()
