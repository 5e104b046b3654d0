"""The shared journal: logs of all stations of one office in one database, appended to and read by vector."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

from mcu_desktop.journal.chain import End, Flaw, Fork, Origin, beginning, continued
from mcu_desktop.journal.record import Record
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sync import tables
from mcu_desktop.sync.addresses import STRICT, engine_at
from mcu_desktop.sync.transactions import reading, writing
from mcu_desktop.sync.warrants import NOTHING, read_proofs, read_seals, write_warrant
from mcu_desktop.sync.writing import write_records

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from mcu_desktop.journal.seal import Seal
    from mcu_desktop.sync.addresses import Line
    from mcu_desktop.sync.vouching import Proof
    from mcu_desktop.sync.warrants import Warrant

NEWS = "mcu_news"
"""The channel on which a server hints that records came; a hint may be lost, polling does without."""
_ENVELOPE = [column for column in tables.record.columns if column.name != "log"]


class Charter(NamedTuple):
    """Which database this is, whose, and who may speak to it."""

    id: bytes
    epoch: int
    """Grows when the database is put back from an old copy."""
    office: bytes
    schema: int
    min_client: int


class HubLog(NamedTuple):
    """A log as the shared database has it."""

    origin: Origin
    end: End
    sealed_at: int | None
    pushed_at: int | None
    sealed_upto: int = 0
    """How far signatures go: said by whoever pushed, believed by nobody who takes."""


class Writer(NamedTuple):
    """By what the database knows the only writer of a log: the nonce it was left, and the one to leave."""

    nonce: bytes | None
    coming: bytes
    returning: bool = False
    """The database has forgotten what it had confirmed: its nonce is an old one."""


class OtherWriter(Exception):
    """Somebody else wrote this log meanwhile: a copy of this profile."""


class Sealed(Exception):
    """The log was ended; its station goes on in another one."""


class Unsound(Exception):
    """Records are offered that are not what was sealed."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.reason)
        self.flaw = flaw


class Hub:
    """One shared database, reached through one connection."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def at(cls, address: str, clock: Callable[[], datetime] | None = None, *, line: Line = STRICT) -> Hub:
        """Reach a database that is prepared; with a clock, that one is the server's."""
        return cls(engine_at(address, line=line), clock)

    def charter(self) -> Charter:
        """Tell what the database is; refuse one that is not prepared or asks for a newer program."""
        with self._reading() as connection:
            if not inspect(connection).has_table(tables.hub.name):
                raise Trouble(
                    "База не подготовлена к обмену. Её готовит администратор: shared prepare АДРЕС."
                )
            row = connection.execute(select(*tables.hub.columns)).one()
        charter = Charter(row.hub_id, row.epoch, row.office, row.schema_version, row.min_client)
        if charter.min_client > tables.SCHEMA:
            raise Trouble("Общая база подготовлена более новой программой. Обновите эту: до того обмена нет.")
        if charter.schema < tables.OLDEST_CLIENT:
            raise Trouble("Общая база старая. Администратор обновляет её командой shared prepare.")
        return charter

    def now(self) -> datetime:
        """Give the server's time."""
        with self._reading() as connection:
            return self._now(connection)

    def logs(self) -> dict[bytes, HubLog]:
        """Give every log by its id."""
        with self._reading() as connection:
            return {row.log: _hub_log(row) for row in connection.execute(select(tables.log)).all()}

    def link_at(self, log: bytes, seq: int) -> bytes | None:
        """Give the link of one record."""
        asked = (
            select(tables.record.c.link)
            .join(tables.log, tables.log.c.no == tables.record.c.log)
            .where(tables.log.c.log == log, tables.record.c.seq == seq)
        )
        with self._reading() as connection:
            return connection.execute(asked).scalar_one_or_none()

    def behind(self, log: bytes, seq: int, upto: int, most: int) -> tuple[Record, ...]:
        """Give records of a log after a place and up to another, in their order."""
        asked = (
            select(*_ENVELOPE)
            .join(tables.log, tables.log.c.no == tables.record.c.log)
            .where(tables.log.c.log == log, tables.record.c.seq > seq, tables.record.c.seq <= upto)
            .order_by(tables.record.c.seq)
            .limit(most)
        )
        with self._reading() as connection:
            return tuple(Record(log, *row) for row in connection.execute(asked))

    def push(
        self,
        origin: Origin,
        records: Sequence[Record],
        writer: Writer | None = None,
        warrant: Warrant = NOTHING,
    ) -> End:
        """Append records behind the head of their log, whole and once, however often they are offered.

        Somebody who merely holds the log of another station offers them without a writer.
        """
        with self._writing() as connection:
            row = self._locked(connection, origin, warrant.verify_key)
            known = _hub_log(row)
            _require_writer(row.nonce, writer)
            new = self._unknown(connection, row, records)
            if new and known.sealed_at is not None and new[-1].seq > known.sealed_at:
                raise Sealed
            taken, end, flaw = continued(known.end, new)
            if flaw:
                raise Unsound(flaw)
            write_records(connection, row.no, taken)
            changes: dict[str, Any] = {"head": end.seq, "link": end.link, "stamp": end.stamp}
            if taken:
                changes["pushed_at"] = _ms(self._now(connection))
            if writer or taken:
                changes["nonce"] = writer.coming if writer else None
            if reached := write_warrant(connection, row.no, origin, warrant):
                changes["sealed_upto"] = max(reached, known.sealed_upto)
            connection.execute(update(tables.log).where(tables.log.c.no == row.no).values(changes))
            if taken and connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"NOTIFY {NEWS}")
        return end

    def seals(self, log: bytes, behind: int, upto: int) -> tuple[Seal, ...]:
        """Give what is offered as signatures of a log behind a place and up to another."""
        with self._reading() as connection:
            return read_seals(connection, log, behind, upto)

    def proofs(self, log: bytes) -> tuple[Proof, ...]:
        """Give what is offered as proof for an heir that its workplace has not signed."""
        with self._reading() as connection:
            return read_proofs(connection, log)

    def acknowledge(self, who: bytes, vector: Mapping[bytes, int]) -> None:
        """Write down how far a station has read each log."""
        with self._writing() as connection:
            numbers = dict(connection.execute(select(tables.log.c.log, tables.log.c.no)).all())
            known = select(tables.reader.c.log, tables.reader.c.seq).where(tables.reader.c.reader == who)
            before = dict(connection.execute(known).all())
            at = _ms(self._now(connection))
            for log, seq in vector.items():
                no = numbers.get(log)
                if no is None or (before.get(no) == seq and log != who):
                    continue
                if no in before:
                    place = (tables.reader.c.reader == who, tables.reader.c.log == no)
                    connection.execute(update(tables.reader).where(*place).values(seq=seq, at=at))
                else:
                    connection.execute(insert(tables.reader).values(reader=who, log=no, seq=seq, at=at))

    def heard(self) -> dict[bytes, int]:
        """Give when each station was last heard of, in milliseconds."""
        asked = select(tables.reader.c.reader, func.max(tables.reader.c.at)).group_by(tables.reader.c.reader)
        with self._reading() as connection:
            return dict(connection.execute(asked).all())

    def readers(self) -> dict[bytes, dict[bytes, int]]:
        """Give how far each station has read each log."""
        asked = select(tables.reader.c.reader, tables.log.c.log, tables.reader.c.seq).join(
            tables.log, tables.log.c.no == tables.reader.c.log
        )
        read: dict[bytes, dict[bytes, int]] = {}
        with self._reading() as connection:
            for who, log, seq in connection.execute(asked):
                read.setdefault(who, {})[log] = seq
        return read

    def size(self) -> int:
        """Give the bytes that the database takes."""
        with self._reading() as connection:
            if connection.dialect.name == "postgresql":
                return int(connection.scalar(select(func.pg_database_size(func.current_database()))) or 0)
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine)

    def _now(self, connection: Connection) -> datetime:
        if self._clock:
            return self._clock()
        if connection.dialect.name == "postgresql":
            moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
            return moment
        return datetime.now(UTC)

    def _locked(self, connection: Connection, origin: Origin, verify_key: bytes | None) -> Any:
        """Give the row of a log, held until the end of the transaction; a new log is enrolled."""
        asked = select(tables.log).where(tables.log.c.log == origin.log).with_for_update()
        row = connection.execute(asked).one_or_none()
        if row is not None:
            return row
        try:
            with connection.begin_nested():
                self._enrol(connection, origin, verify_key)
        except IntegrityError:  # somebody else enrolled one in the same moment
            if connection.execute(asked).one_or_none() is None:
                self._enrol(connection, origin, verify_key)
        return connection.execute(asked).one()

    def _enrol(self, connection: Connection, origin: Origin, verify_key: bytes | None) -> None:
        at = _ms(self._now(connection))
        parent = None
        if origin.parent:
            lineage = select(tables.log).where(tables.log.c.log == origin.parent).with_for_update()
            parent = connection.execute(lineage).one_or_none()
        taken = select(tables.station.c.station).where(tables.station.c.station == origin.station)
        if connection.execute(taken).one_or_none() is None:
            enrolled = {"station": origin.station, "enrolled_at": at, "verify_key": verify_key}
            connection.execute(insert(tables.station).values(enrolled))
        elif parent is None or parent.station != origin.station:
            raise Refusal(
                f"Буква «{origin.station}» в общей базе занята другим рабочим местом. "
                "Двум местам нельзя давать номера под одной буквой: создайте профиль с другой."
            )
        if parent is not None and parent.sealed_at is None:
            seal = max(parent.head, origin.parent_seq)
            sealing = update(tables.log).where(tables.log.c.no == parent.no).values(sealed_at=seal)
            connection.execute(sealing)
        end = beginning(origin)
        connection.execute(
            insert(tables.log).values(
                log=origin.log,
                station=origin.station,
                parent=origin.parent,
                parent_seq=origin.parent_seq,
                head=end.seq,
                link=end.link,
                stamp=end.stamp,
            )
        )

    def _unknown(self, connection: Connection, row: Any, records: Sequence[Record]) -> Sequence[Record]:
        """Leave out what is here already, and is the same."""
        if not records or records[0].seq > row.head:
            return records
        asked = select(tables.record.c.seq, tables.record.c.link).where(
            tables.record.c.log == row.no,
            tables.record.c.seq.between(records[0].seq, records[-1].seq),
        )
        known = dict(connection.execute(asked).all())
        for record in records:
            if known.get(record.seq, record.link) != record.link:
                raise Fork(record.log, record.seq)
        return tuple(record for record in records if record.seq > row.head)


def _hub_log(row: Any) -> HubLog:
    origin = Origin(row.log, row.station, row.parent, row.parent_seq)
    end = End(row.head, row.link, row.stamp)
    return HubLog(origin, end, row.sealed_at, row.pushed_at, row.sealed_upto)


def _require_writer(known: bytes | None, writer: Writer | None) -> None:
    """Let one writer on: by the nonce it was left, or the one it meant to leave when the answer was lost."""
    if known is None or writer is None or writer.returning:
        return
    if known not in {writer.nonce, writer.coming}:
        raise OtherWriter


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
