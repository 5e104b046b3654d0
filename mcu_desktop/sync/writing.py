"""Records into the shared database, as fast as its server takes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import insert

from mcu_desktop.sync import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mcu_desktop.journal.record import Record

_COLUMNS = [column.name for column in tables.record.columns]
_ARRAYS = {
    "log": "int4",
    **dict.fromkeys(("seq", "stamp", "txn"), "int8"),
    **dict.fromkeys(("stream_kind", "author", "duty", "kind"), "text"),
    **dict.fromkeys(("version", "min_reader"), "int4"),
    **dict.fromkeys(("stream", "parents", "body", "body_digest", "link"), "bytea"),
}
_AT_ONCE = (
    f"INSERT INTO {tables.record.name} ({', '.join(_COLUMNS)}) "  # noqa: S608 - our own column names
    f"SELECT * FROM unnest({', '.join(f'%b::{_ARRAYS[name]}[]' for name in _COLUMNS)})"
)
"""PostgreSQL takes whole columns in binary form."""


def write_records(connection: Connection, log: int, records: Sequence[Record]) -> None:
    """Write records that were found sound behind the head of their log."""
    rows = [(log, *record[1:]) for record in records]
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        columns = tuple(list(column) for column in zip(*rows, strict=True))
        connection.exec_driver_sql(_AT_ONCE, columns)
    else:
        connection.execute(insert(tables.record), [dict(zip(_COLUMNS, row, strict=True)) for row in rows])
