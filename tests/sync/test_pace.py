"""When a road is due, and how much is taken at once."""

from __future__ import annotations

from math import inf

import pytest

from mcu_desktop.sync.pace import ACTIVE_S, BUNDLE_S, IDLE_S, LAST_AGAIN_S, Pace
from mcu_desktop.sync.portions import Gentle

NOW = 1000.0


@pytest.fixture
def pace() -> Pace:
    """The timetable of a road that has just been walked, without chance."""
    made = Pace(lambda: 0.5)
    made.went_well(NOW, active=True)
    return made


def test_a_road_is_walked_oftener_while_somebody_works(pace: Pace) -> None:
    assert pace.due == NOW + ACTIVE_S
    pace.went_well(NOW, active=False)
    assert pace.due == NOW + IDLE_S


def test_commands_that_follow_each_other_go_together(pace: Pace) -> None:
    pace.changed(NOW)
    pace.changed(NOW + BUNDLE_S / 2)
    assert pace.due == NOW + BUNDLE_S


def test_a_road_that_fails_is_left_alone_ever_longer_up_to_five_minutes(pace: Pace) -> None:
    waits = [pace.failed(NOW) for _ in range(12)]
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == LAST_AGAIN_S
    assert pace.due == NOW + LAST_AGAIN_S


def test_changes_do_not_press_a_road_that_fails(pace: Pace) -> None:
    for _ in range(12):
        pace.failed(NOW)
    pace.changed(NOW)
    assert pace.due == NOW + LAST_AGAIN_S


def test_a_person_who_wants_it_now_does_not_wait(pace: Pace) -> None:
    for _ in range(12):
        pace.failed(NOW)
    pace.wanted(NOW)
    assert pace.due == NOW


def test_a_road_that_goes_only_when_asked_is_due_for_nothing_else(pace: Pace) -> None:
    pace.go_by_itself(NOW, on=False)
    pace.changed(NOW)
    assert pace.due == inf
    pace.wanted(NOW)
    assert pace.due == NOW
    pace.failed(NOW)
    pace.seen(NOW, there=False)
    pace.seen(NOW, there=True)
    assert pace.due == inf
    pace.go_by_itself(NOW, on=True)
    assert pace.due == NOW


def test_what_comes_back_is_due_at_once(pace: Pace) -> None:
    for _ in range(12):
        pace.failed(NOW)
    pace.seen(NOW, there=False)
    pace.seen(NOW + 60, there=True)
    assert pace.due == NOW + 60


def test_what_was_there_all_the_time_is_not_pressed(pace: Pace) -> None:
    for _ in range(12):
        pace.failed(NOW)
    pace.seen(NOW, there=True)
    assert pace.due == NOW + LAST_AGAIN_S


def test_chance_moves_a_moment_by_a_fifth_at_most() -> None:
    early, late = Pace(lambda: 0.0), Pace(lambda: 1.0)
    early.went_well(NOW, active=False)
    late.went_well(NOW, active=False)
    assert (early.due - NOW, late.due - NOW) == pytest.approx((IDLE_S * 0.8, IDLE_S * 1.2))


def test_a_gentle_exchange_holds_the_profile_shortly_and_rests() -> None:
    rests: list[float] = []
    gentle = Gentle(rests.append)
    sizes = []
    for _ in range(6):  # a machine that tells 2,000 records a second
        sizes.append(gentle.records)
        gentle.took(gentle.records, gentle.records / 2000)
    assert max(sizes[1:]) / 2000 <= 0.16
    assert len(rests) == 6
    assert min(rests) >= 0.05
