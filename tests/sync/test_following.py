"""Files behind the records of a round: a moment at a time, and a snapshot now and then."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from mcu_desktop.workplace.exchange import following, snapshots
from mcu_desktop.workplace.exchange.files import road_at
from mcu_desktop.workplace.exchange.following import Following
from tests.sync.invited_town import InvitedTown
from tests.sync.test_blobs import LONG, attached, carry
from tests.waiting import wait

if TYPE_CHECKING:
    import pytest


def test_a_large_file_goes_by_turns_with_the_records(hub_town: InvitedTown) -> None:
    first, other = hub_town["А"], hub_town["Б"]
    _, digest, content = attached(first, LONG)
    first.exchange()
    seconds = count()
    rounds = Following(first.office, lambda: float(next(seconds)))
    more = [rounds.follow(hub_town.address, moved=True, stopped=lambda: False) for _ in range(8)]
    assert more[0] is True
    assert more[-1] is False
    carry(other)
    assert other.office.store.attachments.read(digest) == content


def test_where_nothing_moves_files_that_others_ask_for_are_looked_for_once_a_minute(
    hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []
    moment = [100.0]
    monkeypatch.setattr(following, "carry", lambda *_, **__: looked.append(moment[0]))
    rounds = Following(hub_town["А"].office, lambda: moment[0])
    for second in range(100, 240, 5):
        moment[0] = float(second)
        rounds.follow(hub_town.address, moved=False, stopped=lambda: False)
    assert looked == [100.0, 160.0, 220.0]


def test_a_stopped_round_leaves_its_files_for_later(hub_town: InvitedTown) -> None:
    first = hub_town["А"]
    attached(first, LONG)
    first.exchange()
    rounds = Following(first.office, time.monotonic)
    assert rounds.follow(hub_town.address, moved=True, stopped=lambda: True) is False
    assert rounds.follow(hub_town.address, moved=False, stopped=lambda: False) is False
    assert carry(hub_town["Б"]).waiting == 0


def test_a_snapshot_is_made_behind_the_rounds_when_one_is_due(
    hub_town: InvitedTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MANY", 1)
    monkeypatch.setattr(following, "_SNAPSHOT_EVERY_S", 0.0)
    first = hub_town["А"]
    first.exchange()
    Following(first.office, time.monotonic).follow(hub_town.address, moved=False, stopped=lambda: False)
    wait(lambda: told(hub_town) == 1)
    assert not snapshots.due(first.office, hub_town.address)


def told(hub_town: InvitedTown) -> int:
    with closing(road_at(hub_town["А"].office.store, hub_town.address)) as road:
        return len(snapshots.shelf_of(road).told())
