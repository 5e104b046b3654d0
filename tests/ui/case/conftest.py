"""The card, shown in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.case.place import CasePlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> CasePlace:
    """The card, with the keyboard."""
    made = CasePlace(bridge)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
