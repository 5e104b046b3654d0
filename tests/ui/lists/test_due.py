"""What a clock says."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ui.lists.due import Urgency, day_and_time, left

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Samara"))


@pytest.mark.parametrize(
    ("due", "words", "urgency"),
    [
        pytest.param("2026-12-23", "осталось 30 дней", Urgency.CALM, id="calm"),
        pytest.param("2026-12-14", "остался 21 день", Urgency.CALM, id="agreement of 21"),
        pytest.param("2026-11-26", "осталось 3 дня", Urgency.SOON, id="soon"),
        pytest.param("2026-11-24", "остался 1 день", Urgency.SOON, id="tomorrow"),
        pytest.param("2026-11-23", "сегодня последний день", Urgency.TODAY, id="today"),
        pytest.param("2026-11-22", "просрочено на 1 день", Urgency.OVERDUE, id="late"),
        pytest.param("2026-11-21", "просрочено на 2 дня", Urgency.OVERDUE, id="two days late"),
        pytest.param("2026-11-23T14:30+04:00", "осталось 5 часов", Urgency.TODAY, id="hours"),
        pytest.param("2026-11-23T10:31+04:00", "остался 1 час", Urgency.TODAY, id="an hour"),
        pytest.param("2026-11-23T09:51+04:00", "осталась 21 минута", Urgency.TODAY, id="minutes"),
        pytest.param("2026-11-23T09:08+04:00", "просрочено на 22 минуты", Urgency.OVERDUE, id="minutes late"),
        pytest.param("2026-11-23T06:30+04:00", "просрочено на 3 часа", Urgency.OVERDUE, id="hours late"),
        pytest.param("2026-11-30T09:00+04:00", "осталось 7 дней", Urgency.CALM, id="a moment far off"),
        pytest.param(None, "", Urgency.NONE, id="no term"),
    ],
)
def test_a_clock_says_in_words_how_long_is_left(due: str | None, words: str, urgency: Urgency) -> None:
    said = left(due, NOW)
    assert (said.words, said.urgency) == (words, urgency)


def test_a_due_moment_is_written_as_people_write_it() -> None:
    assert day_and_time("2026-11-23") == "23.11.2026"
    assert day_and_time("2026-11-23T14:30+04:00") == "23.11.2026 до 14:30"
