"""Desks that are nothing but their logs, in memory: quick enough to divide and join them by the thousand."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sqlcipher3 import dbapi2 as driver

from mcu_desktop.journal.chain import Origin, heir_of
from mcu_desktop.journal.record import Parent, Record, packed, sealed, sound
from mcu_desktop.store.heirs import receive_once
from mcu_desktop.store.journal_table import COLUMNS
from mcu_desktop.store.log_end import INSERT, open_log
from mcu_desktop.store.migrations import steps
from mcu_desktop.store.new_log import begin_anew, divide, go_on_in
from mcu_desktop.store.own_log import log_of, own_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.store.logs import Received

_LATEST = 1 << 62
_ORIGINS = "SELECT id, station, parent, parent_seq FROM log ORDER BY no"
_STANDING = f"SELECT {COLUMNS} FROM journal j JOIN log l ON l.no = j.log WHERE l.id = ? ORDER BY j.seq"
_ASIDE = f"SELECT {COLUMNS} FROM forked j JOIN log l ON l.no = j.log WHERE l.id = ? ORDER BY j.seq"
_END = "SELECT head, link, stamp FROM log WHERE no = ?"

Place = tuple[bytes, int, bytes]
"""A record's log, place and link."""


class Chance:
    """What the desks of one walk draw from: ids, moments, words."""

    def __init__(self, seed: int) -> None:
        self.draws = random.Random(seed)
        self.moments = count(1)
        self.words = count(1)

    def id(self) -> bytes:
        return self.draws.randbytes(16)


class Lying(NamedTuple):
    """The file of a desk as it lay at a moment."""

    content: Any
    seen: frozenset[Place]


class SmallDesk:
    """Writes its own log, is put back, and takes what others hold."""

    def __init__(self, chance: Chance, station: str, signed: set[Place]) -> None:
        self._chance = chance
        self.station = station
        self.signed = signed
        """What workplaces have signed: nobody believes anything else."""
        self.seen: set[Place] = set()
        """The files of the folder that were taken."""
        self._lie(_empty())
        log = open_log(self.connection, station.encode().rjust(16, b"0"), station)
        self.connection.execute("INSERT INTO profile VALUES ('log', ?)", (log.no,))

    # ------------------------------------------------------------------ work

    def write(self) -> None:
        """Write a record; it may name the one before as what its author knew."""
        log = own_log(self.connection)
        head, link, stamp = self.connection.execute(_END, (log.no,)).fetchone()
        known = [Parent(log.id, head)] if head and self._chance.draws.random() < 1 / 2 else []
        record = Record(
            log=log.id,
            seq=head + 1,
            stamp=max(stamp + 1, next(self._chance.moments)),
            txn=head + 1,
            stream_kind="case",
            stream=self._chance.id(),
            parents=packed(known),
            author="Петрова",
            duty="operator",
            kind="said",
            version=1,
            min_reader=1,
            body=b"%d" % next(self._chance.words),
            body_digest=b"",
            link=b"",
        )
        record = sealed(record, link)
        self.connection.execute(INSERT, (log.no, *record[1:]))
        self.connection.execute(
            "UPDATE log SET head = ?, link = ?, stamp = ? WHERE no = ?",
            (record.seq, record.link, record.stamp, log.no),
        )

    def backup(self) -> Lying:
        return Lying(_copy(self.connection), frozenset(self.seen))

    def restore(self, backup: Lying, *, knowing: bool) -> None:
        """Be put back: one that knows of it writes a new log, another one its old log a second time."""
        self._lie(backup.content)
        self.seen = set(backup.seen)
        if knowing:
            self.begin_anew()

    def begin_anew(self) -> None:
        own = own_log(self.connection)
        begin_anew(self.connection, own, self._chance.id(), keep=self._end(own.no))

    # ------------------------------------------------------------------ what it holds

    @property
    def own(self) -> bytes:
        return own_log(self.connection).id

    def origins(self) -> list[Origin]:
        return [Origin(*row) for row in self.connection.execute(_ORIGINS).fetchall()]

    def standing(self, log: bytes) -> list[Record]:
        return [Record._make(row) for row in self.connection.execute(_STANDING, (log,))]

    def said(self) -> Counter[bytes]:
        """Give the words of all records in force, however often."""
        return Counter(row[0] for row in self.connection.execute("SELECT body FROM journal"))

    def sign(self) -> None:
        for origin in self.origins():
            if origin.station == self.station:
                self.signed |= {_place(record) for record in self.standing(origin.log)}

    def provable(self, origin: Origin) -> list[Record]:
        """Give what is signed of a log, or else repeats what is signed of its parent."""
        records = self.standing(origin.log)
        signed = [record.seq for record in records if _place(record) in self.signed]
        if not signed and origin.parent:
            told = self._repeated(origin.parent, origin)
            signed = [record.seq - origin.parent_seq for record in told if _place(record) in self.signed]
        return records[: max(signed, default=0)]

    def _repeated(self, parent: bytes, heir: Origin) -> list[Record]:
        run: list[Record] = []
        for record in map(Record._make, self.connection.execute(_ASIDE, (parent,)).fetchall()):
            begins = record.seq == heir.parent_seq + 1 and heir_of(parent, record.link) == heir.log
            if begins if not run else record.seq == run[-1].seq + 1 and sound(record, run[-1].link):
                run.append(record)
        return run

    # ------------------------------------------------------------------ what comes

    def take(self, origin: Origin, records: Sequence[Record]) -> Received:
        received = receive_once(self.connection, origin, records, _LATEST, linked=True)
        assert received.flaw is None, received.flaw
        return received

    def divide(self, log: bytes, heir: bytes, keep: int) -> None:
        divided, own = log_of(self.connection, log), own_log(self.connection)
        last = divide(self.connection, divided, heir, keep=keep).heir
        if divided == own:
            go_on_in(self.connection, divided, last)

    def whole(self) -> _Whole:
        """Let what is done be done whole or not at all."""
        return _Whole(self.connection)

    def _end(self, no: int) -> int:
        return int(self.connection.execute(_END, (no,)).fetchone()[0])

    def _lie(self, content: Any) -> None:
        self.connection = _copy(content)


class _Whole:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __enter__(self) -> Self:
        self._connection.execute("SAVEPOINT whole")
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if failed:
            self._connection.execute("ROLLBACK TO whole")
        self._connection.execute("RELEASE whole")


def _place(record: Record) -> Place:
    return record.log, record.seq, record.link


@cache
def _empty() -> Any:
    connection = driver.connect(":memory:")
    for _, text in steps():
        connection.executescript(text)
    return connection


def _copy(content: Any) -> Any:
    connection = driver.connect(":memory:", isolation_level=None)
    content.backup(connection)
    return connection
