"""The place of the report to ССТУ at the month of two appeals: one is ready, one has no code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.workplace.sstu.settings import settle
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import PETROVA, WATER, asked
from tests.sstu.mutations import OFFICE
from tests.ui.keys import press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.sstu.place import SstuPlace

WATERLESS = replace(asked("Нет воды", block=None)[0], code=WATER)
CODED = RegisterCase(text="Нет воды.", applicants=(PETROVA,), questions=(WATERLESS,))
BARE = replace(CODED, questions=asked("Яма", block=None))


@pytest.fixture
def place(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> SstuPlace:
    """The place, come to by its keys."""
    for command in (CODED, BARE):
        with qtbot.waitSignal(bridge.changed):
            bridge.do(partial(Workplace.register, command=command))
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: settle(office, {"department": OFFICE}))
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, window)
    qtbot.waitUntil(lambda: window.place.objectName() == "sstu")
    shown: SstuPlace = window.place  # type: ignore[assignment]
    with qtbot.waitSignal(shown.shown):
        shown.month.forward()
    return shown
