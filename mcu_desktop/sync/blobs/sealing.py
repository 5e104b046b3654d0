"""A file on its way: named so that outsiders do not know it, cut into chunks, each sealed to its place."""

from __future__ import annotations

import hmac
from collections.abc import Container, Iterable, Iterator
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mcu_desktop.vault.sealed import Unreadable, derived

_TAG = 16
SEALED = 1 << 20
"""Bytes of a sealed chunk; the last one may be shorter."""
CHUNK = SEALED - _TAG
_PURPOSE = f"blob 1 {CHUNK}"
"""Names the version and the size of a chunk: another way of cutting has other keys and repeats no nonce."""


class Source(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Give so many bytes, fewer at the end alone."""


def name_of(key: bytes, digest: str) -> bytes:
    """Name a file for the roads: who has no key cannot tell whether a file that he knows lies there."""
    return hmac.digest(derived(key, "blob name"), bytes.fromhex(digest), sha256)


def count_of(size: int) -> int:
    """Give into how many chunks a file is cut; an empty one has one."""
    return max(1, -(-size // CHUNK))


def sealed_size(size: int) -> int:
    """Give the bytes of all chunks together."""
    return size + _TAG * count_of(size)


def plain_size(sealed: int) -> int:
    """Give the bytes of a file whose chunks take so many."""
    return sealed - _TAG * max(1, -(-sealed // SEALED))


def sealed_chunks(
    key: bytes, name: bytes, source: Source, size: int, there: Container[int] = ()
) -> Iterator[tuple[int, bytes]]:
    """Give the chunks that are not there yet, with their places.

    The same file makes the same chunks wherever it lies: what one desk has begun another one may finish.
    """
    cipher, count = _cipher(key, name), count_of(size)
    for n in range(count):
        plain = source.read(CHUNK)
        if n not in there:
            yield n, cipher.encrypt(_nonce(n, count), plain, None)


def opened_chunks(
    key: bytes, name: bytes, chunks: Iterable[bytes], size: int, begun: int = 0
) -> Iterator[bytes]:
    """Give what chunks hold from a place on; nothing is given that was not checked."""
    cipher, count = _cipher(key, name), count_of(size)
    coming = iter(chunks)
    for n in range(begun, count):
        try:
            yield cipher.decrypt(_nonce(n, count), next(coming, b""), None)
        except InvalidTag:
            raise Unreadable from None


def chunks_in(source: Source) -> Iterator[bytes]:
    """Give the sealed chunks that stand one behind another."""
    while chunk := source.read(SEALED):
        yield chunk


def _cipher(key: bytes, name: bytes) -> AESGCM:
    return AESGCM(derived(key, _PURPOSE, name))


def _nonce(n: int, count: int) -> bytes:
    """Count the chunks and mark the last: a name has one content, so that nothing is sealed twice over."""
    return n.to_bytes(11, "big") + bytes([n == count - 1])
