"""The logs of all desks as this one holds them: how far each goes, whole actions out, others' records in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.journal.chain import End, Flaw, Fork, Origin, actions, beginning, continued
from mcu_desktop.journal.record import Record
from mcu_desktop.store.journal_table import COLUMNS
from mcu_desktop.store.log_end import INSERT
from mcu_desktop.store.own_log import own_log
from mcu_desktop.store.stream import Stream

if TYPE_CHECKING:
    from mcu_desktop.store.database import Database

_HELD = "SELECT id, station, parent, parent_seq, head, link, stamp, sealed FROM log ORDER BY no"
_BEHIND = (
    f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log "  # noqa: S608 - our own column names
    "WHERE l.id = ? AND j.seq > ? ORDER BY j.seq LIMIT ?"
)
_ACTIONS = (
    "SELECT count(DISTINCT j.txn), min(j.stamp) FROM journal j JOIN log l ON l.no = j.log "
    "WHERE l.id = ? AND j.seq > ?"
)
_LINK = "SELECT j.link FROM journal j JOIN log l ON l.no = j.log WHERE l.id = ? AND j.seq = ?"
_KEEPS = (
    "SELECT 1 FROM log l WHERE l.id = ?1 AND ("
    "EXISTS (SELECT 1 FROM journal j WHERE j.log = l.no AND j.seq = ?2 AND j.link = ?3) OR "
    "EXISTS (SELECT 1 FROM forked f WHERE f.log = l.no AND f.seq = ?2 AND f.link = ?3))"
)
_LINKS = "SELECT seq, link FROM journal WHERE log = ? AND seq BETWEEN ? AND ?"
_CONFIRMED = (
    "SELECT c.seq, c.nonce, c.coming FROM confirmed c JOIN log l ON l.no = c.log WHERE c.hub = ? AND l.id = ?"
)
_CONFIRM = "INSERT OR REPLACE INTO confirmed SELECT ?, no, ?, ?, ? FROM log WHERE id = ?"
_FOLLOW = (
    "INSERT INTO profile VALUES ('clock', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value "
    "WHERE CAST(profile.value AS INTEGER) < ?"
)


class Held(NamedTuple):
    """A log as it is held here."""

    origin: Origin
    end: End
    sealed: bool


class Received(NamedTuple):
    """What came in: the streams it is about, how many records were new, where it stopped."""

    streams: frozenset[Stream]
    records: int
    flaw: Flaw | None


class Confirmed(NamedTuple):
    """How far a shared database had our log when it last said so, and how it knows us as the only writer."""

    seq: int = 0
    nonce: bytes | None = None
    coming: bytes | None = None
    """The nonce of a push that has begun and was perhaps not answered."""


class Logs:
    """Reads what an exchange compares and sends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def held(self) -> dict[bytes, Held]:
        """Give every log by its id."""
        with self._database.asking() as connection:
            rows = connection.execute(_HELD).fetchall()
        return {
            id_: Held(Origin(id_, station, parent, parent_seq), End(*end), bool(sealed))
            for id_, station, parent, parent_seq, *end, sealed in rows
        }

    def own(self) -> bytes:
        """Give the id of the log that this desk writes now."""
        with self._database.asking() as connection:
            return own_log(connection).id

    def link_at(self, log: bytes, seq: int) -> bytes | None:
        """Give the link of one record."""
        with self._database.reading() as connection:
            row = connection.execute(_LINK, (log, seq)).fetchone()
        return row[0] if row else None

    def keeps(self, record: Record) -> bool:
        """Tell whether a record is held, in its place or put aside for an heir."""
        with self._database.reading() as connection:
            return connection.execute(_KEEPS, (record.log, record.seq, record.link)).fetchone() is not None

    def behind(self, log: bytes, seq: int, most: int) -> tuple[Record, ...]:
        """Give the records behind a place, whole actions only: as many as wanted, or one action."""
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_BEHIND, (log, seq, most + 1)).fetchall()
            records = tuple(map(Record._make, rows))
            if len(records) <= most:
                return records
            if whole := whole_actions(records):
                return whole
            most *= 2

    def actions_behind(self, log: bytes, seq: int) -> tuple[int, int | None]:
        """Count the actions behind a place of a log, and give the stamp of the first."""
        with self._database.reading() as connection:
            count, first = connection.execute(_ACTIONS, (log, seq)).fetchone()
        return count, first

    def confirmed(self, hub: bytes, log: bytes) -> Confirmed:
        """Give what a shared database last confirmed of a log."""
        with self._database.reading() as connection:
            row = connection.execute(_CONFIRMED, (hub, log)).fetchone()
        return Confirmed(*row) if row else Confirmed()

    def confirm(self, hub: bytes, log: bytes, confirmed: Confirmed) -> None:
        """Write down what a shared database confirmed."""
        with self._database.writing() as connection:
            connection.execute(_CONFIRM, (hub, *confirmed, log))

    def flaws(self) -> tuple[Flaw, ...]:
        """Give why logs of others do not come any farther."""
        with self._database.reading() as connection:
            return tuple(map(Flaw._make, connection.execute("SELECT * FROM held_up ORDER BY log")))

    def write_flaws(self, flaws: Iterable[Flaw]) -> None:
        """Write down why logs do not come any farther, in place of what was written before."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM held_up")
            connection.executemany("INSERT OR REPLACE INTO held_up VALUES (?, ?, ?)", flaws)

    def untold(self) -> int:
        """Count the records on which telling their streams breaks."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM untold").fetchone()[0])


def whole_actions(records: Sequence[Record]) -> tuple[Record, ...]:
    """Leave the last action out: it may go on behind what was read."""
    together = list(actions(records))
    return tuple(record for action in together[:-1] for record in action)


def receive(
    connection: Any, origin: Origin, records: Sequence[Record], latest: int, *, linked: bool = False
) -> Received:
    """Take records of a log behind what is held of it; equal places must hold equal records.

    `latest` is the greatest stamp that the own clock may follow; `linked` says that the records were found
    to stand soundly behind each other.
    """
    no, end = _found(connection, origin)
    new = _unknown(connection, no, end, records)
    taken, end, flaw = continued(end, new, linked=linked)
    connection.executemany(INSERT, [(no, *record[1:]) for record in taken])
    connection.execute("UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?", (*end, no))
    _follow(connection, (record.stamp for record in taken if record.stamp <= latest))
    streams = frozenset(Stream(record.stream_kind, record.stream.hex()) for record in taken)
    return Received(streams, len(taken), flaw)


def _found(connection: Any, origin: Origin) -> tuple[int, End]:
    """Find the log, or begin to hold it."""
    row = connection.execute("SELECT no, head, link, stamp FROM log WHERE id = ?", (origin.log,)).fetchone()
    if row:
        return row[0], End(*row[1:])
    end = beginning(origin)
    cursor = connection.execute(
        "INSERT INTO log (id, station, head, link, stamp, parent, parent_seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (origin.log, origin.station, *end, origin.parent, origin.parent_seq),
    )
    return cursor.lastrowid, end


def _unknown(connection: Any, no: int, end: End, records: Sequence[Record]) -> Sequence[Record]:
    """Leave out what is held already, and is the same."""
    if not records or records[0].seq > end.seq:
        return records
    known = dict(connection.execute(_LINKS, (no, records[0].seq, records[-1].seq)).fetchall())
    for record in records:
        if known.get(record.seq, record.link) != record.link:
            raise Fork(record.log, record.seq)
    return tuple(record for record in records if record.seq > end.seq)


def _follow(connection: Any, stamps: Iterable[int]) -> None:
    latest = max(stamps, default=0)
    connection.execute(_FOLLOW, (str(latest), latest))
