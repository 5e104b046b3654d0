"""`reception`: a booking by telephone, the day in words and as JSON, its journal as a file."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--day", "2026-11-30")


@pytest.fixture
def receiving(home: Path) -> Path:
    """A profile whose head receives on Mondays."""
    office = Workplace.open(home)
    whom = office.office.person_named("head")
    office.record(ReceptionHours(whom=whom, begins=time(10), ends=time(11), weekdays=(0,), minutes=30))
    office.close()
    return home


def book(home: Path, at: str, *, who: str = "Иванов Пётр") -> int:
    return ask(home, "reception", *DAY, "--official", "head", "--book", at, "--visitor", who).code


def test_a_booking_takes_its_time_and_a_second_one_is_refused(receiving: Path, tmp_path: Path) -> None:
    assert book(receiving, "10:30") == 0
    assert book(receiving, "10:30", who="Петрова Анна Ивановна") == 1
    assert book(receiving, "10:31") == 1
    (day,) = ask(receiving, "reception", *DAY, "--json").json
    assert (day["free"], [visit["visitor"] for visit in day["visits"]]) == (["10:00"], ["Иванов Пётр"])
    said = ask(receiving, "reception", *DAY, "--pdf", tmp_path / "journal.pdf")
    assert "Свободно: 10:00." in said.out
    assert (tmp_path / "journal.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_timetable_it_is_said_where_to_write_one(home: Path) -> None:
    assert "раздел «Приём»" in ask(home, "reception").out
