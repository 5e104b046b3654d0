"""Shared databases for tests: a SQLite file, and a real PostgreSQL that starts once a session."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest

from tests.sync.invited_town import InvitedTown
from tests.sync.servers import required, server
from tests.sync.town import Town

if TYPE_CHECKING:
    from collections.abc import Iterator

_schemas = count(1)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: an exchange waits for the disk at every step."""
    memory = Path("/dev/shm")
    folder = Path(mkdtemp(prefix="mcu-sync-", dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a machine remembers outside of profiles lies with the test."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of our own."""
    with server(required()) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/hub.db"
    return new_schema(request.getfixturevalue("postgres"))


@pytest.fixture
def town(address: str, fresh_kinel: Path, tmp_path: Path) -> Iterator[Town]:
    """An office of several desks around one shared database."""
    made = Town(tmp_path, fresh_kinel, address)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql", "folder"])
def any_town(request: pytest.FixtureRequest, fresh_kinel: Path, tmp_path: Path) -> Iterator[InvitedTown]:
    """An office of invited desks on each kind of road."""
    if request.param == "postgresql":
        where = new_schema(request.getfixturevalue("postgres"))
    elif request.param == "sqlite":
        where = f"sqlite:///{tmp_path}/hub.db"
    else:
        (tmp_path / "обмен").mkdir()
        where = str(tmp_path / "обмен")
    made = InvitedTown(tmp_path, fresh_kinel, where)
    yield made
    made.close()


@pytest.fixture
def hub_town(fresh_kinel: Path, tmp_path: Path) -> Iterator[InvitedTown]:
    """An office of invited desks around a SQLite file, for what is the same on every road."""
    made = InvitedTown(tmp_path, fresh_kinel, f"sqlite:///{tmp_path}/hub.db")
    yield made
    made.close()


def new_schema(address: str) -> str:
    """Give the address of an empty schema of its own."""
    import psycopg  # noqa: PLC0415 - where there is a server

    name = f"test{next(_schemas)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{address}?options=-csearch_path%3D{name}"
