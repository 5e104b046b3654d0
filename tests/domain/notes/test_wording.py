"""Numbers as Russian paper writes them."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.notes.cells import shown
from mcu_desktop.domain.notes.note import Measure


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (12345, Measure.COUNT, "12\u00a0345"),
        (12, Measure.CHANGE, "+12"),
        (-12, Measure.CHANGE, "\u221212"),
        (0, Measure.CHANGE, "0"),
        (97.4, Measure.SHARE, "97,4\u00a0%"),
        (-33.3, Measure.GROWTH, "\u221233,3\u00a0%"),
        ("впервые", Measure.GROWTH, "впервые"),
        (12.0, Measure.AMOUNT, "12,0"),
        ("2026-11-22", Measure.DAY, "22.11.2026"),
        ("=1+1", Measure.TEXT, "=1+1"),
        (None, Measure.AMOUNT, "–"),
    ],
)
def test_a_cell_is_shown(value, measure, text):
    assert shown(value, measure) == text
