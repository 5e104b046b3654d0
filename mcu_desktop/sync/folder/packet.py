"""A packet: records of one log, compressed, encrypted for the office, signed by the desk that carries it."""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

from mcu_desktop.journal.chain import Origin
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.journal.record import Record
from mcu_desktop.journal.seal import Seal
from mcu_desktop.sync.ring import Ring, name_of
from mcu_desktop.sync.vouching import Proof
from mcu_desktop.vault.sealed import Unreadable, sealed, unsealed
from mcu_desktop.vault.station_key import SIGNATURE, signed, vouched

_MAGIC = b"MCUSEG"
_VERSION = 2
_HEAD = struct.Struct(">6sB8s8sII")
_BEGIN = _HEAD.size + SIGNATURE
_PURPOSE = "segment"
LARGEST = 64 << 20
"""Bytes of a packet, unpacked or not: one action is never divided, and a bulk one may be large."""
_DAMAGED = "файл повреждён"


class Bad(Exception):
    """A file is not taken, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Packet(NamedTuple):
    """What a file of the folder says."""

    office: bytes
    carrier: str
    origin: Origin
    records: tuple[Record, ...]
    seals: tuple[Seal, ...] = ()
    proof: Proof | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Packet)


def written(packet: Packet, ring: Ring) -> bytes:
    """Give the bytes of a packet."""
    key = ring.keys[0]
    payload = sealed(key, _PURPOSE, zlib.compress(_encoder.encode(packet), 6))
    head = _HEAD.pack(_MAGIC, _VERSION, ring.signer, name_of(key), len(payload), zlib.crc32(payload))
    return head + signed(ring.secret, head + payload) + payload


def read(content: bytes, ring: Ring) -> Packet:
    """Give what the bytes say, if every one of them is as its desk wrote it."""
    head, signature, payload = content[: _HEAD.size], content[_HEAD.size : _BEGIN], content[_BEGIN:]
    _require_whole(content, payload)
    carrier = _carrier(head, signature, payload, ring)
    packet = _unpacked(payload, _key(head, ring))
    if packet.office != ring.office:
        raise Bad("пакет другой администрации")
    if packet.carrier != carrier:
        raise Bad("пакет подписан не тем рабочим местом, которое в нём названо")
    _require_one_run(packet)
    return packet


def _require_whole(content: bytes, payload: bytes) -> None:
    if len(content) < _BEGIN:
        raise Bad("файл дописан не до конца")
    magic, version, _, _, length, checksum = _HEAD.unpack_from(content)
    if magic != _MAGIC:
        raise Bad("это не пакет обмена")
    if version != _VERSION:
        raise Bad("пакет сделан программой другой версии")
    if len(payload) < length:
        raise Bad("файл дописан не до конца")
    if len(payload) > length or zlib.crc32(payload) != checksum:
        raise Bad(_DAMAGED)


def _carrier(head: bytes, signature: bytes, payload: bytes, ring: Ring) -> str:
    """Give the letter of the workplace that signed."""
    signer = ring.enrolled.get(_HEAD.unpack(head)[2])
    if signer is None:
        raise Bad("подписан неизвестным рабочим местом")
    if signer.revoked:
        raise Bad(f"подписан рабочим местом «{signer.station}», которое отозвано")
    if not vouched(signer.verify_key, signature, head + payload):
        raise Bad(f"подпись рабочего места «{signer.station}» поддельна или файл изменён")
    return signer.station


def _key(head: bytes, ring: Ring) -> bytes:
    """Give the key that the payload was sealed with."""
    name = _HEAD.unpack(head)[3]
    found = next((key for key in ring.keys if name_of(key) == name), None)
    if found is None:
        raise Bad("зашифрован ключом обмена, которого здесь ещё нет")
    return found


def _unpacked(payload: bytes, key: bytes) -> Packet:
    try:
        return _decoder.decode(_inflated(unsealed(key, _PURPOSE, payload)))
    except (Unreadable, zlib.error):
        raise Bad(_DAMAGED) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Bad("пакет имеет недопустимый вид") from None


def _inflated(packed: bytes) -> bytes:
    """Unpack no more than a packet may hold."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(packed, LARGEST + 1)
    if len(plain) > LARGEST:
        raise Bad("пакет распаковывается в недопустимо большой")
    if not unpacking.eof or unpacking.unused_data:
        raise Bad(_DAMAGED)
    return plain


def _require_one_run(packet: Packet) -> None:
    """Refuse records of several logs, or with a place left out."""
    first = packet.records[0].seq if packet.records else 0
    for seq, record in enumerate(packet.records, first):
        if (record.log, record.seq) != (packet.origin.log, seq):
            raise Bad("записи пакета не идут подряд")
    if first < 1:
        raise Bad("пакет пуст")
