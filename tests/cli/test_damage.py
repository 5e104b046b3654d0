"""Damage behind the program's back: `verify` finds it, `rebuild` mends what can be told anew."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from tests.cli.terminal import SAMPLE, Said, ask

FLIPS = 110


@contextmanager
def opened(home: Path) -> Iterator[Any]:
    """Open the file past the program, its guards taken away and put back."""
    connection = dbapi2.connect(str(home / "office.db"))
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        yield connection
    finally:
        for _, guard in guards:
            connection.execute(guard)
        connection.commit()
        connection.close()


def verdict(home: Path) -> Said:
    told = ask(home, "verify", "--json")
    assert "Внутренняя" not in told.err
    return told


def contents(home: Path) -> dict[str, list[str]]:
    """Give everything that the file says, as bytes, table by table."""
    connection = dbapi2.connect(str(home / "office.db"))
    connection.text_factory = bytes
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    mine = [name.decode() for (name,) in tables if not name.startswith((b"search", b"sqlite"))]
    asked = {"schema": schema, "words": "SELECT * FROM temp.words"} | {
        name: f"SELECT * FROM {name}" for name in mine
    }
    try:
        return {name: sorted(map(repr, connection.execute(query))) for name, query in asked.items()}
    finally:
        connection.close()


def flipped(value: Any) -> Any:
    match value:
        case int():
            return value ^ 1
        case str():
            return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
        case bytes():
            return bytes([value[0] ^ 128, *value[1:]]) if value else b"x"
    raise AssertionError(value)


COLUMNS = [
    "stamp", "txn", "stream_kind", "stream", "parents", "author", "duty", "kind", "version",
    "min_reader", "body", "body_digest", "link",
]  # fmt: skip


@pytest.mark.parametrize("column", COLUMNS)
def test_one_flipped_byte_in_any_column_is_found_and_its_record_named(full: Path, column: str) -> None:
    with opened(full) as connection:
        log = connection.execute("SELECT hex(id) FROM log").fetchone()[0].lower()
        seq = connection.execute("SELECT max(seq) / 2 FROM journal").fetchone()[0]
        value = connection.execute(f"SELECT {column} FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
        connection.execute(f"UPDATE journal SET {column} = ? WHERE seq = ?", (flipped(value), seq))
    told = verdict(full)
    assert told.code == 3
    document = json.loads(told.out)
    assert document["ok"] is False
    assert document["first_damaged"] == f"{log[:8]}:{seq}"
    assert f"{log[:8]}:{seq}" in told.err


@pytest.mark.parametrize("value", ["CAST(author AS BLOB)", "CAST(x'ff' AS TEXT)", "NULL", "1.5"])
def test_a_value_of_another_kind_is_found_and_its_record_named(full: Path, value: str) -> None:
    with opened(full) as connection:
        if value == "NULL":
            connection.execute("UPDATE journal SET seq = 1000 WHERE seq = 7")
        else:
            connection.execute(f"UPDATE journal SET author = {value} WHERE seq = 7")
    told = verdict(full)
    assert told.code == 3
    assert json.loads(told.out)["first_damaged"].endswith(":7")


BEHIND: dict[str, Callable[[Any], Any]] = {
    "the last record is gone": lambda c: c.execute(
        "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)"
    ),
    "a record in the middle is gone": lambda c: c.execute("DELETE FROM journal WHERE seq = 50"),
    "all records are gone": lambda c: c.execute("DELETE FROM journal"),
    "a record of nobody's log": lambda c: c.execute("UPDATE journal SET log = 9 WHERE seq = 50"),
    "the head is put back": lambda c: c.execute("UPDATE log SET head = head - 1"),
    "the station is another": lambda c: c.execute("UPDATE log SET station = 'Б'"),
    "the clock is moved on": lambda c: c.execute("UPDATE log SET stamp = stamp + 1000000"),
    "a line is changed": lambda c: c.execute(
        "UPDATE case_line SET summary = 'Всё хорошо' WHERE key IS NOT 0"
    ),
    "a question is gone": lambda c: c.execute("DELETE FROM question WHERE id = '2'"),
    "a term is moved": lambda c: c.execute("UPDATE clock SET due = '2099-01-01'"),
    "a number is free again": lambda c: c.execute("DELETE FROM number_claim WHERE ordinal = 3"),
    "a card is changed": lambda c: c.execute("UPDATE card SET withdrawn = 1"),
    "a card is no JSON": lambda c: c.execute("UPDATE card SET body = '{'"),
    "a case cannot be found": lambda c: c.execute(
        "DELETE FROM search WHERE rowid = (SELECT max(key) FROM case_line)"
    ),
    "an index is gone": lambda c: c.execute("DROP INDEX case_line_by_number"),
}
MENDED = ("a line", "a question", "a term", "a number", "a card", "a case")


@pytest.mark.parametrize("done", BEHIND.values(), ids=BEHIND.keys())
def test_what_is_done_past_the_program_is_found(
    full: Path, done: Callable[[Any], Any], request: pytest.FixtureRequest
) -> None:
    before = contents(full)
    with opened(full) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        done(connection)
    told = verdict(full)
    assert told.code == 3
    assert json.loads(told.out)["first_damaged"]
    if request.node.callspec.id.startswith(MENDED):
        assert "rebuild" in told.err
        assert ask(full, "rebuild").code == 0
        assert ask(full, "verify").code == 0
        assert contents(full) == before


def test_a_guard_that_is_gone_is_found(full: Path) -> None:
    connection = dbapi2.connect(str(full / "office.db"))
    connection.execute("DROP TRIGGER journal_is_never_rewritten")
    connection.close()
    assert verdict(full).code == 3


def test_rebuild_gives_equal_projections(full: Path) -> None:
    ask(full, "act", "У-А-1/26", "answer", '{"result": "explained"}')
    ask(full, "act", "У-А-1/26", "send", '{"channel": "oral", "consent": true}')
    ask(full, "act", "У-А-2/26", "correct", '{"reason": "Опечатка", "text": "Просит поставить две лавочки"}')
    ask(full, "act", "У-А-3/26", "withdraw")
    before = contents(full)
    assert ask(full, "rebuild").code == 0
    assert contents(full) == before


def test_a_flipped_byte_of_the_file_is_found_or_says_nothing(home: Path, tmp_path: Path) -> None:
    """What is found nowhere is no word of the file: free pages, gaps in pages, a search's own shortcuts."""
    few = b"\n".join(SAMPLE.read_bytes().splitlines()[:15])
    assert ask(home, "register", "-", stdin=few).code == 0
    data = (home / "office.db").read_bytes()
    told = contents(home)
    chance = random.Random(59)
    found = 0
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        copy = tmp_path / "flipped"
        copy.mkdir()
        (copy / "office.db").write_bytes(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :])
        answer = verdict(copy)
        if answer.code == 0:
            assert contents(copy) == told, f"byte {place}, bit {bit}"
        else:
            assert answer.code == 3, f"byte {place}, bit {bit}"
            found += 1
        shutil.rmtree(copy)
    assert found > FLIPS // 5


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4096, 50_000])
def test_a_file_that_is_cut_off_is_trouble(full: Path, size: int) -> None:
    file = full / "office.db"
    file.write_bytes(file.read_bytes()[:size])
    for asked in ("verify", "list", "note", "rebuild"):
        told = ask(full, asked, "--json")
        assert told.code == 3, asked
        assert "Внутренняя" not in told.err


def test_a_file_of_garbage_is_trouble_and_stays_as_it_is(tmp_path: Path) -> None:
    garbage = random.Random(1).randbytes(20_000)
    (tmp_path / "office.db").write_bytes(garbage)
    for asked in ("list", "verify", "setup --preset kinel --station А", "register -"):
        told = ask(tmp_path, *asked.split(), "--json")
        assert told.code == 3, asked
        assert "повреждён" in told.err
    assert (tmp_path / "office.db").read_bytes() == garbage
