"""A wire to a server that can be cut, and can fall silent while it seems to hold."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress


class Wire:
    """Passes bytes on to an address; each connection has a thread of its own."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._open = self._flowing = True
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Break what is connected and let nobody in."""
        self._open = False
        for pair in tuple(self._pairs):
            _close(pair)

    def fall_silent(self) -> None:
        """Keep connections, pass nothing on: a half-open line."""
        self._flowing = False

    def mend(self) -> None:
        """Let everybody in; what was silent is broken, as a router does in the end."""
        if not self._flowing:
            for pair in tuple(self._pairs):
                _close(pair)
        self._open = self._flowing = True

    def _serve(self) -> None:
        while True:
            near, _ = self._door.accept()
            if not self._open:
                near.close()
                continue
            try:
                far = socket.create_connection(self._to, timeout=5)
            except OSError:
                near.close()
                continue
            far.settimeout(None)
            threading.Thread(target=self._pass_on, args=((near, far),), daemon=True).start()

    def _pass_on(self, pair: tuple[socket.socket, socket.socket]) -> None:
        near, far = pair
        self._pairs.add(pair)
        with suppress(OSError, ValueError), selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _ in ready.select():
                    data = key.fileobj.recv(65_536)  # type: ignore[union-attr]  # they are sockets
                    if not data:
                        raise ConnectionError
                    if self._flowing:
                        key.data.sendall(data)
        self._pairs.discard(pair)
        _close(pair)


def _close(pair: tuple[socket.socket, socket.socket]) -> None:
    for end in pair:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
