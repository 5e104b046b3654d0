"""Ports of the tests' own, which stay theirs."""

from __future__ import annotations

import socket
from errno import EADDRINUSE
from secrets import choice

_NOBODYS = range(10_000, 30_000)
"""The system gives ports above to connections that go out, and one of those may come first."""


def free_port(at: str = "127.0.0.1") -> int:
    """Find a port on which nobody listens."""
    while True:
        port = choice(_NOBODYS)
        with socket.socket() as probe:
            try:
                probe.bind((at, port))
            except OSError as taken:
                if taken.errno != EADDRINUSE:
                    raise
            else:
                return port
