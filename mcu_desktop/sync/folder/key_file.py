"""New keys of the office in a folder, each in boxes of those who remain: who was away reads on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.vault.sealed import KEY
from mcu_desktop.vault.station_key import SIGNATURE, signed, unboxed, vouched

if TYPE_CHECKING:
    from mcu_desktop.sync.folder.shelf import Shelf
    from mcu_desktop.sync.ring import Ring

_MAGIC = b"MCUKEY"
_SIGNER = 8
_BEGIN = len(_MAGIC) + _SIGNER + SIGNATURE
_decoder = msgspec.msgpack.Decoder(list[tuple[str, bytes]])


def put_keys(shelf: Shelf, ring: Ring) -> None:
    """Leave the boxes of new keys in the own directory, where there are any."""
    content = b""
    if ring.boxes and not ring.revoked:
        payload = msgspec.msgpack.encode(sorted(ring.boxes))
        content = _MAGIC + ring.signer + signed(ring.secret, ring.office + payload) + payload
    shelf.put_keys(content)


def with_keys(shelf: Shelf, ring: Ring) -> Ring:
    """Give the ring with the keys that others left for this workplace."""
    found = [key for content in shelf.left_keys() for key in _opened(content, ring)]
    return replace(ring, keys=tuple(dict.fromkeys((*ring.keys, *found))))


def _opened(content: bytes, ring: Ring) -> list[bytes]:
    """Open the own boxes of a file that somebody signed who is believed."""
    signer = ring.enrolled.get(content[len(_MAGIC) : len(_MAGIC) + _SIGNER])
    signature, payload = content[_BEGIN - SIGNATURE : _BEGIN], content[_BEGIN:]
    if not content.startswith(_MAGIC) or signer is None or signer.revoked:
        return []
    if not vouched(signer.verify_key, signature, ring.office + payload):
        return []
    try:
        boxes = _decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    keys = (unboxed(ring.secret, box) for letter, box in boxes if letter == ring.station)
    return [key for key in keys if key and len(key) == KEY]
