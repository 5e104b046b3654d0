"""Clocks of a case: which terms tick, what stops them, what a stopped one keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from mcu_desktop.domain.cards.kinds import CardId, DayKind, OwnDay, Timetable
from mcu_desktop.domain.cases.clocks import binding
from mcu_desktop.domain.cases.commands import Answer, CaseCommand, Close, Reopen, SendAnswer, Withdraw
from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.domain.terms.calendar import with_own_days
from mcu_desktop.domain.vocabulary import Regime, Result
from tests.offices import APPEAL, MONDAY, ORDINARY, SIGNIFICANT, Life, asked, kinel_terms

SENT = (Answer(result=Result.EXPLAINED), SendAnswer())
DUE = date(2026, 12, 23)
MOVED = replace(
    kinel_terms(),
    calendar=with_own_days(kinel_terms().calendar, [OwnDay(day=DUE, kind=DayKind.OFF, reason="День города")]),
)


def life(regime: Regime = Regime.APPEAL, block: CardId = ORDINARY) -> Life:
    at = MONDAY if regime is Regime.INCIDENT else None
    return Life.registered(
        replace(APPEAL, regime=regime, received_at=at, questions=asked("Вода", block=block))
    )


@pytest.mark.parametrize(
    ("regime", "ordinary"),
    [
        (Regime.APPEAL, {"59fz.register", "59fz.answer"}),
        (Regime.POS, {"pos.answer"}),
        (Regime.INCIDENT, {"incident.answer"}),
        (Regime.CALL, set()),
        (Regime.OTHER, set()),
    ],
)
def test_the_terms_that_a_case_starts(regime: Regime, ordinary: set[str]) -> None:
    assert set(life(regime).clocks()) == ordinary
    assert set(life(regime, SIGNIFICANT).clocks()) == ordinary | {"local.accelerated"}


def test_every_clock_explains_itself_from_the_fact_to_the_date() -> None:
    for regime in Regime:
        for clock in life(regime, SIGNIFICANT).clocks().values():
            assert clock.steps
            assert all(step.what and step.why for step in clock.steps)
            assert any(clock.deadline.norm.article in step.why for step in clock.steps)


def test_registration_stops_its_own_term_at_once() -> None:
    clock = life().clocks()["59fz.register"]
    assert (clock.running, clock.stopped_on, clock.due) == (False, MONDAY.date(), "2026-11-26")


@pytest.mark.parametrize("end", [SENT, (Withdraw(),)], ids=["answered", "withdrawn"])
def test_the_end_stops_every_term(end: tuple[CaseCommand, ...]) -> None:
    assert not any(clock.running for clock in life(block=SIGNIFICANT).do(*end).clocks().values())


def test_reopening_lets_the_terms_run_again() -> None:
    clocks = life().do(*SENT, Close(), Reopen(reason="Не согласна")).clocks()
    assert {norm for norm, clock in clocks.items() if clock.running} == {"59fz.answer"}


def test_a_running_term_follows_the_calendar() -> None:
    assert life().clocks()["59fz.answer"].due == "2026-12-23"
    assert life().clocks(MOVED)["59fz.answer"].due == "2026-12-22"


@pytest.mark.parametrize("end", [SENT, (Withdraw(),)], ids=["answered", "withdrawn"])
def test_a_stopped_term_keeps_its_due_when_the_calendar_changes_and_says_so(
    end: tuple[CaseCommand, ...],
) -> None:
    clock = life().do(*end).clocks(MOVED)["59fz.answer"]
    assert clock.due == "2026-12-23"
    assert (clock.steps[-1].before, clock.steps[-1].after) == ("2026-12-22", "2026-12-23")


def test_a_term_in_working_hours_keeps_its_moment_too() -> None:
    longer = replace(kinel_terms(), timetable=Timetable(lunch_to=time(14)))
    lived = life(Regime.INCIDENT)
    assert lived.clocks()["incident.answer"].due == "2026-11-24T10:18:00+04:00"
    assert lived.clocks(longer)["incident.answer"].due == "2026-11-24T11:30:00+04:00"
    assert lived.do(*SENT).clocks(longer)["incident.answer"].due == "2026-11-24T10:18:00+04:00"


@pytest.mark.parametrize(
    ("due", "later", "passed"),
    [
        pytest.param("2026-11-23", timedelta(hours=14), False, id="the last day is not over"),
        pytest.param("2026-11-23", timedelta(days=1), True, id="the day after"),
        pytest.param("2026-11-23T09:30:00+04:00", timedelta(), False, id="the last moment itself"),
        pytest.param("2026-11-23T09:30:00+04:00", timedelta(seconds=1), True, id="a second later"),
        pytest.param("2026-11-23T08:30:00+03:00", timedelta(), False, id="a moment of another zone"),
    ],
)
def test_when_a_term_has_passed(due: str, later: timedelta, passed: bool) -> None:
    assert overdue(due, MONDAY + later) is passed


def test_the_binding_term_is_the_one_with_the_least_slack() -> None:
    lived = life(Regime.INCIDENT, SIGNIFICANT)
    least = binding(tuple(lived.clocks().values()))
    assert least is not None
    assert least.norm == "incident.answer"


def test_a_moment_of_a_day_comes_before_the_end_of_that_day() -> None:
    clocks = life(Regime.INCIDENT, SIGNIFICANT).clocks()
    moment, day = clocks["incident.answer"], clocks["local.accelerated"]
    same = replace(day, deadline=replace(day.deadline, due=date(2026, 11, 24)))
    assert binding((same, moment)) is moment


def test_an_ended_case_has_no_binding_term() -> None:
    assert binding(tuple(life().do(*SENT).clocks().values())) is None
