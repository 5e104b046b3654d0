"""Making a shared database ready for one office: tables, guards, rights – by command, never in passing."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, inspect, select, text, update

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.migrations import statements
from mcu_desktop.sync import tables
from mcu_desktop.sync.addresses import STRICT, Line, engine_at
from mcu_desktop.sync.faults import reported

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Prepared(NamedTuple):
    """What was done."""

    made: bool
    """The tables were not there before."""
    role: str | None
    """The role for workstations, where the server has roles and lets us make one."""


def prepare(
    address: str, *, office: bytes, hub: bytes, restored: bool = False, line: Line = STRICT
) -> Prepared:
    """Make the tables for an office, or find them made; `restored` says that they came from an old copy."""
    engine = engine_at(address, new=True, line=line)
    try:
        with reported(), engine.begin() as connection:
            made = not inspect(connection).has_table(tables.hub.name)
            if made:
                _make(connection, office, hub)
            else:
                _require_ours(connection, office)
                _upgrade(connection)
            if restored:
                connection.execute(update(tables.hub).values(epoch=tables.hub.c.epoch + 1))
            return Prepared(made, _grant(connection))
    finally:
        engine.dispose()


def _make(connection: Connection, office: bytes, hub: bytes) -> None:
    tables.tables.create_all(connection)
    _run(connection, "guards")
    connection.execute(
        insert(tables.hub).values(
            id=1,
            hub_id=hub,
            epoch=1,
            office=office,
            schema_version=tables.SCHEMA,
            min_client=tables.OLDEST_CLIENT,
        )
    )


def _require_ours(connection: Connection, office: bytes) -> None:
    found = connection.execute(select(tables.hub.c.office, tables.hub.c.schema_version)).one()
    if found.office != office:
        raise Refusal("Эта база подготовлена для другой администрации. Нужна своя: укажите другой адрес.")
    if found.schema_version > tables.SCHEMA:
        raise Trouble("Общая база подготовлена более новой программой. Обновите эту.")


def _upgrade(connection: Connection) -> None:
    """Bring an older database up to this program, keeping everything that lies in it."""
    tables.tables.create_all(connection)
    older = tables.hub.c.schema_version < tables.SCHEMA
    if connection.execute(select(tables.hub.c.id).where(older)).one_or_none() is None:
        return
    if _has_no_seals(connection):
        _run(connection, "upgrade-2")
    connection.execute(
        update(tables.hub).values(schema_version=tables.SCHEMA, min_client=tables.OLDEST_CLIENT)
    )


def _has_no_seals(connection: Connection) -> bool:
    columns = inspect(connection).get_columns(tables.log.name)
    return all(column["name"] != tables.log.c.sealed_upto.name for column in columns)


def _grant(connection: Connection) -> str | None:
    """Give workstations the least they need, where the server has roles and this login may make them."""
    if connection.dialect.name != "postgresql":
        return None
    known = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
    may = text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
    if connection.execute(known, {"role": tables.STATION_ROLE}).scalar_one_or_none() is None:
        if not connection.execute(may).scalar_one():
            return None
        connection.exec_driver_sql(f"CREATE ROLE {tables.STATION_ROLE} NOLOGIN")
    _run(connection, "rights")
    return tables.STATION_ROLE


def _run(connection: Connection, what: str) -> None:
    """Run the statements that are this kind of server's own; PostgreSQL takes them all at once."""
    dialect = connection.dialect.name
    folder = resources.files("mcu_desktop.sync") / "schema"
    file = next(
        file for name in (f"{what}-{dialect}.sql", f"{what}.sql") if (file := folder / name).is_file()
    )
    script = file.read_text(encoding="utf-8")
    for statement in statements(script) if dialect == "sqlite" else [script]:
        connection.exec_driver_sql(statement)
