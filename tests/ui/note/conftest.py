"""A profile with a quarter of cases, and the note's place upon it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import Channel, QuestionId
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from ui.note.place import NotePlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge

CHANNELS = (Channel.LETTER, Channel.HAND, Channel.EPGU)
FIRST = date(2026, 8, 31)
CASES = 40


@pytest.fixture
def home(home: Path) -> Path:
    """Forty cases, one every two days until the week before."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    blocks = tuple(office.office.blocks)
    for n in range(CASES):
        day = FIRST + timedelta(days=2 * n)
        text = f"Не вывозят мусор от дома {n + 1}."
        question = AskedQuestion(id=QuestionId("1"), text=text, block=blocks[n % len(blocks)])
        office.register(
            RegisterCase(
                channel=CHANNELS[n % len(CHANNELS)],
                received_on=day,
                registered_on=day,
                applicants=(Applicant(surname="Иванова", name="Анна"),),
                text=text,
                questions=(question,),
                place="г. Кинель",
            )
        )
    office.close()
    return home


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> NotePlace:
    """The place on the week before the current one, where the last cases came."""
    made = NotePlace(bridge, None)
    qtbot.addWidget(made)
    made.resize(1096, 772)
    with qtbot.waitSignal(made.shown):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with qtbot.waitSignal(made.shown):
        made.period_bar.back()
    return made
