"""An exchange of 20,000 records A → hub → B against the same rows by bare bulk INSERT there and back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import insert, select

from mcu_desktop.folder import PROFILE
from mcu_desktop.store.database import Database
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.store.store import Store
from mcu_desktop.sync import tables
from mcu_desktop.sync.addresses import engine_at
from mcu_desktop.sync.preparing import prepare
from mcu_desktop.sync.writing import write_records
from mcu_desktop.vault.header import Header, check_of
from mcu_desktop.workplace.exchange import linking, stations
from mcu_desktop.workplace.exchange.invitation import Invitation
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.workplace import Workplace
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, middle
from tests.bench.rebuilding import search_rows
from tests.sync.servers import programs, server

_RECORDS = 20_000
_ROUNDS = 3

Address = Callable[[], str]


class Guest(NamedTuple):
    """Who receives: a new profile each time, of one invitation."""

    folder: Path
    invitation: Invitation


def figures(folder: Path) -> Iterator[Figure]:
    """Measure on a SQLite file, and on PostgreSQL where this machine has it."""
    os.environ["MCU_STATE"] = str(folder / "state")
    home = office.made(folder, round(_RECORDS / office.FACTS_A_CASE))
    files = count(1)
    yield _figure(home, folder, "SQLite hub", lambda: f"sqlite:///{_empty(folder)}/hub-{next(files)}.db")
    found = programs()
    if found is None:
        return
    with server(found, durable=True) as address:
        yield _figure(home, folder, "PostgreSQL hub", lambda: _new_database(address, next(files)))


def _figure(home: Path, folder: Path, kind: str, address: Address) -> Figure:
    names = count(1)
    with ExitStack() as stack:
        first = stack.enter_context(closing(office.opened(office.copied(home, folder / "exchanged"))))
        invitation = stations.invite(first, "Б", folder / f"{uuid4().hex}.json")
        records = first.store.records()
        guest = Guest(folder, invitation)
        rows = _rows_of_a_desk(first, _exchanged(stack, guest, address(), first, next(names)))
        ours, floor = in_turns(
            lambda _: _exchanged(stack, guest, address(), first, next(names)),
            lambda _: _there_and_back(folder, address(), first, rows, next(names)),
            _ROUNDS,
        )
    return Figure(
        work=f"exchange {records:_} records A → {kind} → B".replace("_", " "),
        floor_work="the same rows by bare bulk INSERT there and back",
        ours=middle(ours),
        floor=middle(floor),
        unit=SECONDS,
        at_most=3,
    )


def _exchanged(stack: ExitStack, guest: Guest, address: str, first: Workplace, number: int) -> Workplace:
    """Send everything one desk has, and let a new one receive it."""
    prepare(address, office=guest.invitation.office, hub=uuid4().bytes)
    home = _fresh(guest.folder / f"received-{number}")
    other = accept(home, guest.invitation, clock=lambda: office.NOW, keep=_kept)
    linking.link(other.store, address, guest.invitation.office)
    stack.enter_context(closing(other))
    sent, received = first.exchange(address), other.exchange()
    assert sent.sent == received.received == first.store.records()
    return other


def _there_and_back(
    folder: Path, address: str, first: Workplace, rows: dict[str, list[Any]], number: int
) -> None:
    """Write the records into the shared tables, read them, write them and what they tell into a file."""
    prepare(address, office=b"o" * 16, hub=b"h" * 16)
    engine = engine_at(address)
    own = first.store.logs.own()
    head = first.store.logs.held()[own].end
    with engine.begin() as connection:
        now = int(datetime.now(UTC).timestamp())
        connection.execute(insert(tables.station).values(station="А", enrolled_at=now))
        log = {"log": own, "station": "А", "parent_seq": 0, "head": head.seq, "link": head.link, "stamp": 0}
        connection.execute(insert(tables.log).values(no=1, **log))
        write_records(connection, 1, first.store.logs.behind(own, 0, head.seq))
    with engine.connect() as connection:
        read = [tuple(row) for row in connection.execute(select(tables.record))]
    engine.dispose()
    store = Store.create(_fresh(folder / f"written-{number}"), log=uuid4().bytes, station="Б", keep=_kept)
    with closing(store), store.writing() as writing:
        bare = writing._connection
        bare.executemany(f"INSERT INTO journal VALUES ({','.join('?' * 15)})", read)
        for table, told in rows.items():
            if told:
                columns = "(rowid, words, stems)" if table == "search" else ""
                places = ",".join("?" * len(told[0]))
                bare.executemany(f"INSERT INTO {table} {columns} VALUES ({places})", told)


def _rows_of_a_desk(first: Workplace, other: Workplace) -> dict[str, list[Any]]:
    with Database(other.store.home / PROFILE, key=other.store.key).reading() as connection:
        rows = {
            table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in reversed(PROJECTIONS)
        }
    with Database(first.store.home / PROFILE).reading() as connection:
        return {**rows, "search": search_rows(connection, first.terms)}


def _kept(key: bytes) -> Header:
    """Encrypt the receiving desk; its key is asked of nobody, for it is not opened again."""
    return Header(name="bench", check=check_of(key))


def _fresh(home: Path) -> Path:
    shutil.rmtree(home, ignore_errors=True)
    return home


def _empty(folder: Path) -> Path:
    for file in folder.glob("hub-*.db*"):
        file.unlink()
    return folder


def _new_database(address: str, number: int) -> str:
    import psycopg  # noqa: PLC0415 - where there is a server

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE exchanged{number}")
    return f"{address.rpartition('/')[0]}/exchanged{number}"
