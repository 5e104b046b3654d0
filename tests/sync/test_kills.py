"""kill -9 of a desk at any moment of its work and its exchange, by database and by folder."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.lengths import times
from tests.store.files import raw
from tests.sync.town import Town, new_ids

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
KILLS = times("MCU_KILLS", 25, full=200)
LONGEST = 0.5
"""Seconds that a desk may work before it is killed."""


@pytest.mark.slow
def test_a_desk_that_is_killed_at_any_moment_loses_nothing_that_it_said(
    fresh_kinel: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    town = Town(folder, fresh_kinel, f"sqlite:///{folder}/hub.db")
    (folder / "обмен").mkdir()
    town["Б"].exchange()
    town.close()
    chance = random.Random(3)
    heard: list[str] = []
    for turn in range(KILLS):
        heard += killed(folder, turn, after=chance.random() * LONGEST)
    town = Town.found(folder)
    try:
        verdicts = [desk.office.verify() for desk in town.desks.values()]
        assert [verdict.reason for verdict in verdicts if not verdict.ok] == []
        town.gossip()
        assert town.agree()
        for desk in town.desks.values():
            with raw(desk.home) as connection:
                told = [number for (number,) in connection.execute("SELECT number FROM case_line")]
            assert set(heard) <= set(told)
            assert sorted(told, key=ordinal) == [f"П-А-{n}/26" for n in range(1, len(told) + 1)]
    finally:
        town.close()
    figure(f"kill -9 в работе и обмене: {KILLS}, услышано номеров {len(heard)}, потерь 0, двойных 0")


def killed(folder: Path, turn: int, *, after: float) -> list[str]:
    """Let desk А work and exchange in a process of its own and kill it; give the numbers that were heard."""
    ours, theirs = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: this one forks and dies
        child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            work(folder, turn, theirs)
        finally:
            os._exit(1)
    os.close(theirs)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(ours, encoding="utf-8") as said:
        lines = said.readlines()
    assert os.WIFSIGNALED(status), "the desk ended by itself"
    return [line.strip() for line in lines if line.endswith("\n")]


def work(folder: Path, turn: int, said: int) -> None:
    """Register, say so, exchange by one road or the other; for ever."""
    for _ in range(turn):
        new_ids()  # each turn is a fork of the same process, and must not give names that are given
    desk = Town.found(folder)["А"]
    while True:
        for _ in range(3):
            case = desk.register()
            os.write(said, f"{desk.office.sheet(case).case.number}\n".encode())
        desk.exchange()
        desk.office.exchange(str(folder / "обмен"))


def ordinal(number: str) -> int:
    return int(number.split("-")[2].split("/", maxsplit=1)[0])
