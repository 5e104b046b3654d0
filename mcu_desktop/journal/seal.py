"""A writer's word for its log up to a place: what a seal covers, nobody else can have written."""

from __future__ import annotations

from typing import NamedTuple

_STATEMENT = b"mcu-desktop log"


class Seal(NamedTuple):
    """The signature under one place of a log; the chain carries it to every record before."""

    seq: int
    link: bytes
    signature: bytes


def statement(log: bytes, seq: int, link: bytes) -> bytes:
    """Give what is signed: in this place of this log stands this record."""
    return _STATEMENT + log + seq.to_bytes(8, "big") + link
