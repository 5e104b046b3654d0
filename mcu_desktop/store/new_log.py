"""A log that was written twice is divided: its other version goes on in an heir, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from mcu_desktop.domain.undoing import Undone
from mcu_desktop.journal.chain import End, Fork, Origin, beginning, heir_of
from mcu_desktop.journal.codec import decoded, encoded
from mcu_desktop.journal.record import Parent, Record, link_of, packed, sealed, unpacked
from mcu_desktop.store.journal_table import COLUMNS
from mcu_desktop.store.logs import receive
from mcu_desktop.store.own_log import OwnLog
from mcu_desktop.store.stream import Stream

_BEHIND = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE j.log = ? AND j.seq > ? ORDER BY j.seq"
)
_LINKS = "SELECT j.seq, j.link FROM journal j JOIN log l ON l.no = j.log WHERE l.id = ?"
_HEIRS = "SELECT id, parent_seq FROM log WHERE parent = ?"
_PUT_ASIDE = (
    "INSERT OR IGNORE INTO forked SELECT no, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM log WHERE id = ?"
)


class Divided(NamedTuple):
    """What a division was about, and the log in which what stood behind it goes on."""

    streams: frozenset[Stream]
    heir: bytes


def divide(connection: Any, log: OwnLog, heir: bytes, *, keep: int) -> Divided:
    """Move what stands behind `keep` into an heir of the log.

    Whoever divides the same log, whenever and by whatever clock, writes the very same heir. Raises `Fork`
    where that place is in the midst of an action.
    """
    tail = tuple(map(Record._make, connection.execute(_BEHIND, (log.no, keep))))
    if tail and tail[0].txn != tail[0].seq:
        raise Fork(log.id, keep + 1)  # nobody writes half an action: that place is damaged
    set_aside(connection, log, keep)
    last = go_on(connection, Origin(heir, log.station, log.id, keep), tail)
    return Divided(frozenset(Stream(record.stream_kind, record.stream.hex()) for record in tail), last)


def go_on(connection: Any, origin: Origin, tail: Sequence[Record]) -> bytes:
    """Write records again in an heir; where they stand in an heir of its, or must, the rest goes on there."""
    again = tuple(_written_again(origin, tail))
    links = dict(connection.execute(_LINKS, (origin.log,)).fetchall())
    heirs = dict(connection.execute(_HEIRS, (origin.log,)).fetchall())
    apart = next((one for one in again if _goes_apart(one, links, heirs)), None)
    if apart is None:
        receive(connection, origin, again, 0)
        return origin.log
    rest = again[apart.seq - 1 :]
    put_aside(connection, rest)
    return go_on(
        connection,
        Origin(heir_of(origin.log, apart.link), origin.station, origin.log, apart.seq - 1),
        rest,
    )


def _goes_apart(record: Record, links: dict[int, bytes], heirs: dict[bytes, int]) -> bool:
    """Tell whether its log says something else in a record's place, or an heir of its begins with it."""
    stands = links.get(record.seq)
    if stands is None:
        return heirs.get(heir_of(record.log, record.link)) == record.seq - 1
    return stands != record.link


def put_aside(connection: Any, records: Iterable[Record]) -> None:
    """Keep records beside the log that says something else in their places."""
    connection.executemany(_PUT_ASIDE, ((*record[1:], record.log) for record in records))


def begin_anew(connection: Any, own: OwnLog, heir: bytes, *, keep: int) -> None:
    """Seal the own log behind its last record: a profile that was put back or copied writes its heir."""
    go_on_in(connection, own, divide(connection, own, heir, keep=keep).heir)


def go_on_in(connection: Any, own: OwnLog, heir: bytes) -> None:
    """Seal the own log: from now on this desk writes its heir."""
    connection.execute("UPDATE log SET sealed = 1 WHERE no = ?", (own.no,))
    connection.execute(
        "UPDATE profile SET value = (SELECT no FROM log WHERE id = ?) WHERE name = 'log'", (heir,)
    )


def set_aside(connection: Any, log: OwnLog, keep: int) -> None:
    """Move what stands behind `keep` out of the journal."""
    behind = "FROM journal WHERE log = ? AND seq > ?"
    connection.execute(f"INSERT OR IGNORE INTO forked SELECT * {behind}", (log.no, keep))
    connection.execute(f"DELETE {behind}", (log.no, keep))
    row = connection.execute(
        "SELECT seq, link, stamp FROM journal WHERE log = ? AND seq = ?", (log.no, keep)
    ).fetchone()
    end = End(*row) if row else beginning(Origin(log.id, log.station))
    connection.execute("UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?", (*end, log.no))


def _written_again(origin: Origin, tail: Iterable[Record]) -> Iterator[Record]:
    """Seal records anew, with everything that named their old places naming the new ones."""
    link = beginning(origin).link
    for record in tail:
        again = sealed_again(moved(record, origin), link)
        link = again.link
        yield again


def moved(record: Record, origin: Origin) -> Record:
    """Give a record of the parent as it says the same in the heir, not yet sealed there."""
    return record._replace(
        log=origin.log,
        seq=record.seq - origin.parent_seq,
        txn=record.txn - origin.parent_seq,
        parents=packed(_moved(parent, origin) for parent in unpacked(record.parents)),
        body=_body(record, origin),
    )


def sealed_again(record: Record, previous: bytes) -> Record:
    """Seal a record, also one whose body was destroyed by act."""
    if record.body is None:
        return record._replace(link=link_of(record, previous))
    return sealed(record, previous)


def _moved(parent: Parent, origin: Origin) -> Parent:
    if parent.log == origin.parent and parent.seq > origin.parent_seq:
        return Parent(origin.log, parent.seq - origin.parent_seq)
    return parent


def _body(record: Record, origin: Origin) -> bytes | None:
    """Let a taking back name the action where it stands now."""
    if record.body is None:
        return None
    fact = decoded(record.stream_kind, record.kind, record.min_reader, record.body)
    if not isinstance(fact, Undone):
        return record.body
    log, _, txn = fact.txn.partition(":")
    if (
        origin.parent is None
        or log != origin.parent.hex()
        or not re.fullmatch(r"[1-9]\d{0,17}", txn, re.ASCII)
    ):
        return record.body
    if int(txn) <= origin.parent_seq:
        return record.body
    return encoded(replace(fact, txn=f"{origin.log.hex()}:{int(txn) - origin.parent_seq}"))
