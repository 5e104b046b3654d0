"""One bit flipped anywhere in a shared database: nothing wrong is taken, and mended it goes on."""

from __future__ import annotations

import random
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2 as driver

from mcu_desktop.journal import chain
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sync.tables import hub, log, record, station
from mcu_desktop.sync.vouching import Vouched, Vouching
from tests.lengths import times
from tests.sync.town import Desk, Town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Table

FLIPS = times("MCU_FLIPS", 60, full=1000)
TABLES = (record, record, record, log, station, hub)
"""Most flips fall where most bytes lie."""
UNREAD = {record: " WHERE kind IN ('registered', 'noted')"}
"""What the reader has not read yet."""


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/hub.db"


def test_a_flipped_bit_in_the_shared_database_lets_nothing_wrong_in(
    town: Town, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    wrong = wrong_by_flips(town, tmp_path)
    assert not wrong
    figure(f"перевёрнутые биты общей базы: {FLIPS}, неверного принято 0")


def test_the_same_search_finds_what_is_wrong_where_nothing_is_checked(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_why_not", lambda *_, **__: None)
    monkeypatch.setattr(Vouching, "judge", lambda _, records, *__: Vouched(tuple(records)))
    assert wrong_by_flips(town, tmp_path)


def wrong_by_flips(town: Town, folder: Path) -> list[str]:
    """Flip, let a new desk take what it believes, put the bit back; name the flips that were believed."""
    writers, fresh = (town["А"], town["Б"]), town["В"].backup()
    for desk in writers:
        for _ in range(4):
            desk.note(desk.register(), "Позвонили.")
    town.gossip()
    sound = set(town["А"].facts())
    chance, wrong = random.Random(11), []
    for number in range(FLIPS):
        reader = Desk(town["В"].office, folder / "В", town["В"].hands)
        reader.restore(fresh, forgetful=True)
        town.desks["В"] = reader
        flip = done_flip(folder / "hub.db", chance)
        with suppress(Refusal, Trouble):
            reader.exchange()
        if not set(reader.facts()) <= sound:
            wrong.append(f"{number}: {flip}")
        flip.undo()
        reader.exchange()
        if set(reader.facts()) != sound:
            wrong.append(f"{number}: {flip} was not overcome")
    return wrong


def done_flip(file: Path, chance: random.Random) -> Flip:
    """Flip some bit; not one that makes a second row of the same key, which no database holds."""
    while True:
        with suppress(driver.IntegrityError):
            flip = Flip(file, chance)
            flip.do()
            return flip


class Flip:
    """One bit of one value of a shared database."""

    def __init__(self, file: Path, chance: random.Random) -> None:
        self._file = file
        table: Table = chance.choice(TABLES)
        self._table, columns = table.name, [column.name for column in table.c]
        with damaged(file) as connection:
            asked = f"SELECT {','.join(columns)} FROM {table.name}{UNREAD.get(table, '')}"
            found = connection.execute(asked).fetchall()
        row = dict(zip(columns, chance.choice(found), strict=True))
        self._column = chance.choice([name for name in columns if row[name] not in (None, b"", "")])
        self._before = row[self._column]
        self._after = flipped(self._before, chance)
        self._key = {column.name: row[column.name] for column in table.primary_key}

    def __str__(self) -> str:
        return f"{self._table}.{self._column} of {self._key}: {self._before!r} → {self._after!r}"

    def do(self) -> None:
        self._write(self._key, self._after)

    def undo(self) -> None:
        moved = {self._column: self._after} if self._column in self._key else {}
        self._write({**self._key, **moved}, self._before, "OR REPLACE")

    def _write(self, key: dict[str, Any], value: object, otherwise: str = "") -> None:
        place = " AND ".join(f"{name} = ?" for name in key)
        with damaged(self._file) as connection:
            connection.execute(
                f"UPDATE {otherwise} {self._table} SET {self._column} = ? WHERE {place}",
                (value, *key.values()),
            )


@contextmanager
def damaged(file: Path) -> Iterator[Any]:
    """Give a connection to a shared database that nothing guards."""
    with closing(driver.connect(file, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        yield connection
        for _, made in guards:
            connection.execute(made)


def flipped(value: object, chance: random.Random) -> object:
    match value:
        case bytes():
            at = chance.randrange(len(value))
            return value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :]
        case str():
            at = chance.randrange(len(value))
            return value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(5))) + value[at + 1 :]
        case int():
            return value ^ (1 << chance.randrange(32))
    raise TypeError(value)
