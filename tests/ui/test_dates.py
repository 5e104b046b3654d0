"""Days typed as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from ui.widgets.dates import parse_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20.11.2026", date(2026, 11, 20)),
        ("20.11.26", date(2026, 11, 20)),
        ("20.11", date(2026, 11, 20)),
        ("201126", date(2026, 11, 20)),
        ("20112026", date(2026, 11, 20)),
        ("2011", date(2026, 11, 20)),
        ("1,2", date(2026, 2, 1)),
        ("30.12", date(2025, 12, 30)),
        ("29.02", None),
        ("31.11.2026", None),
        ("завтра", None),
        ("", None),
    ],
)
def test_a_day_is_read(typed: str, day: date | None) -> None:
    assert parse_day(typed, TODAY) == day
