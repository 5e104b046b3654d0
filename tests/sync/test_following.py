"""Files behind the records of a round: a moment at a time, and a snapshot now and then."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.workplace import following, snapshots
from mcu_desktop.workplace.files import road_at
from mcu_desktop.workplace.following import Following
from tests.sync.invited_town import InvitedTown
from tests.sync.test_blobs import LONG, attached, carry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def town(fresh_kinel: Path, tmp_path: Path) -> Iterator[InvitedTown]:
    made = InvitedTown(tmp_path, fresh_kinel, f"sqlite:///{tmp_path}/hub.db")
    yield made
    made.close()


def test_a_large_file_goes_by_turns_with_the_records(town: InvitedTown) -> None:
    first, other = town["А"], town["Б"]
    _, digest, content = attached(first, LONG)
    first.exchange()
    seconds = count()
    rounds = Following(first.office, lambda: float(next(seconds)))
    more = [rounds.follow(town.address, moved=True, stopped=lambda: False) for _ in range(8)]
    assert more[0] is True
    assert more[-1] is False
    carry(other)
    assert other.office.store.attachments.read(digest) == content


def test_where_nothing_moves_files_that_others_ask_for_are_looked_for_once_a_minute(
    town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []
    moment = [100.0]
    monkeypatch.setattr(following, "carry", lambda *_, **__: looked.append(moment[0]))
    rounds = Following(town["А"].office, lambda: moment[0])
    for second in range(100, 240, 5):
        moment[0] = float(second)
        rounds.follow(town.address, moved=False, stopped=lambda: False)
    assert looked == [100.0, 160.0, 220.0]


def test_a_stopped_round_leaves_its_files_for_later(town: InvitedTown) -> None:
    first = town["А"]
    attached(first, LONG)
    first.exchange()
    rounds = Following(first.office, time.monotonic)
    assert rounds.follow(town.address, moved=True, stopped=lambda: True) is False
    assert rounds.follow(town.address, moved=False, stopped=lambda: False) is False
    assert carry(town["Б"]).waiting == 0


def test_a_snapshot_is_made_behind_the_rounds_when_one_is_due(
    town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MANY", 1)
    monkeypatch.setattr(following, "_SNAPSHOT_EVERY_S", 0.0)
    first = town["А"]
    first.exchange()
    Following(first.office, time.monotonic).follow(town.address, moved=False, stopped=lambda: False)
    wait(lambda: told(town) == 1)
    assert not snapshots.due(first.office, town.address)


def told(town: InvitedTown) -> int:
    with closing(road_at(town["А"].office.store, town.address)) as road:
        return len(snapshots._shelf(road).told())


def wait(until: Callable[[], bool]) -> None:
    for _ in range(200):
        if until():
            return
        time.sleep(0.05)
    raise AssertionError
