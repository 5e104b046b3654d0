"""The place of receptions in a shown window; the head receives on Mondays from ten to twelve."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import ReceptionHours
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from ui.reception.place import ReceptionPlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow


@pytest.fixture
def receiving(home: Path) -> Path:
    """A timetable in the profile."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    whom = office.office.person_named("head")
    office.record(ReceptionHours(whom=whom, begins=time(10), ends=time(12), weekdays=(0,), room="каб. 5"))
    office.close()
    return home


@pytest.fixture
def place(receiving: Path, window: MainWindow, bridge: Bridge, qtbot: QtBot) -> ReceptionPlace:
    """The place, its day shown."""
    window.show_place("reception")
    qtbot.waitUntil(lambda: window.place.objectName() == "reception")
    made = window.place
    assert isinstance(made, ReceptionPlace)
    qtbot.waitUntil(lambda: made.head.whom is not None)
    return made
