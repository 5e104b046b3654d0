"""What a snapshot says of itself: how far each log goes, who made it, what opens it; signed, then sealed."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.journal.chain import End
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.vault.sealed import Unreadable, sealed, unsealed
from mcu_desktop.vault.station_key import SIGNATURE, signed, vouched

if TYPE_CHECKING:
    from mcu_desktop.sync.ring import Ring

LARGEST = 1 << 20
"""Bytes of a document."""
_PURPOSE = "snapshot"
_HEAD = struct.Struct(">6sB8s")
_MAGIC = b"MCUSNP"
_VERSION = 1
_STATEMENT = b"mcu-desktop snapshot"


class Manifest(NamedTuple):
    """One snapshot."""

    office: bytes
    station: str
    """Who made it."""
    made_at: int
    """In milliseconds."""
    version: int
    """Of the file's shape."""
    edition: str
    """Of norms and calendars, by which its terms were told."""
    ends: dict[bytes, End]
    """How far each log goes: what stands behind is asked for by this vector."""
    digest: str
    size: int
    key: bytes
    """Opens the file."""

    @property
    def records(self) -> int:
        """How many records it holds."""
        return sum(end.seq for end in self.ends.values())


class Unusable(Exception):
    """A document that this desk does not go by, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Manifest)


def written(manifest: Manifest, ring: Ring) -> bytes:
    """Give the document of a manifest."""
    content = _HEAD.pack(_MAGIC, _VERSION, ring.signer) + _encoder.encode(manifest)
    return sealed(ring.keys[0], _PURPOSE, signed(ring.secret, _STATEMENT + content) + content)


def read(document: bytes, ring: Ring) -> Manifest:
    """Give what a document says, if a workplace of this office that is believed has signed it."""
    opened = _opened(document, ring.keys)
    signature, content = opened[:SIGNATURE], opened[SIGNATURE:]
    if len(content) < _HEAD.size:
        raise Unusable("документ снимка повреждён")
    magic, version, signer = _HEAD.unpack_from(content)
    if (magic, version) != (_MAGIC, _VERSION):
        raise Unusable("снимок сделан другой программой")
    maker = ring.enrolled.get(signer)
    if maker is None or not vouched(maker.verify_key, signature, _STATEMENT + content):
        raise Unusable("снимок не подписан рабочим местом этой администрации")
    if maker.revoked:
        raise Unusable(f"снимок сделало рабочее место «{maker.station}», которое отозвано")
    try:
        manifest = _decoder.decode(content[_HEAD.size :])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unusable("документ снимка повреждён") from None
    if (manifest.office, manifest.station) != (ring.office, maker.station):
        raise Unusable("снимок другой администрации")
    return manifest


def _opened(document: bytes, keys: Sequence[bytes]) -> bytes:
    for key in keys:
        try:
            return unsealed(key, _PURPOSE, document)
        except Unreadable:
            continue
    raise Unusable("документ снимка не открывается ключом администрации")
