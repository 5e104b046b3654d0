"""The system's own store of secrets, through keyring: only a real one, never a file that anybody reads."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from mcu_desktop.problems import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

_SERVICE = "mcu-desktop"
_REAL = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": "Диспетчер учётных данных Windows",
    "keyring.backends.macOS": "Связка ключей macOS",
}
"""What keeps a secret behind the person's sign-in; null, fail and plain files are not among them."""
_PATIENCE = 120.0
"""Seconds that a person has to open a locked store when the system asks for its password."""

Answer = TypeVar("Answer")


class _Backend(Protocol):
    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


class KeyStore:
    """One key store of this system."""

    def __init__(self, backend: _Backend, title: str) -> None:
        self._backend = backend
        self.title = title

    def put(self, name: str, key: bytes) -> None:
        """Keep a key, and look whether it is really there."""
        _asked(lambda: self._backend.set_password(_SERVICE, name, key.hex()))
        if self.get(name) != key:
            raise Trouble(f"Хранилище ключей «{self.title}» не сохранило ключ профиля.")

    def get(self, name: str) -> bytes | None:
        """Give a key, `None` where the store does not have it."""
        said = _asked(lambda: self._backend.get_password(_SERVICE, name))
        try:
            return bytes.fromhex(said) if said else None
        except ValueError:
            return None

    def forget(self, name: str) -> None:
        """Let a key go."""
        if self.get(name) is not None:
            _asked(lambda: self._backend.delete_password(_SERVICE, name))


def key_store() -> KeyStore | None:
    """Give the store that works here, `None` where there is none; 80 ms where there may be one."""
    if not _may_be_here():
        return None
    import keyring  # noqa: PLC0415 - only who has a store waits for it
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    chosen = keyring.get_keyring()
    backends = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in backends:
        title = _REAL.get(type(backend).__module__)
        if title is not None:
            return KeyStore(backend, title)
    return None


def works(store: KeyStore) -> bool:
    """Try the store with a secret of no worth."""
    name, nothing = f"trial-{os.getpid()}", os.urandom(8)
    try:
        store.put(name, nothing)
        store.forget(name)
    except Trouble:
        return False
    return True


def _may_be_here() -> bool:
    """On Linux a key store answers on the session's bus; without a bus nothing needs to be imported."""
    if sys.platform != "linux" or os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and (Path(runtime or "") / "bus").exists()


def _asked(question: Callable[[], Answer]) -> Answer:
    """Ask the store, but not for ever: a locked one waits for a window that a terminal does not have."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - the store has loaded it

    answer: Future[Answer] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as problem:  # noqa: BLE001 - raised again where it was asked
            with suppress(Exception):
                answer.set_exception(problem)

    Thread(target=ask, name="key store", daemon=True).start()
    try:
        return answer.result(_PATIENCE)
    except TookTooLong:
        raise Trouble("Хранилище ключей системы не отвечает: откройте его и повторите.") from None
    except (KeyringError, OSError) as problem:
        raise Trouble(
            "Хранилище ключей системы закрыто или недоступно: откройте его и повторите."
        ) from problem
