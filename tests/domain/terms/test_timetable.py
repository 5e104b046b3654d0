"""Counting in working time: lunch, Fridays, short days, working Saturdays, days off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay, Timetable
from mcu_desktop.domain.terms.calendar import WorkingCalendar, with_own_days
from mcu_desktop.domain.terms.timetable import add_working_minutes, day_spans, opening, working_minutes
from mcu_desktop.problems import Refusal
from tests.domain.terms.shipped import CALENDAR, TIMETABLE, ZONE, at

NEVER = Timetable(opens=(None,) * 7, closes=(None,) * 7)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(ZONE)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0, fold=0)
)
MINUTES = st.integers(0, 6000)


def spans(day: str, timetable: Timetable = TIMETABLE, calendar: WorkingCalendar = CALENDAR) -> str:
    found = day_spans(date.fromisoformat(day), calendar, timetable)
    return " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in found)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        pytest.param("2026-02-02T09:00", 60, "2026-02-02T10:00", id="within a morning"),
        pytest.param("2026-02-02T11:30", 60, "2026-02-02T13:18", id="over lunch"),
        pytest.param("2026-02-02T11:00", 60, "2026-02-02T12:00", id="exactly till lunch"),
        pytest.param("2026-02-02T11:00", 61, "2026-02-02T12:49", id="a minute beyond lunch"),
        pytest.param("2026-02-02T12:20", 30, "2026-02-02T13:18", id="start at lunch"),
        pytest.param("2026-02-02T12:00", 60, "2026-02-02T13:48", id="start as lunch begins"),
        pytest.param("2026-02-02T12:48", 12, "2026-02-02T13:00", id="start as lunch ends"),
        pytest.param("2026-02-02T16:00", 60, "2026-02-02T17:00", id="exactly till closing"),
        pytest.param("2026-02-02T16:00", 61, "2026-02-03T08:01", id="a minute beyond closing"),
        pytest.param("2026-02-02T17:00", 1, "2026-02-03T08:01", id="start exactly at closing"),
        pytest.param("2026-02-02T08:00", 1, "2026-02-02T08:01", id="start exactly at opening"),
        pytest.param("2026-02-02T19:30", 60, "2026-02-03T09:00", id="start after closing"),
        pytest.param("2026-02-03T03:00", 60, "2026-02-03T09:00", id="start at night"),
        pytest.param("2026-02-06T15:00", 60, "2026-02-06T16:00", id="till closing on Friday"),
        pytest.param("2026-02-06T15:30", 60, "2026-02-09T08:30", id="over a weekend"),
        pytest.param("2026-02-06T16:30", 30, "2026-02-09T08:30", id="Friday after its own closing"),
        pytest.param("2026-02-07T12:00", 60, "2026-02-09T09:00", id="start on a Saturday"),
        pytest.param("2026-04-30T15:30", 60, "2026-05-04T08:30", id="short eve of May"),
        pytest.param("2026-05-08T14:00", 120, "2026-05-12T09:00", id="short Friday and a moved holiday"),
        pytest.param("2025-10-31T15:00", 120, "2025-11-01T09:00", id="into a working Saturday"),
        pytest.param("2025-11-01T15:00", 60, "2025-11-01T16:00", id="short working Saturday"),
        pytest.param("2025-11-01T15:00", 61, "2025-11-05T08:01", id="out of a working Saturday"),
        pytest.param("2024-04-27T16:00", 60, "2024-04-27T17:00", id="whole working Saturday"),
        pytest.param("2027-02-20T15:30", 60, "2027-02-24T08:30", id="Saturday before 23 February"),
        pytest.param("2025-12-30T16:30", 60, "2026-01-12T08:30", id="across New Year"),
        pytest.param("2026-01-05T10:00", 1, "2026-01-12T08:01", id="start in the January holidays"),
        pytest.param("2026-02-02T08:00", 540, "2026-02-03T08:48", id="nine hours from Monday morning"),
        pytest.param("2026-02-06T08:00", 540, "2026-02-09T09:48", id="nine hours from Friday morning"),
        pytest.param("2026-06-11T08:00", 540, "2026-06-15T09:48", id="nine hours from a short day"),
        pytest.param("2026-02-02T08:00", 2400, "2026-02-06T16:00", id="a whole week"),
        pytest.param("2024-01-09T08:00", 247 * 540, "2025-02-20T10:24", id="longer than a year"),
        pytest.param("2026-02-02T16:59:30", 1, "2026-02-03T08:00:30", id="seconds are kept"),
        pytest.param("2026-02-07T12:00", 0, "2026-02-07T12:00", id="no time at all"),
        pytest.param("2028-05-08T15:30", 60, "2028-05-10T08:30", id="short eve without a decree"),
    ],
)
def test_working_time_ends(start, minutes, end):
    assert add_working_minutes(at(start), minutes, CALENDAR, TIMETABLE) == at(end)


@pytest.mark.parametrize(
    ("day", "timetable", "hours"),
    [
        pytest.param("2026-02-02", TIMETABLE, "08:00-12:00 12:48-17:00", id="Monday"),
        pytest.param("2026-02-06", TIMETABLE, "08:00-12:00 12:48-16:00", id="Friday"),
        pytest.param("2026-02-07", TIMETABLE, "", id="Saturday"),
        pytest.param("2025-11-01", TIMETABLE, "08:00-12:00 12:48-16:00", id="Saturday as Monday"),
        pytest.param("2026-02-02", replace(TIMETABLE, lunch_from=None), "08:00-17:00", id="no lunch"),
        pytest.param("2026-02-02", replace(TIMETABLE, lunch_to=None), "08:00-17:00", id="lunch without end"),
        pytest.param(
            "2026-02-02", replace(TIMETABLE, lunch_from=time(16), lunch_to=time(18)), "08:00-16:00",
            id="lunch till after closing",
        ),
        pytest.param(
            "2026-02-02", replace(TIMETABLE, lunch_from=time(7), lunch_to=time(9)), "09:00-17:00",
            id="lunch before opening",
        ),
        pytest.param(
            "2026-02-02", replace(TIMETABLE, lunch_from=time(6), lunch_to=time(7)), "08:00-17:00",
            id="lunch long before opening",
        ),
        pytest.param(
            "2026-02-02", replace(TIMETABLE, lunch_from=time(18), lunch_to=time(19)), "08:00-17:00",
            id="lunch after closing",
        ),
        pytest.param(
            "2026-04-30", replace(TIMETABLE, eve_shorter_minutes=270), "08:00-12:00",
            id="eve that ends at lunch",
        ),
        pytest.param("2026-04-30", replace(TIMETABLE, eve_shorter_minutes=2000), "", id="eve without work"),
        pytest.param("2025-11-01", NEVER, "", id="an office that never opens"),
    ],
)  # fmt: skip
def test_a_day_has_its_hours(day, timetable, hours):
    assert spans(day, timetable) == hours


def test_an_office_closed_on_fridays_does_not_work_then():
    opens, closes = (*TIMETABLE.opens[:4], None, None, None), (*TIMETABLE.closes[:4], None, None, None)
    four_days = replace(TIMETABLE, opens=opens, closes=closes)
    assert spans("2026-02-06", four_days) == ""
    assert add_working_minutes(at("2026-02-05T17:00"), 60, CALENDAR, four_days) == at("2026-02-09T09:00")


def test_a_working_saturday_has_the_hours_of_the_first_day_that_has_any():
    opens, closes = (None, *TIMETABLE.opens[1:]), (None, time(15), *TIMETABLE.closes[2:])
    assert spans("2024-04-27", replace(TIMETABLE, opens=opens, closes=closes)) == "08:00-12:00 12:48-15:00"


def test_a_saturday_with_hours_of_its_own_keeps_them_when_it_works():
    opens, closes = (*TIMETABLE.opens[:5], time(9), None), (*TIMETABLE.closes[:5], time(12), None)
    saturdays = replace(TIMETABLE, opens=opens, closes=closes)
    assert spans("2024-04-27", saturdays) == "09:00-12:00"
    assert spans("2026-02-07", saturdays) == ""


def test_an_own_day_off_is_jumped_over():
    calendar = with_own_days(CALENDAR, [OwnDay(day=date(2026, 4, 21), kind=DayKind.OFF, reason="Радоница")])
    assert add_working_minutes(at("2026-04-20T16:30"), 60, calendar, TIMETABLE) == at("2026-04-22T08:30")


def test_work_begins_at_the_next_opening_or_now():
    assert opening(at("2026-02-07T12:00"), CALENDAR, TIMETABLE) == at("2026-02-09T08:00")
    assert opening(at("2026-02-02T12:10"), CALENDAR, TIMETABLE) == at("2026-02-02T12:48")
    assert opening(at("2026-02-02T09:10"), CALENDAR, TIMETABLE) == at("2026-02-02T09:10")


def test_an_office_that_never_opens_is_refused_and_does_not_hang():
    with pytest.raises(Refusal, match="нет рабочего времени"):
        add_working_minutes(at("2026-02-02T09:00"), 1, CALENDAR, NEVER)


def test_a_moment_without_a_zone_is_our_own_mistake():
    with pytest.raises(ValueError, match="no zone"):
        add_working_minutes(datetime(2026, 2, 2, 9), 1, CALENDAR, TIMETABLE)  # noqa: DTZ001


def test_working_time_between_reversed_moments_is_none():
    assert working_minutes(at("2026-02-03T09:00"), at("2026-02-02T09:00"), CALENDAR, TIMETABLE) == 0


def test_working_time_between_moments_is_of_any_zone():
    end = datetime(2026, 2, 2, 10, tzinfo=UTC)
    assert working_minutes(at("2026-02-02T08:00"), end, CALENDAR, TIMETABLE) == 4 * 60 + 12


@given(start=MOMENTS, minutes=MINUTES)
def test_as_much_working_time_passes_as_was_asked_for(start, minutes):
    end = add_working_minutes(start, minutes, CALENDAR, TIMETABLE)
    assert end >= start
    assert working_minutes(start, end, CALENDAR, TIMETABLE) == minutes


@given(start=MOMENTS, minutes=st.integers(1, 6000), later=st.timedeltas(timedelta(0), timedelta(days=9)))
def test_a_later_start_never_ends_earlier(start, minutes, later):
    first = add_working_minutes(start, minutes, CALENDAR, TIMETABLE)
    assert add_working_minutes(start + later, minutes, CALENDAR, TIMETABLE) >= first


@given(start=MOMENTS, minutes=MINUTES, more=MINUTES)
def test_more_time_never_ends_earlier(start, minutes, more):
    first = add_working_minutes(start, minutes, CALENDAR, TIMETABLE)
    assert add_working_minutes(start, minutes + more, CALENDAR, TIMETABLE) >= first
