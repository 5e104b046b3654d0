"""Which days a month holds, as the region counts them, and which month is reported now."""

from __future__ import annotations

from datetime import date

import pytest

from mcu_desktop.problems import Refusal
from mcu_desktop.sstu.months import beside, last_whole, period_of, title


@pytest.mark.parametrize(
    ("month", "closes_on", "first", "last"),
    [
        ("2026-10", 0, date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-02", 0, date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", 0, date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-11", 20, date(2026, 10, 21), date(2026, 11, 20)),
        ("2026-01", 25, date(2025, 12, 26), date(2026, 1, 25)),
        ("2026-03", 28, date(2026, 3, 1), date(2026, 3, 28)),
    ],
)
def test_a_month_ends_on_the_day_that_the_region_set(
    month: str, closes_on: int, first: date, last: date
) -> None:
    period = period_of(month, closes_on)
    assert (period.first, period.last) == (first, last)
    assert period_of(beside(month, 1), closes_on).first.toordinal() == last.toordinal() + 1


@pytest.mark.parametrize(
    ("today", "closes_on", "month"),
    [
        (date(2026, 11, 23), 0, "2026-10"),
        (date(2026, 11, 30), 0, "2026-10"),
        (date(2026, 12, 1), 0, "2026-11"),
        (date(2026, 11, 20), 20, "2026-10"),
        (date(2026, 11, 21), 20, "2026-11"),
        (date(2026, 1, 5), 0, "2025-12"),
    ],
)
def test_the_latest_month_that_is_over_is_reported(today: date, closes_on: int, month: str) -> None:
    assert last_whole(today, closes_on) == month


@pytest.mark.parametrize("said", ["2026-13", "2026-00", "2026-1", "октябрь", "1999-10", "2026-10-01", ""])
def test_what_is_no_month_is_refused(said: str) -> None:
    with pytest.raises(Refusal, match="Месяц пишется как 2026-10"):
        period_of(said)


def test_a_month_is_named_in_words() -> None:
    assert title("2026-10") == "октябрь 2026 года"
