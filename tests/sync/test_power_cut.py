"""The power goes at any moment of a day's work and exchange: what was told as done is there."""

from __future__ import annotations

import json
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mcu_desktop.store import database
from tests.lengths import times
from tests.store.files import raw
from tests.sync.recorded_disk import Disk
from tests.sync.town import Desk, Town

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files of a day are laid out anew")
CUTS = times("MCU_CUTS", 40, full=300)
STEPS = 60


class Day(NamedTuple):
    """A day's work, written down deed by deed."""

    disk: Disk
    folder: Path


@pytest.fixture
def day(fresh_kinel: Path, tmp_path: Path) -> Day:
    return worked(tmp_path, fresh_kinel)


@pytest.fixture
def day_without_flushes(fresh_kinel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
    calm = tuple((name, "normal" if name == "synchronous" else value) for name, value in database._PRAGMAS)
    with monkeypatch.context() as patch:
        patch.setattr(database, "_PRAGMAS", calm)
        return worked(tmp_path, fresh_kinel)


def test_nothing_that_was_told_as_done_is_lost_by_a_power_cut(
    day: Day, figure: Callable[[str], None]
) -> None:
    assert not losses(day)
    figure(f"отключения питания: {CUTS}, потерь 0")


def test_the_same_search_finds_losses_where_commits_are_not_flushed(
    day_without_flushes: Day, figure: Callable[[str], None]
) -> None:
    found = losses(day_without_flushes)
    figure(f"без сброса на диск (проверка проверки): потери в {len(found)} из {CUTS}")
    assert found


def losses(day: Day) -> list[list[str]]:
    """Cut a day at many moments; give what was lost by those cuts that lost something."""
    chance = random.Random(20)
    return [lost for _ in range(CUTS) if (lost := lost_by_a_cut(day, chance))]


def lost_by_a_cut(day: Day, chance: random.Random) -> list[str]:
    """Cut, start again, exchange; tell what is missing or broken."""
    moment = chance.randrange(len(day.disk.deeds))
    day.disk.cut(moment, chance)
    told = [json.loads(one) for one in day.disk.told_before(moment)]
    town = Town.found(day.folder)
    try:
        lost = [f"{name} is damaged" for name, desk in town.desks.items() if not desk.office.verify().ok]
        lost += [f"{name} lost {case}" for name, case in told if case not in cases(town[name])]
        town.gossip()
        known = set.intersection(*(cases(desk) for desk in town.desks.values()))
        lost += [f"{case} is not everywhere" for _, case in told if case not in known]
        lost += [] if town.agree() else ["the desks disagree"]
    finally:
        town.close()
    return lost


def cases(desk: Desk) -> set[str]:
    with raw(desk.home) as connection:
        return {id_.hex() for (id_,) in connection.execute("SELECT id FROM case_line")}


def worked(folder: Path, fresh: Path) -> Day:
    """Let two desks register, note and exchange through a database on the same disk."""
    town = Town(folder, fresh, f"sqlite:///{folder}/hub.db")
    for station in "АБ":
        town[station].exchange()
    town.close()
    disk, chance = Disk(folder), random.Random(7)
    with disk.recording():
        town = Town.found(folder)
        for _ in range(STEPS):
            desk = town.desks[chance.choice("АБ")]
            if chance.random() < 0.2:
                desk.exchange()
                continue
            told = json.dumps([desk.home.name, desk.register()])
            disk.tell(told.encode(), *(folder / "state").rglob("*.json"))
        town.close()
    return Day(disk, folder)
