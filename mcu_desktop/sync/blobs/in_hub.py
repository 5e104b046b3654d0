"""Files in the shared database: rows of sealed chunks, only ever added, over a connection of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sync import tables
from mcu_desktop.sync.addresses import STRICT, Line, engine_at
from mcu_desktop.sync.blobs.road import Lying
from mcu_desktop.sync.transactions import reading, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

    from mcu_desktop.sync.blobs.road import Chunks

_AT_ONCE = 500
"""Names of one question."""
_ASKED_AT_ONCE = 1000


class HubBlobs:
    """The files of one shared database."""

    def __init__(self, engine: Engine, *, office: bytes) -> None:
        self._engine = engine
        with self.reading() as connection:
            told = connection.execute(select(*tables.hub.columns)).one()
        if told.office != office:
            raise Refusal("Общая база принадлежит другой администрации. Проверьте её адрес.")
        if told.schema_version < tables.WITH_BLOBS:
            raise Trouble(
                "Общая база старая: файлы в ней пока не передаются. Администратор обновляет её командой "
                "shared prepare."
            )
        self.name = f"{told.hub_id.hex()}:{told.epoch}"

    @classmethod
    def at(cls, address: str, *, office: bytes, line: Line = STRICT) -> HubBlobs:
        """Reach a database that is prepared for files."""
        engine = engine_at(address, line=line)
        try:
            return cls(engine, office=office)
        except BaseException:
            engine.dispose()
            raise

    def lying(self, names: Sequence[bytes]) -> dict[bytes, list[Lying]]:
        """Give the editions that lie here whole, newest first."""
        found: dict[bytes, list[Lying]] = {}
        known = tables.blob.c
        with self.reading() as connection:
            for start in range(0, len(names), _AT_ONCE):
                asked = select(known.id, known.edition, known.size).where(
                    known.id.in_(names[start : start + _AT_ONCE])
                )
                for row in connection.execute(asked.order_by(known.id, known.edition.desc())):
                    found.setdefault(row.id, []).append(Lying(row.id, row.edition, row.size))
        return found

    def chunks(self, lying: Lying, begun: int) -> Iterator[bytes]:
        """Give sealed chunks one by one, each in a question of its own."""
        n = begun
        while True:
            with self.reading() as connection:
                asked = select(tables.blob_chunk.c.data).where(*_of(lying), tables.blob_chunk.c.n == n)
                data = connection.execute(asked).scalar_one_or_none()
            if data is None:
                return
            yield data
            n += 1

    def put(self, lying: Lying, chunks: Chunks) -> None:
        """Put chunk by chunk, each in a transaction of its own: records of others pass between them."""
        with self.reading() as connection:
            asked = select(tables.blob_chunk.c.n).where(*_of(lying))
            there = set(connection.execute(asked).scalars())
        for n, data in chunks(there):
            self._add(tables.blob_chunk, id=lying.name, edition=lying.edition, n=n, data=data)
        whole = {"size": lying.size, "put_at": _now()}
        self._add(tables.blob, id=lying.name, edition=lying.edition, **whole)

    def asked(self) -> tuple[tuple[bytes, int], ...]:
        """Give what is wanted and does not lie here."""
        wanted, known = tables.blob_asked.c, tables.blob.c
        same = (wanted.id == known.id) & (wanted.edition == known.edition)
        asked = (
            select(wanted.id, wanted.edition)
            .outerjoin(tables.blob, same)
            .where(known.id.is_(None))
            .order_by(wanted.at)
            .limit(_ASKED_AT_ONCE)
        )
        with self.reading() as connection:
            return tuple((row.id, row.edition) for row in connection.execute(asked))

    def ask(self, name: bytes, edition: int) -> None:
        """Want a file."""
        self._add(tables.blob_asked, id=name, edition=edition, at=_now())

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that will not write."""
        return reading(self._engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection in a transaction."""
        return writing(self._engine)

    def _add(self, table: Table, **values: Any) -> None:
        """Add a row, or leave the one that is there."""
        with self.writing() as connection:
            key = [column == values[column.name] for column in table.primary_key]
            if connection.execute(select(*table.primary_key).where(*key)).one_or_none() is None:
                connection.execute(_once(connection, table), values)


def _once(connection: Connection, table: Table) -> Any:
    """Insert where nobody else does so this very moment."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_once  # noqa: PLC0415 - where there is a server

        return insert_once(table).on_conflict_do_nothing()
    return insert(table)


def _of(lying: Lying) -> tuple[Any, Any]:
    chunk = tables.blob_chunk.c
    return chunk.id == lying.name, chunk.edition == lying.edition


def _now() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)
