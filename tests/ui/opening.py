"""Showing a place as a person comes to it: it has its answer, and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def opened(place: QWidget, qtbot: QtBot) -> None:
    """Show a place that says `shown` when it shows what is there now."""
    with qtbot.waitSignal(place.shown):  # type: ignore[attr-defined]  # every place with a list has it
        place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
