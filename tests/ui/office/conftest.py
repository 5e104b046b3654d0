"""The directories, shown in a window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.office.place import OfficePlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> OfficePlace:
    """The directories, with the keyboard."""
    made = OfficePlace(bridge, None)
    qtbot.addWidget(made)
    made.resize(1096, 772)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
