"""The end of a log, and whether records may stand behind it: what both sides of an exchange check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from mcu_desktop.digest import sha256
from mcu_desktop.journal.record import Record, first_link, sound, unpacked

_ID = 16
_DIGEST = 32
_LARGEST = (1 << 63) - 1
"""What both kinds of databases hold as a whole number."""


class Origin(NamedTuple):
    """Whose a log is, and which log of the same station it continues."""

    log: bytes
    station: str
    parent: bytes | None = None
    """The log that the station wrote before it was restored or copied."""
    parent_seq: int = 0


class End(NamedTuple):
    """Where a log ends."""

    seq: int
    link: bytes
    stamp: int


class Flaw(NamedTuple):
    """The first record of a log that cannot be taken, and why."""

    log: bytes
    seq: int
    reason: str


class Fork(Exception):
    """Two different records bear one place in a log: somebody wrote it twice."""

    def __init__(self, log: bytes, seq: int) -> None:
        super().__init__(f"{log.hex()[:8]}:{seq}")
        self.log = log
        self.seq = seq


class Gap(Exception):
    """Records are offered behind a place that the log has not reached."""

    def __init__(self, log: bytes, head: int) -> None:
        super().__init__(f"{log.hex()[:8]}:{head}")
        self.log = log
        self.head = head


def beginning(origin: Origin) -> End:
    """Give where a log ends before its first record."""
    return End(0, first_link(origin.log, origin.station), 0)


def heir_of(log: bytes, first: bytes) -> bytes:
    """Name the heir of a log by the first link that is written again: who holds the same makes the same."""
    return sha256(b"heir" + log + first).digest()[:_ID]


def actions(records: Sequence[Record]) -> Iterator[tuple[Record, ...]]:
    """Give the records of each command together: they are never split."""
    for _, group in groupby(records, key=attrgetter("txn")):
        yield tuple(group)


def continued(
    end: End, records: Sequence[Record], *, linked: bool = False
) -> tuple[tuple[Record, ...], End, Flaw | None]:
    """Take whole actions behind the end as far as they are sound; give them, the new end, the first flaw.

    Of records that were found `linked` only the first is reckoned anew.
    """
    first = records[0] if records else None
    if records and records[0].seq > end.seq + 1:
        raise Gap(records[0].log, end.seq)
    taken: list[Record] = []
    for action in actions(records):
        if action[0].txn != action[0].seq:
            return tuple(taken), end, _flaw(action[0], "действие разорвано")
        reached = end
        for record in action:
            if (reason := _why_not(reached, record, linked=linked and record is not first)) is not None:
                return tuple(taken), end, _flaw(record, reason)
            reached = End(record.seq, record.link, record.stamp)
        taken += action
        end = reached
    return tuple(taken), end, None


def linked(records: Sequence[Record]) -> int:
    """Count the records that stand soundly behind each other; the link of the first is taken at its word."""
    before: Record | None = None
    for place, record in enumerate(records):
        if not _well_formed(record):
            return place
        if before and (record.seq != before.seq + 1 or not sound(record, before.link)):
            return place
        before = record
    return len(records)


def _why_not(end: End, record: Record, *, linked: bool) -> str | None:
    if not linked and not _well_formed(record):
        return "запись имеет недопустимый вид"
    if record.seq != end.seq + 1:
        return f"нет записи {end.seq + 1}"
    if not linked and not sound(record, end.link):
        return "запись изменена после того, как была сделана"
    if record.stamp <= end.stamp:
        return "отметка времени не больше предыдущей"
    return None


def _well_formed(record: Record) -> bool:
    """Tell whether a record from elsewhere has the shape that tables and digests take."""
    try:
        unpacked(record.parents)
        for text in (record.stream_kind, record.author, record.duty, record.kind):
            if "\0" in text or not text.isprintable():
                return False
    except Exception:  # noqa: BLE001 - whatever stands there instead, it is no record
        return False
    numbers = (record.seq, record.stamp, record.txn, record.version, record.min_reader)
    return (
        all(isinstance(number, int) and 0 <= number <= _LARGEST for number in numbers)
        and max(record.version, record.min_reader) <= 0xFFFF  # noqa: PLR2004 - sixteen bits in the header
        and len(record.stream) == _ID
        and len(record.body_digest) == len(record.link) == _DIGEST
    )


def _flaw(record: Record, reason: str) -> Flaw:
    return Flaw(record.log, record.seq, reason)
