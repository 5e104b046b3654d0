"""The envelope of a fact, and the chain that holds the envelopes together."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from mcu_desktop.digest import sha256

_NUMBERS = struct.Struct(">QQQHH")
_PARENT = struct.Struct(">16sQ")
_LENGTH = struct.Struct(">I")


class Parent(NamedTuple):
    """A record that the author of another one had seen."""

    log: bytes
    seq: int


class Record(NamedTuple):
    """A fact as it lasts: who, when, about what, after what, and its digest in the chain of its log."""

    log: bytes
    """Random id of one incarnation of a database; a clone or a restored copy opens a new one."""
    seq: int
    """1, 2, 3 … without gaps within the log."""
    stamp: int
    txn: int
    """The first `seq` of the records of one command; they are never split."""
    stream_kind: str
    stream: bytes
    parents: bytes
    """The frontier of the stream that the author saw, packed `(log, seq)` pairs."""
    author: str
    duty: str
    kind: str
    version: int
    min_reader: int
    body: bytes | None
    """Canonical JSON, encoded once; `None` after its destruction by act."""
    body_digest: bytes
    link: bytes

    @property
    def name(self) -> str:
        """Name the record for people who look for it."""
        return f"{self.log.hex()[:8]}:{self.seq}"

    @property
    def action(self) -> str:
        """Name the command that the record belongs to."""
        return f"{self.log.hex()}:{self.txn}"

    @property
    def full_name(self) -> str:
        """Name the record among those of all offices."""
        return f"{self.log.hex()}:{self.seq}"


def packed(parents: Iterable[Parent]) -> bytes:
    """Pack parents in a fixed order."""
    return b"".join(_PARENT.pack(*parent) for parent in sorted(parents))


def unpacked(parents: bytes) -> tuple[Parent, ...]:
    """Unpack what `packed` packed."""
    return tuple(Parent(*pair) for pair in _PARENT.iter_unpack(parents))


def first_link(log: bytes, station: str) -> bytes:
    """Give the link before the first record: it binds the chain to its log and station."""
    return sha256(b"mcu-desktop log" + log + station.encode()).digest()


def sealed(record: Record, previous: bytes) -> Record:
    """Give the record with the digest of its body and its link after `previous`."""
    assert record.body is not None
    digest = sha256(record.body).digest()
    whole = record._replace(body_digest=digest)
    return whole._replace(link=link_of(whole, previous))


def link_of(record: Record, previous: bytes) -> bytes:
    """Give SHA-256 over the previous link, the header and the body's digest."""
    texts = (
        record.stream_kind.encode(),
        record.stream,
        record.parents,
        record.author.encode(),
        record.duty.encode(),
        record.kind.encode(),
    )
    header = _NUMBERS.pack(record.seq, record.stamp, record.txn, record.version, record.min_reader)
    framed = b"".join(_LENGTH.pack(len(text)) + text for text in texts)
    return sha256(previous + header + framed + record.body_digest).digest()


def sound(record: Record, previous: bytes) -> bool:
    """Tell whether the record is byte for byte what was sealed."""
    if record.body is not None and sha256(record.body).digest() != record.body_digest:
        return False
    return link_of(record, previous) == record.link


def frontier(records: Iterable[Record]) -> tuple[Parent, ...]:
    """Give the records of a stream that no other one has seen."""
    heads = {Parent(record.log, record.seq) for record in records}
    seen: set[Parent] = set()
    for record in records:
        seen.update(unpacked(record.parents))
    return tuple(sorted(heads - seen))


def forked(records: Sequence[Record]) -> bool:
    """Tell whether some record of a stream was written without knowing of another one before it."""
    return any(record.parents != _PARENT.pack(before.log, before.seq) for before, record in pairwise(records))


def seen_by_authors(records: Sequence[Record]) -> tuple[int, ...]:
    """Give for each record of a stream those before it that its author knew of: a bit for each place."""
    places: dict[Parent, int] = {}
    seen: list[int] = []
    for place, record in enumerate(records):
        known = 0
        for parent in unpacked(record.parents):
            if (before := places.get(parent)) is not None:
                known |= seen[before] | 1 << before
        seen.append(known)
        places[Parent(record.log, record.seq)] = place
    return tuple(seen)


def fold_order(record: Record) -> tuple[int, bytes, int]:
    """Give where a record stands among others, wherever and whenever they came from."""
    return record.stamp, record.log, record.seq


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Give the records of a stream in the order of telling, none before what its author saw.

    Stamps alone nearly do: only a clock that ran far ahead, and was not obeyed, gives an answer an
    earlier stamp than what it answers.
    """
    ordered = sorted(records, key=fold_order)
    known = {Parent(record.log, record.seq) for record in ordered}
    waits_for = [
        (record, [parent for parent in unpacked(record.parents) if parent in known]) for record in ordered
    ]
    told: set[Parent] = set()
    for record, parents in waits_for:
        if not told.issuperset(parents):
            return _after_what_they_saw(waits_for)
        told.add(Parent(record.log, record.seq))
    return tuple(ordered)


def _after_what_they_saw(waits_for: list[tuple[Record, list[Parent]]]) -> tuple[Record, ...]:
    """Take the earliest record that waits for nobody, again and again; a forged circle comes last."""
    waiting = {Parent(record.log, record.seq): len(set(parents)) for record, parents in waits_for}
    children: dict[Parent, list[Record]] = {}
    for record, parents in waits_for:
        for parent in set(parents):
            children.setdefault(parent, []).append(record)
    free = [(fold_order(record), record) for record, parents in waits_for if not parents]
    heapify(free)
    told: dict[Parent, Record] = {}
    while free:
        record = heappop(free)[1]
        name = Parent(record.log, record.seq)
        told[name] = record
        for child in children.get(name, ()):
            waiting[Parent(child.log, child.seq)] -= 1
            if not waiting[Parent(child.log, child.seq)]:
                heappush(free, (fold_order(child), child))
    circle = (record for record, _ in waits_for if Parent(record.log, record.seq) not in told)
    return (*told.values(), *circle)
