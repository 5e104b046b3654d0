"""kill -9 in the middle of registrations: what was printed is there, and no number is lost or given twice."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.cli.terminal import NOW, ask, start

TIMES, CASES = 20, 200


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is read to its end after the kill")
def test_a_kill_at_any_moment_loses_nothing_that_was_printed(home: Path) -> None:
    file = home.parent / "cases.jsonl"
    file.write_text('{"text": "Не вывозят мусор", "questions": [{"text": "?"}]}\n' * CASES, encoding="utf-8")
    chance = random.Random(9)
    printed: list[str] = []
    for time_around in range(1, TIMES + 1):
        before = len(numbers(home))
        heard = killed(home, file, after=chance.randrange(CASES), pause=chance.random() / 100)
        given = numbers(home)[before:]
        assert given[: len(heard)] == heard
        assert len(given) <= len(heard) + 1
        printed += heard
        if time_around % 10 == 0:
            assert ask(home, "verify").code == 0
    everything = numbers(home)
    assert set(printed) <= set(everything)
    assert everything == [f"П-А-{n}/26" for n in range(1, len(everything) + 1)]


def killed(home: Path, file: Path, *, after: int, pause: float) -> list[str]:
    """Give the numbers that were heard of before the end, and out of the pipe behind it."""
    with start("--home", home, "--now", NOW, "register", file, "--json") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(after)]
        time.sleep(pause)
        process.kill()
        lines += process.stdout.readlines()
    return [json.loads(line)["number"] for line in lines if line.endswith(b"\n")]


def numbers(home: Path) -> list[str]:
    """Give the numbers in the order in which they were given."""
    connection = dbapi2.connect(str(home / "office.db"))
    try:
        given = [row[0] for row in connection.execute("SELECT number FROM case_line")]
    finally:
        connection.close()
    return sorted(given, key=lambda number: int(number.split("-")[2][:-3]))
