"""Working hours are read as people write them."""

from __future__ import annotations

from datetime import time

import pytest

from mcu_desktop.domain.cards.kinds import Timetable
from mcu_desktop.problems import Refusal
from ui.office.hours import hours_fields, hours_typed

pytestmark = pytest.mark.usefixtures("qapp")


def typed(**changed: str) -> dict[str, str]:
    return {field.name: field.value() for field in hours_fields(Timetable())} | changed


def test_hours_are_read_back_as_they_stand() -> None:
    read = hours_typed(typed())
    assert Timetable(**read) == Timetable()


@pytest.mark.parametrize(
    ("said", "opens", "closes"),
    [
        ("9:00-18:00", time(9), time(18)),
        (" 09.30 – 17.15 ", time(9, 30), time(17, 15)),
        ("8:00—12:00", time(8), time(12)),
        ("", None, None),
    ],
)
def test_a_day_is_read(said: str, opens: time | None, closes: time | None) -> None:
    read = hours_typed(typed(day0=said))
    assert (read["opens"][0], read["closes"][0]) == (opens, closes)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("day0", "с утра"),
        ("day6", "25:00–26:00"),
        ("lunch_to", "12:00"),
        ("eve_shorter_minutes", "час"),
        ("eve_shorter_minutes", ""),
    ],
)
def test_what_is_no_time_is_refused_at_its_field(field: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        hours_typed(typed(**{field: said}))
    assert refused.value.field == field
