"""The hybrid clock: it never goes back, whatever the clock on the wall does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.journal.stamps import moment_of, tick

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(6000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.lists(MOMENTS, min_size=2))
def test_stamps_strictly_increase_also_when_the_clock_goes_back(moments: list[datetime]) -> None:
    stamps = [0]
    for moment in moments:
        stamps.append(tick(stamps[-1], moment))
    assert all(earlier < later for earlier, later in pairwise(stamps))


def test_a_stamp_shows_its_moment_to_the_millisecond() -> None:
    moment = NOON + timedelta(milliseconds=123)
    assert moment_of(tick(0, moment)) == moment


def test_a_clock_set_back_an_hour_keeps_counting_from_where_it_was() -> None:
    before = tick(0, NOON)
    assert tick(before, NOON - timedelta(hours=1)) == before + 1


def test_the_zone_of_a_moment_does_not_matter() -> None:
    assert tick(0, NOON) == tick(0, NOON.astimezone(tz=None))


def test_stamps_of_any_year_that_a_clock_may_show_fit_the_table() -> None:
    assert tick(0, datetime(9999, 12, 31, tzinfo=UTC)) < 1 << 63
