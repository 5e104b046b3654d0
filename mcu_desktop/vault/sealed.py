"""Files that nobody reads or changes without the key: AES-256-GCM in chunks, each bound to its place."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mcu_desktop.problems import Trouble

KEY = 32
_MAGIC = b"MCUS\x01"
_SALT = 16
_TAG = 16
CHUNK = 1 << 18


class Unreadable(Trouble):
    """A sealed file was changed, cut off, or sealed with another key."""

    def __init__(self) -> None:
        super().__init__("Файл повреждён или зашифрован другим ключом.")


class Target(Protocol):
    """Whatever takes bytes."""

    def write(self, content: bytes, /) -> object:
        """Take them."""


def derived(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Give the key for one purpose alone: knowing it tells nothing of the others."""
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=f"mcu-desktop {purpose}".encode()).derive(key)


def sealed(key: bytes, purpose: str, content: bytes) -> bytes:
    """Seal bytes; only the same key and purpose open them."""
    target = io.BytesIO()
    with Sealing(key, purpose, target) as sealing:
        sealing.write(content)
    return target.getvalue()


def unsealed(key: bytes, purpose: str, content: bytes) -> bytes:
    """Open what `sealed` gave."""
    return Unsealing(key, purpose, io.BytesIO(content)).read()


class Sealing:
    """Takes bytes and writes them sealed; without `close` the file has no end and is refused."""

    def __init__(self, key: bytes, purpose: str, target: Target) -> None:
        salt = os.urandom(_SALT)
        self._cipher = AESGCM(derived(key, purpose, salt))
        self._target = target
        self._waiting = bytearray()
        self._place = 0
        target.write(_MAGIC + salt)

    def write(self, content: bytes) -> int:
        """Take bytes in."""
        self._waiting += content
        while len(self._waiting) > CHUNK:
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(content)

    def close(self) -> None:
        """Write the last chunk, marked as the last."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._place, last=last), chunk, None))
        self._place += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()


class Unsealing:
    """Gives the bytes of a sealed file, never one that was not checked."""

    def __init__(self, key: bytes, purpose: str, source: BinaryIO) -> None:
        beginning = source.read(len(_MAGIC) + _SALT)
        if len(beginning) != len(_MAGIC) + _SALT or not beginning.startswith(_MAGIC):
            raise Unreadable
        self._cipher = AESGCM(derived(key, purpose, beginning[len(_MAGIC) :]))
        self._source = source
        self._ahead = source.read(CHUNK + _TAG)
        self._ready = bytearray()
        self._place = 0
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes, or all that is left."""
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._take()
        size = len(self._ready) if size < 0 else size
        given = bytes(self._ready[:size])
        del self._ready[:size]
        return given

    def _take(self) -> None:
        chunk, self._ahead = self._ahead, self._source.read(CHUNK + _TAG)
        self._ended = not self._ahead
        try:
            self._ready += self._cipher.decrypt(_nonce(self._place, last=self._ended), chunk, None)
        except InvalidTag:
            raise Unreadable from None
        self._place += 1


def _nonce(place: int, *, last: bool) -> bytes:
    """Count the chunks: every file has a key of its own, so that counting repeats no nonce."""
    return place.to_bytes(11, "big") + bytes([last])
