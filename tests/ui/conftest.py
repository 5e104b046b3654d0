"""A real profile on `tmp_path` for windows to look at."""

from __future__ import annotations

from datetime import datetime
from functools import partialmethod
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from mcu_desktop.workplace.setup import preset_cards, set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import PATIENCE_MS
from ui.accessible import show_areas_safely
from ui.app import settings, speak_russian
from ui.bridge import Bridge
from ui.garbage import Garbage
from ui.main_window import MainWindow
from ui.places import ASIDE, CARD, RAIL
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Samara"))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application dressed as in life."""
    Garbage(qapp)
    Theme(qapp, "light")
    speak_russian(qapp)
    show_areas_safely()
    for entry in (*RAIL, *ASIDE, CARD):  # the way there has tests of its own
        tuple(entry.fetch())
    return qapp


class PatientBot(QtBot):
    """Waits as long as a loaded machine may take; a test asks for a time of its own only when it means it."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815 - Qt's name
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The one of pytest-qt, with our patience."""
    return PatientBot(request)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A fresh profile of Кинель at station А."""
    folder = tmp_path / "profile"
    set_up(folder, preset_cards("kinel", lambda: uuid4().hex), station="А", clock=lambda: MONDAY).close()
    return folder


@pytest.fixture
def bridge(home: Path, qtbot: QtBot) -> Iterator[Bridge]:
    """A bridge whose office is open; its clock stands on a Monday morning."""
    made = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=lambda: MONDAY))
    with qtbot.waitSignal(made.opened):
        made.open_soon()
    yield made
    made.close()


@pytest.fixture
def window_settings(home: Path) -> QSettings:
    return settings(home)


@pytest.fixture
def window(bridge: Bridge, window_settings: QSettings, qtbot: QtBot) -> MainWindow:
    """The whole window, shown and active."""
    made = MainWindow(bridge, window_settings)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
