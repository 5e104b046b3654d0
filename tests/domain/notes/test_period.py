"""Periods: what a week's name means, what it is compared with, how it is called."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.notes.period import Period, month_before, week, week_of
from mcu_desktop.problems import Refusal


def span(first: str, last: str) -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "starts", "expected"),
    [
        pytest.param("2026-W47", 0, span("2026-11-16", "2026-11-22"), id="monday"),
        pytest.param("2026-W47", 5, span("2026-11-14", "2026-11-20"), id="saturday"),
        pytest.param("2026-W47", 2, span("2026-11-18", "2026-11-24"), id="wednesday"),
        pytest.param("2026-W01", 0, span("2025-12-29", "2026-01-04"), id="over the new year"),
        pytest.param("2026-W53", 0, span("2026-12-28", "2027-01-03"), id="53rd"),
    ],
)
def test_a_name_of_a_week_is_the_reporting_week_that_holds_its_thursday(name, starts, expected):
    assert week(name, starts) == expected


@pytest.mark.parametrize("name", ["2026-47", "W47", "2026-W54", "2025-W53", "2026-W00", "", "неделя"])
def test_a_name_that_is_no_week_is_refused_by_its_field(name):
    with pytest.raises(Refusal) as refusal:
        week(name)
    assert refusal.value.field == "week"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_each_day_belongs_to_one_week_that_begins_as_the_office_says(day, starts):
    found = week_of(day, starts)
    assert found.first <= day <= found.last
    assert found.weekly
    assert found.first.weekday() == starts


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 800))
def test_the_period_before_is_as_long_and_ends_the_day_before(first, more):
    period = Period(first=first, last=first + timedelta(days=more))
    assert period.previous().length == period.length == len(period.days)
    assert period.previous().last + timedelta(days=1) == period.first


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (span("2026-10-01", "2026-10-31"), span("2026-09-01", "2026-09-30")),
        (span("2026-01-01", "2026-03-31"), span("2025-10-01", "2025-12-31")),
        (span("2025-01-01", "2025-12-31"), span("2024-01-01", "2024-12-31")),
        (span("2026-11-16", "2026-11-22"), span("2026-11-09", "2026-11-15")),
        (span("2026-11-01", "2026-11-22"), span("2026-10-10", "2026-10-31")),
    ],
    ids=["month", "quarter", "year", "week", "part of a month"],
)
def test_whole_months_are_compared_with_whole_months(period, before):
    assert period.whole_before() == before


def test_the_month_before_a_day_is_whole():
    assert month_before(date(2026, 3, 31)) == span("2026-02-01", "2026-02-28")


def test_the_same_week_a_year_ago_has_the_same_days_of_the_week():
    assert week("2026-W47").year_before() == span("2025-11-17", "2025-11-23")


def test_a_whole_february_is_compared_with_a_whole_february():
    assert span("2025-02-01", "2025-02-28").year_before() == span("2024-02-01", "2024-02-29")


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(Refusal):
        span("2026-11-22", "2026-11-16")


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (week("2026-W47"), "неделя с 16 по 22 ноября 2026 года"),
        (week("2026-W49"), "неделя с 30 ноября по 6 декабря 2026 года"),
        (week("2026-W53"), "неделя с 28 декабря 2026 года по 3 января 2027 года"),
        (span("2026-11-01", "2026-11-30"), "ноябрь 2026 года"),
        (span("2026-10-01", "2026-12-31"), "IV квартал 2026 года"),
        (span("2026-01-01", "2026-12-31"), "2026 год"),
        (span("2026-11-16", "2026-11-16"), "16 ноября 2026 года"),
        (span("2026-11-16", "2026-11-25"), "период с 16 по 25 ноября 2026 года"),
        (span("2026-02-01", "2026-04-30"), "период с 1 февраля по 30 апреля 2026 года"),
    ],
)
def test_a_period_is_called_in_russian(period, title):
    assert period.title == title


def test_dynamics_are_twelve_weeks_up_to_the_period_and_twelve_months_for_a_year():
    weeks = week("2026-W47").trend()
    assert (len(weeks), weeks[-1], weeks[0].first) == (12, week("2026-W47"), date(2026, 8, 31))
    months = span("2026-01-01", "2026-12-31").trend()
    assert (len(months), months[0], months[-1]) == (
        12,
        span("2026-01-01", "2026-01-31"),
        span("2026-12-01", "2026-12-31"),
    )


def test_what_a_note_needs_covers_everything_that_it_compares():
    period = week("2026-W47")
    needed = {day for covered in period.compared_with() for day in covered.days}
    for compared in (period, period.previous(), period.year_before(), *period.trend()):
        assert needed.issuperset(compared.days)
