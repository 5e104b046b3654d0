"""An office that receives on Mondays and Tuesdays, and hands at its desk."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.reception.commands import Book
from mcu_desktop.workplace.reception import doing
from tests.offices import SOMEBODY, ZONE, Hands, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.workplace import Workplace

MONDAY = date(2026, 11, 23)
VISITOR = Applicant(surname="Кузнецова", name="Анна", patronymic="Ивановна", address="г. Кинель, ул. Мира, 4")
HOURS = ReceptionHours(whom=SOMEBODY, begins=time(10), ends=time(12), weekdays=(0, 1), room="каб. 5")


@pytest.fixture
def hands() -> Hands:
    return Hands(datetime(2026, 11, 23, 9, 50, tzinfo=ZONE))


@pytest.fixture
def desk(tmp_path: Path, hands: Hands) -> Iterator[Workplace]:
    made = office(tmp_path / "p", hands)
    made.record(HOURS)
    yield made
    made.close()


def booked(desk: Workplace, at: time = time(10, 15), visitor: Applicant = VISITOR) -> Visited:
    return doing.book(desk, Book(whom=SOMEBODY, day=MONDAY, at=at, visitor=visitor, about="Крыша"))
