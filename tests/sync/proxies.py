"""A network between a desk and its server, which can be cut, and which can fall silent without being cut."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Event, Thread

from tests.sync.ports import free_port


class Proxy:
    """Passes bytes on to a server, as long as it is well."""

    def __init__(self, server: tuple[str, int], *, at: str = "127.0.0.1") -> None:
        self._server = server
        self._at = at
        self._flows = Event()
        self._flows.set()
        self._open: set[socket.socket] = set()
        self._listening: socket.socket | None = None
        self.port = free_port(at)
        self.heal()

    def heal(self) -> None:
        """Let everything through."""
        self._flows.set()
        if self._listening is None:
            self._listening = socket.create_server((self._at, self.port))
            Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def cut(self) -> None:
        """Refuse new connections and break those that stand, as a server does that is stopped."""
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        self._flows.set()
        for one in tuple(self._open):
            self._close(one)

    def fall_silent(self) -> None:
        """Keep every connection and accept new ones, but pass nothing on."""
        self._flows.clear()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                try:
                    far = socket.create_connection(self._server)
                except OSError:  # the server is down, the network is not
                    near.close()
                    continue
                self._open |= {near, far}
                for source, target in ((near, far), (far, near)):
                    Thread(target=self._pass, args=(source, target), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while content := source.recv(1 << 16):
                self._flows.wait()
                target.sendall(content)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)
        self._close(source)

    def _close(self, one: socket.socket) -> None:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
        self._open.discard(one)
