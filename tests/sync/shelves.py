"""A shared database from behind its program: copied, put back, damaged."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from mcu_desktop.sync.addresses import engine_at
from mcu_desktop.sync.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

Copy = dict[str, list[dict[str, Any]]]


@contextmanager
def behind(address: str) -> Iterator[Connection]:
    """Give a connection whose guards are away as long as it is held."""
    engine = engine_at(address)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET session_replication_role = replica")
            yield connection
            connection.exec_driver_sql("SET session_replication_role = DEFAULT")
        else:
            sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            guards = connection.exec_driver_sql(sql).all()
            for name, _ in guards:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
            for _, made in guards:
                connection.exec_driver_sql(made)
    engine.dispose()


def copied(address: str) -> Copy:
    """Take a copy of everything."""
    with behind(address) as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in tables.sorted_tables
        }


def put_back(address: str, copy: Copy) -> None:
    """Let the database be what it was."""
    with behind(address) as connection:
        for table in reversed(tables.sorted_tables):
            connection.execute(delete(table))
        for table in tables.sorted_tables:
            if copy[table.name]:
                connection.execute(insert(table), copy[table.name])
