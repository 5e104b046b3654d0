"""Reminders: each term once, in time, and again when it was put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import Answer, Assign, SendAnswer, Take, Withdraw
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId, Channel, Kind, QuestionId, Regime, Result
from mcu_desktop.workplace.reminders import due_reminders, in_an_hour, postpone, tomorrow_morning
from tests.offices import APPEAL, MONDAY, SOMEBODY, Hands, asked, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

INCIDENT = RegisterCase(
    regime=Regime.INCIDENT, kind=Kind.MESSAGE, channel=Channel.INCIDENT, text="Яма.", questions=asked("Яма")
)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def desk(tmp_path: Path, clock: Hands) -> Iterator[Workplace]:
    made = office(tmp_path / "profile", clock)
    yield made
    made.close()


def due_today(desk: Workplace, clock: Hands) -> CaseId:
    """Register an appeal and go to the morning of its last day."""
    case = desk.register(APPEAL)
    last = min(one.due for one in case.clocks if one.running)
    clock.moment = datetime.combine(datetime.fromisoformat(last).date(), MONDAY.time(), MONDAY.tzinfo)
    return case.id


def answered(desk: Workplace, case: CaseId) -> None:
    question = QuestionId("1")
    desk.act(case, Assign(question=question, executor=SOMEBODY))
    desk.act(case, Take(question=question))
    desk.act(case, Answer(question=question, result=Result.EXPLAINED, text="Разъяснено."))
    desk.act(case, SendAnswer())


def test_a_last_day_is_told_on_its_morning_and_once(desk: Workplace, clock: Hands) -> None:
    case = due_today(desk, clock)
    clock.on(days=-1)
    assert due_reminders(desk) == ()
    clock.on(days=1)
    assert [term.case for term in due_reminders(desk)] == [case]
    assert due_reminders(desk) == ()
    clock.on(minutes=300)
    assert due_reminders(desk) == ()


def test_a_term_in_hours_is_told_two_hours_before(desk: Workplace, clock: Hands) -> None:
    case = desk.register(replace(INCIDENT, received_at=clock()))
    end = datetime.fromisoformat(min(one.due for one in case.clocks if one.running))
    clock.moment = end - timedelta(hours=2, minutes=1)
    assert due_reminders(desk) == ()
    clock.on(minutes=1)
    assert [term.case for term in due_reminders(desk)] == [case.id]


def test_what_was_put_off_for_an_hour_comes_again(desk: Workplace, clock: Hands) -> None:
    due_today(desk, clock)
    told = due_reminders(desk)
    postpone(desk, told, in_an_hour(clock()))
    clock.on(minutes=59)
    assert due_reminders(desk) == ()
    clock.on(minutes=1)
    assert due_reminders(desk) == told
    assert due_reminders(desk) == ()


def test_what_was_put_off_till_tomorrow_comes_at_nine_though_it_is_late(
    desk: Workplace, clock: Hands
) -> None:
    due_today(desk, clock)
    told = due_reminders(desk)
    postpone(desk, told, tomorrow_morning(clock()))
    clock.moment = (clock() + timedelta(days=1)).replace(hour=8, minute=59)
    assert due_reminders(desk) == ()
    clock.on(minutes=1)
    assert due_reminders(desk) == told


def test_what_was_answered_or_withdrawn_meanwhile_is_not_told_again(desk: Workplace, clock: Hands) -> None:
    case = due_today(desk, clock)
    postpone(desk, due_reminders(desk), in_an_hour(clock()))
    answered(desk, case)
    clock.on(minutes=60)
    assert due_reminders(desk) == ()


def test_what_ended_is_not_told_at_all(desk: Workplace, clock: Hands) -> None:
    case = due_today(desk, clock)
    desk.act(case, Withdraw(reason="Заявитель просил прекратить."))
    assert due_reminders(desk) == ()


def test_what_was_told_is_forgotten_when_its_time_is_over(desk: Workplace, clock: Hands) -> None:
    due_today(desk, clock)
    due_reminders(desk)
    assert len(desk.drafts.all("reminder")) == 1
    clock.on(days=15)
    due_reminders(desk)
    assert desk.drafts.all("reminder") == ()


def test_reminders_leave_no_trace_in_the_journal(desk: Workplace, clock: Hands) -> None:
    due_today(desk, clock)
    records = desk.store.records()
    postpone(desk, due_reminders(desk), in_an_hour(clock()))
    assert desk.store.records() == records
