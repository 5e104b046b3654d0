"""What was destroyed by act leaves the shared database, too; the links of its journal stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text, update

from mcu_desktop.sync import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from mcu_desktop.sync.blobs.in_hub import HubBlobs

_TOGETHER = 500
_BY_FUNCTION = text("SELECT mcu_forget(:log, CAST(:places AS BIGINT[]))")
"""On PostgreSQL a workstation may change no record: a function takes words of destroyed cases out for it."""


def forget_records(road: HubBlobs, places: Mapping[bytes, Sequence[int]]) -> None:
    """Take the bodies out of records, by log and place."""
    with road.writing() as connection:
        _overwrite(connection)
        known = {row.log: row.no for row in connection.execute(select(tables.log.c.log, tables.log.c.no))}
        by_function = _has_function(connection)
        for log, seqs in places.items():
            for start in range(0, len(seqs) if log in known else 0, _TOGETHER):
                some = list(seqs[start : start + _TOGETHER])
                if by_function:
                    connection.execute(_BY_FUNCTION, {"log": known[log], "places": some})
                else:
                    connection.execute(_bodies(known[log], some))
    _empty_the_log_of_pages(road)


def forget_files(road: HubBlobs, names: Sequence[bytes]) -> None:
    """Delete files; where workstations may not, the owner of the database may."""
    with road.writing() as connection:
        _overwrite(connection)
        for start in range(0, len(names), _TOGETHER):
            some = names[start : start + _TOGETHER]
            for table in (tables.blob_asked, tables.blob, tables.blob_chunk):
                connection.execute(delete(table).where(table.c.id.in_(some)))
    _empty_the_log_of_pages(road)


def _bodies(log: int, seqs: Sequence[int]):  # type: ignore[no-untyped-def]  # noqa: ANN202
    known = tables.record.c
    there = (known.log == log, known.seq.in_(seqs), known.kind != "erased", known.body.is_not(None))
    return update(tables.record).where(*there).values(body=None)


def _has_function(connection: Connection) -> bool:
    if connection.dialect.name != "postgresql":
        return False
    return connection.execute(text("SELECT to_regproc('mcu_forget')")).scalar_one() is not None


def _overwrite(connection: Connection) -> None:
    """Let what is deleted from a file be overwritten with zeros."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = on")


def _empty_the_log_of_pages(road: HubBlobs) -> None:
    """Let go of the pages that stand beside a file as they were; somebody who reads puts it off."""
    with road.reading() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
