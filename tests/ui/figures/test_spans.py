"""Which periods can be chosen, and how files are named after them."""

from __future__ import annotations

from datetime import date

import pytest

from mcu_desktop.domain.notes.period import Period, week
from ui.figures.spans import Span, beside, file_name, period_with

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        pytest.param(Span.WEEK, date(2026, 11, 23), date(2026, 11, 29), id="week"),
        pytest.param(Span.MONTH, date(2026, 11, 1), date(2026, 11, 30), id="month"),
        pytest.param(Span.QUARTER, date(2026, 10, 1), date(2026, 12, 31), id="quarter"),
        pytest.param(Span.YEAR, date(2026, 1, 1), date(2026, 12, 31), id="year"),
        pytest.param(Span.OWN, date(2026, 11, 1), DAY, id="own"),
    ],
)
def test_a_period_holds_its_day(span: Span, first: date, last: date) -> None:
    assert period_with(span, DAY, 0) == Period(first=first, last=last)


@pytest.mark.parametrize("span", [Span.WEEK, Span.MONTH, Span.QUARTER, Span.YEAR])
def test_periods_beside_one_another_leave_no_day_out(span: Span) -> None:
    here = period_with(span, DAY, 0)
    for step in range(-14, 14):
        one, next_one = beside(span, here, step), beside(span, here, step + 1)
        assert (next_one.first - one.last).days == 1
        assert period_with(span, one.last, 0) == one


@pytest.mark.parametrize(
    ("period", "name"),
    [
        pytest.param(week("2026-W47"), "2026-W47", id="week from Monday"),
        pytest.param(week("2026-W47", 4), "2026-W47", id="week from Friday"),
        pytest.param(week("2026-W01"), "2026-W01", id="week over the New Year"),
        pytest.param(period_with(Span.MONTH, DAY, 0), "2026-11", id="month"),
        pytest.param(period_with(Span.YEAR, DAY, 0), "2026", id="year"),
        pytest.param(period_with(Span.QUARTER, DAY, 0), "2026-10-01 – 2026-12-31", id="quarter"),
    ],
)
def test_a_file_is_named_after_its_period(period: Period, name: str) -> None:
    assert file_name(period) == name
