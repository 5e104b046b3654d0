"""Copies are let go by tiers: a week of days, a month of weeks, a year of months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mcu_desktop.store.backup.tiers import kept

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


def ago(*days: float) -> set[datetime]:
    return {NOW - timedelta(days=day) for day in days}


@pytest.mark.parametrize(
    ("made", "stay"),
    [
        pytest.param(ago(), ago(), id="none"),
        pytest.param(ago(0), ago(0), id="the only one"),
        pytest.param(ago(0, 0.1, 0.2), ago(0), id="the last of a day"),
        pytest.param(ago(*range(7)), ago(*range(7)), id="seven days"),
        pytest.param(ago(0, 100, 200, 300, 400), ago(0, 100, 200, 300, 400), id="after long absence"),
    ],
)
def test_what_stays(made: set[datetime], stay: set[datetime]) -> None:
    assert kept(made) == stay


def test_two_years_of_days_leave_some_twenty_copies() -> None:
    stay = kept(ago(*range(730)))
    assert ago(*range(7)) <= stay
    months = {(one.year, one.month) for one in stay}
    assert len(months) == 12
    assert 17 <= len(stay) <= 23
    assert min(stay) > NOW - timedelta(days=366)


def test_letting_go_every_day_ends_with_the_same_copies_as_letting_go_at_once() -> None:
    days = [NOW - timedelta(days=day) for day in range(400, -1, -1)]
    stay: set[datetime] = set()
    for day in days:
        stay = kept(stay | {day})
    assert {one.date() for one in stay} >= {day.date() for day in ago(*range(7))}
    assert len({(one.year, one.month) for one in stay}) == 12
