"""Deadlines: the vectors of the four variants, what each chain tells, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.cards.policy import CountFrom, LastDay, Policy
from mcu_desktop.domain.terms import deadlines
from mcu_desktop.domain.terms.calendar import WorkingCalendar, with_own_days
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.domain.terms.norms import Norm, Stop, Trigger, Unit
from mcu_desktop.problems import Refusal
from tests.domain.terms.shipped import CALENDAR, NORMS, TIMETABLE, ZONE, at

PREV = Policy()
NEXT = Policy(last_day=LastDay.NEXT)
KEEP = Policy(last_day=LastDay.KEEP)
INCL = Policy(count_from=CountFrom.SAME)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
AMOUNTS = st.integers(1, 90)


def terms(policy: Policy = PREV, calendar: WorkingCalendar = CALENDAR) -> Terms:
    return Terms(norms=NORMS, calendar=calendar, policy=policy, timetable=TIMETABLE)


def norm(amount: int, unit: Unit) -> Norm:
    return Norm(
        id="test",
        title="Проба",
        article="ст. 1",
        regimes=frozenset({"appeal"}),
        starts=Trigger.REGISTERED,
        stops=Stop.ANSWERED,
        amount=amount,
        unit=unit,
    )


def days(amount: int) -> Norm:
    return norm(amount, Unit.CALENDAR_DAYS)


def working_days(amount: int) -> Norm:
    return norm(amount, Unit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("registered", "raw", "preceding", "following", "inclusive"),
    [
        ("2025-04-01", "2025-05-01", "2025-04-30", "2025-05-05", "2025-04-30"),
        ("2025-04-10", "2025-05-10", "2025-05-07", "2025-05-12", "2025-05-07"),
        ("2025-10-02", "2025-11-01", "2025-11-01", "2025-11-01", "2025-10-31"),
        ("2025-12-01", "2025-12-31", "2025-12-30", "2026-01-12", "2025-12-30"),
        ("2025-12-10", "2026-01-09", "2025-12-30", "2026-01-12", "2025-12-30"),
        ("2026-04-09", "2026-05-09", "2026-05-08", "2026-05-12", "2026-05-08"),
        ("2026-10-05", "2026-11-04", "2026-11-03", "2026-11-05", "2026-11-03"),
        ("2026-12-01", "2026-12-31", "2026-12-30", "2027-01-11", "2026-12-30"),
        ("2026-12-09", "2027-01-08", "2026-12-30", "2027-01-11", "2026-12-30"),
        ("2027-01-21", "2027-02-20", "2027-02-20", "2027-02-20", "2027-02-19"),
        ("2027-10-06", "2027-11-05", "2027-11-03", "2027-11-08", "2027-11-03"),
    ],
)
def test_thirty_days_end_as_the_office_counts(registered, raw, preceding, following, inclusive):
    start = date.fromisoformat(registered)
    found = [terms(policy).deadline("59fz.answer", start) for policy in (KEEP, PREV, NEXT, INCL)]
    assert [str(each.due) for each in found] == [raw, preceding, following, inclusive]
    assert [str(each.raw) for each in found[:3]] == [raw, raw, raw]


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2025-12-29", 10, "2026-01-22"),
        ("2026-12-28", 10, "2027-01-20"),
        ("2025-10-31", 1, "2025-11-01"),
        ("2027-02-19", 1, "2027-02-20"),
        ("2026-02-07", 1, "2026-02-09"),
    ],
)
def test_working_days_jump_over_days_off(start, amount, due):
    found = terms().deadline(working_days(amount), date.fromisoformat(start))
    assert str(found.due) == str(found.raw) == due


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [("2026-02-02", 1, "2026-02-02"), ("2026-02-02", 5, "2026-02-06"), ("2026-02-07", 1, "2026-02-09")],
)
def test_working_days_may_count_the_same_day(start, amount, due):
    assert str(terms(INCL).deadline(working_days(amount), date.fromisoformat(start)).due) == due


@pytest.mark.parametrize("policy", [PREV, NEXT, KEEP, INCL], ids=["PREV", "NEXT", "KEEP", "INCL"])
def test_what_came_before_the_holidays_is_registered_after_them_whatever_the_policy(policy):
    assert terms(policy).deadline("59fz.register", date(2025, 12, 30)).due == date(2026, 1, 12)


def test_an_extension_doubles_the_term_whatever_the_policy():
    for policy, whole in ((PREV, 60), (INCL, 59)):
        first = terms(policy).deadline("59fz.answer", date(2025, 4, 1))
        extended = terms(policy).deadline("59fz.extend", first.raw)
        assert extended.raw == date(2025, 4, 1) + timedelta(days=whole)


def test_a_short_term_begun_in_the_holidays_ends_after_them_and_not_before_its_start():
    found = terms().deadline("59fz.forward", date(2026, 1, 1))
    assert found.due == date(2026, 1, 12)
    assert "Раньше этого дня в сроке нет ни одного рабочего дня." in found.steps[-1].why


@pytest.mark.parametrize(
    ("start", "policy", "shift"),
    [("2025-12-10", PREV, 10), ("2025-12-10", NEXT, 3), ("2025-12-10", KEEP, 0), ("2026-02-02", PREV, 0)],
)
def test_a_shift_is_told_in_days(start, policy, shift):
    assert terms(policy).deadline("59fz.answer", date.fromisoformat(start)).shift_days == shift


@pytest.mark.parametrize(
    ("norm_id", "start", "brief"),
    [
        ("59fz.answer", "2026-02-02", "Регистрация 02.02.2026 + 30 календарных дней"),
        (
            "59fz.answer",
            "2026-12-07",
            "Регистрация 07.12.2026 + 30 календарных дней = 06.01.2027, нерабочий день: срок перенесён",
        ),
        ("59fz.register", "2026-02-02", "Поступление 02.02.2026 + 3 календарных дня"),
    ],
)
def test_a_term_says_in_one_line_how_it_came_about(norm_id, start, brief):
    assert terms().deadline(norm_id, date.fromisoformat(start)).brief == brief


@pytest.mark.parametrize(
    ("start", "policy", "provisional"),
    [
        ("2027-12-01", PREV, False),
        ("2027-12-01", NEXT, True),
        ("2027-12-10", PREV, True),
        ("2027-12-10", KEEP, False),
        ("2026-12-10", PREV, False),
    ],
)
def test_a_date_that_leans_on_a_year_without_a_decree_is_provisional(start, policy, provisional):
    found = terms(policy).deadline("59fz.answer", date.fromisoformat(start))
    assert found.provisional is provisional
    assert any("2028 год" in step.why for step in found.steps) is provisional


def test_working_days_through_a_year_without_a_decree_are_provisional():
    assert terms().deadline(working_days(5), date(2027, 12, 29)).provisional
    assert not terms().deadline(working_days(2), date(2027, 12, 28)).provisional


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (at("2026-02-02T10:00"), at("2026-02-03T10:48")),
        (datetime(2026, 2, 2, 7, tzinfo=UTC), at("2026-02-03T10:48")),
        (at("2026-02-06T20:00"), at("2026-02-10T08:48")),
        (date(2026, 2, 2), at("2026-02-03T08:48")),
        (date(2026, 2, 7), at("2026-02-10T08:48")),
    ],
    ids=["moment", "moment of another zone", "Friday night", "day", "day off"],
)
def test_nine_working_hours_end_at_a_moment(start, due):
    found = terms().deadline("incident.answer", start)
    assert found.due == due
    assert isinstance(found.due, datetime)
    assert found.due.tzinfo == ZONE
    assert found.due_day == due.date()
    assert found.shift_days == 0


def test_hours_by_the_clock_run_at_night():
    day = norm(24, Unit.HOURS)
    assert terms().deadline(day, at("2026-02-07T15:00")).due == at("2026-02-08T15:00")
    assert terms().deadline(day, date(2026, 2, 7)).due == at("2026-02-10T08:00")


def test_hours_into_a_year_without_a_decree_are_provisional():
    assert terms().deadline("incident.answer", at("2027-12-30T16:00")).provisional
    assert not terms().deadline("incident.answer", at("2027-12-29T16:00")).provisional


def test_a_term_in_days_begins_with_the_offices_day_of_a_moment():
    late = datetime(2026, 2, 2, 22, tzinfo=UTC)
    found = terms().deadline("local.accelerated", late)
    assert (found.start, found.due) == (date(2026, 2, 3), date(2026, 3, 5))


def test_a_chain_tells_every_link_of_the_law():
    steps = terms().deadline("59fz.answer", date(2025, 12, 10)).steps
    assert [(step.what, step.before, step.after) for step in steps] == [
        ("Регистрация", "2025-12-10", "2025-12-10"),
        ("Первый день срока", "2025-12-10", "2025-12-11"),
        ("30 календарных дней", "2025-12-11", "2026-01-09"),
        ("Перенос на предшествующий рабочий день", "2026-01-09", "2026-01-08"),
        ("Перенос на предшествующий рабочий день", "2026-01-08", "2026-01-07"),
        ("Перенос на предшествующий рабочий день", "2026-01-07", "2026-01-06"),
        ("Перенос на предшествующий рабочий день", "2026-01-06", "2025-12-31"),
        ("Перенос на предшествующий рабочий день", "2025-12-31", "2025-12-30"),
    ]
    assert steps[0].why == (
        "Срок «Ответ на обращение» исчисляется со дня регистрации: ч. 1 ст. 12 Федерального закона № 59-ФЗ."
    )
    assert steps[2].why == "30-й календарный день – 09.01.2026, пятница."
    assert [step.why for step in steps[3:]] == [
        "09.01.2026 – перенос выходного с 03.01.2026.",
        "08.01.2026 – Новогодние каникулы.",
        "07.01.2026 – Рождество Христово.",
        "01.01.2026–06.01.2026 – Новогодние каникулы.",
        "31.12.2025 – перенос выходного с 05.01.2025.",
    ]


def test_a_chain_names_the_offices_own_day_off():
    own = OwnDay(day=date(2026, 4, 21), kind=DayKind.OFF, reason="Радоница")
    found = terms(NEXT, with_own_days(CALENDAR, [own])).deadline("59fz.answer", date(2026, 3, 22))
    assert found.due == date(2026, 4, 22)
    assert found.steps[-1].why == "21.04.2026 – Радоница."


def test_a_chain_says_when_a_day_off_stays():
    last = terms(KEEP).deadline("59fz.answer", date(2025, 4, 1)).steps[-1]
    assert last.what == "Последний день – нерабочий"
    assert last.why == "01.05.2025 – Праздник Весны и Труда. Срок не переносится."


def test_a_chain_says_by_whose_rule_counting_begins():
    first = {
        policy.count_from: terms(policy).deadline("59fz.answer", date(2026, 2, 2)) for policy in (PREV, INCL)
    }
    assert "на следующий день: так принято в администрации" in first[CountFrom.NEXT].steps[1].why
    assert "считается первым: так принято в администрации" in first[CountFrom.SAME].steps[1].why
    assert "так установлено этой нормой" in terms().deadline("59fz.extend", date(2026, 2, 2)).steps[1].why


def test_a_chain_of_working_days_tells_the_days_that_do_not_count():
    counted = terms().deadline(working_days(10), date(2025, 12, 29)).steps[2]
    assert counted.what == "10 рабочих дней"
    assert counted.why.endswith("Не считаются нерабочие дни: 31.12.2025–11.01.2026, 17.01.2026–18.01.2026.")


def test_a_chain_of_hours_tells_the_time_of_each_day():
    steps = terms().deadline("incident.answer", at("2025-11-01T15:00")).steps
    assert [(step.what, step.after) for step in steps[1:]] == [
        ("Рабочее время: 1 ч", "2025-11-01T16:00:00+03:00"),
        ("Рабочее время: 8 ч", "2025-11-05T16:48:00+03:00"),
    ]
    assert steps[1].why == "01.11.2025: 15:00–16:00. День сокращённый."
    assert steps[2].why == (
        "05.11.2025: 08:00–12:00, 12:48–16:48. Не считаются нерабочие дни: 02.11.2025–04.11.2025."
    )


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (at("2026-02-07T12:00"), "07.02.2026 – суббота."),
        (at("2026-02-02T19:30"), "В 19:30 02.02.2026 работа по распорядку не ведётся."),
        (date(2026, 2, 2), "Час не указан, поэтому счёт идёт от начала рабочего дня."),
    ],
)
def test_a_chain_of_hours_tells_why_they_wait(start, why):
    assert terms().deadline("incident.answer", start).steps[1].why == why


def test_a_chain_tells_minutes_too():
    steps = terms().deadline("incident.answer", date(2026, 2, 2)).steps
    assert [step.what for step in steps[2:]] == ["Рабочее время: 8 ч 12 мин", "Рабочее время: 48 мин"]


def test_a_term_that_leaves_the_calendar_is_refused():
    for found in ("59fz.answer", "incident.answer"):
        with pytest.raises(Refusal, match="за пределы календаря"):
            terms().deadline(found, date(9999, 12, 30))


def test_a_moment_without_a_zone_is_our_own_mistake():
    with pytest.raises(ValueError, match="no zone"):
        terms().deadline("59fz.answer", datetime(2026, 2, 2, 9))  # noqa: DTZ001


def test_a_version_is_chosen_by_the_day_of_the_start():
    older = replace(days(10), valid_to=date(2026, 1, 31))
    newer = replace(days(20), valid_from=date(2026, 2, 1))
    both = replace(terms(), norms=(older, newer))
    assert both.deadline("test", date(2026, 1, 31)).norm is older
    assert both.deadline("test", date(2026, 2, 1)).norm is newer


def test_terms_count_each_start_once():
    ours = terms()
    assert ours.deadline("59fz.answer", date(2026, 2, 2)) is ours.deadline("59fz.answer", date(2026, 2, 2))
    assert ours.starting("appeal", date(2026, 2, 2)) is ours.starting("appeal", date(2026, 2, 2))


def test_terms_tell_a_day_from_its_midnight():
    ours, clock = terms(), norm(1, Unit.HOURS)
    assert ours.deadline(clock, date(2026, 2, 2)).due == at("2026-02-02T09:00")
    assert ours.deadline(clock, at("2026-02-02T00:00")).due == at("2026-02-02T01:00")


def test_terms_forget_rather_than_grow_for_ever(monkeypatch):
    monkeypatch.setattr(deadlines, "_REMEMBERED", 3)
    ours = terms()
    for number in range(10):
        day = date(2026, 2, 2) + timedelta(days=number)
        ours.deadline("59fz.answer", day)
        ours.starting("appeal", day)
    assert len(ours._deadlines) <= 3
    assert len(ours._starting) <= 3


def test_terms_are_equal_whatever_they_remember():
    used = terms()
    used.deadline("59fz.answer", date(2026, 2, 2))
    assert used == terms()
    assert hash(used) == hash(terms())


@given(
    start=DAYS, amount=AMOUNTS, policy=st.sampled_from([PREV, NEXT, KEEP, INCL]), unit=st.sampled_from(Unit)
)
def test_a_term_never_ends_before_it_starts(start, amount, policy, unit):
    found = terms(policy).deadline(norm(amount, unit), start)
    assert found.due_day >= start


@given(start=DAYS, amount=AMOUNTS)
def test_the_last_day_goes_back_or_onward_to_a_working_day(start, amount):
    preceding, following = (terms(policy).deadline(days(amount), start) for policy in (PREV, NEXT))
    assert CALENDAR.is_working(preceding.due_day)
    assert CALENDAR.is_working(following.due_day)
    assert following.due_day >= following.raw == preceding.raw
    if CALENDAR.preceding_working(preceding.raw) >= start:
        assert preceding.due_day <= preceding.raw
    else:
        assert preceding.due == following.due


@given(
    start=DAYS, amount=AMOUNTS, policy=st.sampled_from([PREV, NEXT, KEEP, INCL]), unit=st.sampled_from(Unit)
)
def test_every_link_begins_where_the_one_before_it_ended(start, amount, policy, unit):
    found = terms(policy).deadline(norm(amount, unit), start)
    assert found.steps[0].before == start.isoformat()
    assert all(earlier.after == later.before for earlier, later in pairwise(found.steps))
    assert found.steps[-1].after[:16] == found.due.isoformat()[:16]


@given(start=DAYS, amount=AMOUNTS, later=st.integers(0, 40), unit=st.sampled_from(Unit))
def test_a_later_start_never_ends_earlier_when_the_last_day_goes_onward(start, amount, later, unit):
    ours, counted = terms(NEXT), norm(amount, unit)
    first = ours.deadline(counted, start)
    assert ours.deadline(counted, start + timedelta(days=later)).due >= first.due


@given(start=DAYS, amount=st.integers(30, 90), later=st.integers(0, 40))
def test_a_later_start_never_ends_earlier_when_the_last_day_goes_back(start, amount, later):
    first = terms().deadline(days(amount), start)
    assert terms().deadline(days(amount), start + timedelta(days=later)).due_day >= first.due_day
