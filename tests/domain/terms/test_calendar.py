"""The working calendar: decreed years, drafts, the office's own days."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.terms.calendar import WorkingCalendar, merged, parse_calendar, with_own_days
from mcu_desktop.problems import Refusal
from tests.domain.terms.shipped import CALENDAR, CALENDAR_FILES

DAY = timedelta(days=1)
DECREED = [date(2024, 1, 1) + number * DAY for number in range(366 + 3 * 365)]


@pytest.mark.parametrize(("year", "working"), [(2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_days_as_was_decreed(year, working):
    assert sum(CALENDAR.is_working(day) for day in DECREED if day.year == year) == working


def test_every_shipped_day_agrees_with_the_package():
    state = holidays.country_holidays("RU", years=range(2024, 2028))
    assert [day for day in DECREED if CALENDAR.is_working(day) != state.is_working_day(day)] == []


@pytest.mark.parametrize("day", ["2025-11-01", "2027-02-20", "2024-04-27", "2024-11-02", "2024-12-28"])
def test_a_saturday_that_was_swapped_works(day):
    assert CALENDAR.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2024, "02-22 03-07 05-08 06-11 11-02"),
        (2025, "03-07 04-30 06-11 11-01"),
        (2026, "04-30 05-08 06-11 11-03"),
        (2027, "02-20 04-30 06-11 11-03"),
    ],
)
def test_the_eves_of_holidays_are_short(year, days):
    short = [f"{day:%m-%d}" for day in DECREED if day.year == year and CALENDAR.is_short(day)]
    assert " ".join(short) == days


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-11-02", "воскресенье"),
        ("2025-11-08", "суббота"),
        ("2025-11-04", "День народного единства"),
        ("2026-05-09", "День Победы"),
        ("2026-01-03", "Новогодние каникулы"),
        ("2026-01-07", "Рождество Христово"),
        ("2026-01-09", "перенос выходного с 03.01.2026"),
        ("2026-03-09", "перенос выходного с 08.03.2026"),
        ("2028-06-12", "День России"),
        ("2025-11-05", "рабочий день"),
    ],
)
def test_a_day_off_tells_why(day, why):
    assert CALENDAR.why_off(date.fromisoformat(day)) == why


def test_a_year_without_a_decree_is_provisional_and_knows_the_holidays_of_the_law():
    off = [day for n in range(366) if not CALENDAR.is_working(day := date(2028, 1, 1) + n * DAY)]
    assert all(CALENDAR.provisional(day) for day in off)
    assert " ".join(f"{day:%m-%d}" for day in off if day.weekday() < 5) == (
        "01-03 01-04 01-05 01-06 01-07 02-23 03-08 05-01 05-09 06-12"
    )


def test_a_year_without_a_decree_shortens_the_eves_of_its_holidays():
    assert CALENDAR.is_short(date(2028, 5, 8))
    assert not CALENDAR.is_short(date(2028, 4, 30))
    assert not CALENDAR.is_short(date(2028, 5, 10))


def test_a_decreed_year_is_not_provisional():
    assert not CALENDAR.provisional(date(2027, 12, 31))


def test_the_nearest_working_day_is_the_day_itself_when_it_works():
    assert CALENDAR.next_working(date(2025, 11, 1)) == date(2025, 11, 1)
    assert CALENDAR.preceding_working(date(2025, 11, 1)) == date(2025, 11, 1)


def test_the_nearest_working_days_lie_around_the_january_holidays():
    assert CALENDAR.next_working(date(2025, 12, 31)) == date(2026, 1, 12)
    assert CALENDAR.preceding_working(date(2026, 1, 11)) == date(2025, 12, 30)


def test_a_calendar_without_working_days_is_refused_and_does_not_hang():
    idle = WorkingCalendar(off=frozenset(DECREED))
    with pytest.raises(Refusal, match="нет ни одного рабочего дня"):
        idle.next_working(date(2025, 1, 1))
    with pytest.raises(Refusal, match="нет ни одного рабочего дня"):
        idle.preceding_working(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "kind", "working", "short"),
    [
        pytest.param("2026-04-21", DayKind.OFF, False, False, id="own day off"),
        pytest.param("2025-11-01", DayKind.OFF, False, False, id="swapped Saturday taken back"),
        pytest.param("2026-02-14", DayKind.WORKING, True, False, id="own working Saturday"),
        pytest.param("2026-01-05", DayKind.WORKING, True, False, id="work on a holiday"),
        pytest.param("2026-04-30", DayKind.WORKING, True, False, id="whole day on an eve"),
        pytest.param("2026-04-22", DayKind.SHORT, True, True, id="own short day"),
        pytest.param("2028-06-12", DayKind.WORKING, True, False, id="work on a holiday, no decree"),
    ],
)
def test_the_own_day_of_an_office_goes_before_the_states(day, kind, working, short):
    own = OwnDay(day=date.fromisoformat(day), kind=kind, reason="распоряжение главы")
    calendar = with_own_days(CALENDAR, [own])
    assert (calendar.is_working(own.day), calendar.is_short(own.day)) == (working, short)


def test_an_own_day_off_gives_its_own_reason():
    radonitsa = OwnDay(day=date(2026, 4, 21), kind=DayKind.OFF, reason="Радоница")
    assert with_own_days(CALENDAR, [radonitsa]).why_off(radonitsa.day) == "Радоница"


def test_the_last_card_about_a_day_is_right():
    off = OwnDay(day=date(2026, 4, 21), kind=DayKind.OFF, reason="Радоница")
    back = OwnDay(day=date(2026, 4, 21), kind=DayKind.WORKING, reason="отменено")
    assert with_own_days(CALENDAR, [off, back]).is_working(off.day)


def test_own_days_do_not_decree_a_year():
    own = OwnDay(day=date(2028, 4, 25), kind=DayKind.OFF, reason="Радоница")
    assert with_own_days(CALENDAR, [own]).provisional(own.day)


def test_a_calendar_without_its_decree_is_a_draft():
    draft = parse_calendar('year = 2028\ndecree = ""\n[off]\n2028-11-06 = "перенос выходного с 04.11.2028"')
    calendar = merged([CALENDAR, draft])
    assert not calendar.is_working(date(2028, 11, 6))
    assert not calendar.is_working(date(2028, 5, 1))
    assert calendar.provisional(date(2028, 11, 6))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("year = ", "не читается"),
        ("decree = 'да'", "нужен год"),
        ("year = true", "нужен год"),
        ("year = 2026\ndecree = 5", "Постановление"),
        ("year = 2026\nof = 1", "неизвестный раздел «of»"),
        ("year = 2026\noff = 1", r"Раздел \[off\]"),
        ("year = 2026\n[off]\n2026-13-01 = 'праздник'", "«2026-13-01» — не дата"),
        ("year = 2026\n[off]\n01.05.2026 = 'праздник'", "«01» — не дата"),
        ("year = 2026\n[off]\n2025-05-01 = 'праздник'", "01.05.2025 не относится к 2026"),
        ("year = 2026\n[off]\n2026-05-01 = ''", "непустым текстом"),
        (
            "year = 2026\n[off]\n2026-05-01 = 'а'\n[working]\n2026-05-01 = 'б'",
            "и выходным, и рабочим",
        ),
    ],
)
def test_a_broken_calendar_is_refused(text, complaint):
    with pytest.raises(Refusal, match=complaint):
        parse_calendar(text)


@pytest.mark.parametrize("file", CALENDAR_FILES, ids=lambda file: file.stem)
def test_a_shipped_calendar_lists_only_what_differs_from_a_plain_week(file):
    calendar = parse_calendar(file.read_text(encoding="utf-8"))
    assert all(day.weekday() < 5 for day in calendar.off)
    assert all(day.weekday() >= 5 for day in calendar.working)
    assert all(calendar.is_working(day) for day in calendar.short)
    assert calendar.decreed == {int(file.stem)}
