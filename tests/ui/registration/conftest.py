"""The registration, shown whole, with the cursor in its first field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.keys import focused
from ui.registration.place import RegistrationPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def place(window: MainWindow, qtbot: QtBot) -> RegistrationPlace:
    window.show_place("registration")
    made = window.place
    assert isinstance(made, RegistrationPlace)
    qtbot.waitUntil(lambda: focused().objectName() == "form")
    qtbot.waitUntil(lambda: hasattr(made, "keeper") and made.form.files.isVisible())
    return made
