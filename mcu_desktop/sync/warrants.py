"""What proves a log, in the shared database: it lies there as it was given; whoever takes it judges it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, select

from mcu_desktop.digest import sha256
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.journal.seal import Seal
from mcu_desktop.sync import tables
from mcu_desktop.sync.vouching import Proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Table

    from mcu_desktop.journal.chain import Origin

_LARGEST = 64 << 20
"""Bytes of a proof, unpacked: an heir repeats what one desk did since two copies of it parted."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Proof)


class Warrant(NamedTuple):
    """What proves that a log was written by its workplace; it travels with the records."""

    seals: tuple[Seal, ...] = ()
    proof: Proof | None = None
    verify_key: bytes | None = None
    """Of the workplace that sends its own log: shown, never believed."""


NOTHING = Warrant()


def write_warrant(connection: Connection, log: int, origin: Origin, warrant: Warrant) -> int:
    """Put what proves a log beside it, once; give how far that goes."""
    for seal in warrant.seals:
        _add(connection, tables.seal, log=log, seq=seal.seq, signature=seal.signature, link=seal.link)
    reached = [seal.seq for seal in warrant.seals]
    if warrant.proof:
        content = zlib.compress(_encoder.encode(warrant.proof), 6)
        _add(connection, tables.proof, log=log, digest=sha256(content).digest(), content=content)
        reached.append(warrant.proof.seal.seq - origin.parent_seq)
    return max(reached, default=0)


def read_seals(connection: Connection, log: bytes, behind: int, upto: int) -> tuple[Seal, ...]:
    """Give what is offered as seals behind a place of a log and up to another."""
    asked = (
        select(tables.seal.c.seq, tables.seal.c.link, tables.seal.c.signature)
        .join(tables.log, tables.log.c.no == tables.seal.c.log)
        .where(tables.log.c.log == log, tables.seal.c.seq > behind, tables.seal.c.seq <= upto)
        .order_by(tables.seal.c.seq)
    )
    return tuple(Seal(*row) for row in connection.execute(asked))


def read_proofs(connection: Connection, log: bytes) -> tuple[Proof, ...]:
    """Give what is offered as proofs of an heir; what is none is passed by."""
    asked = (
        select(tables.proof.c.content)
        .join(tables.log, tables.log.c.no == tables.proof.c.log)
        .where(tables.log.c.log == log)
        .order_by(tables.proof.c.digest)
    )
    return tuple(_legible(connection.execute(asked).scalars()))


def _legible(contents: Iterable[bytes]) -> Iterator[Proof]:
    for content in contents:
        unpacking = zlib.decompressobj()
        try:
            plain = unpacking.decompress(content, _LARGEST)
            proof = _decoder.decode(plain)
        except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        yield proof


def _add(connection: Connection, table: Table, **values: int | bytes) -> None:
    """Add a row that may be there already."""
    keys = [column == values[column.name] for column in table.primary_key]
    if connection.execute(select(table.c.log).where(*keys)).first() is None:
        connection.execute(insert(table).values(values))
