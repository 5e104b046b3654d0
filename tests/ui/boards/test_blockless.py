"""A case without a block stands on no board: the boards say how many there are, and lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from tests.ui.boards.test_boards import one, place
from tests.ui.keys import press
from tests.ui.opening import opened
from ui.register.table import RegisterTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.boards.place import BoardsPlace
    from ui.bridge import Bridge

__all__ = ["place"]


def test_cases_without_a_block_are_counted_opened_and_gone_once_they_have_one(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    opened(place, qtbot)
    homeless = bridge.workplace.register(RegisterCase(text="Кто чинит мост?")).id
    place.refresh()
    qtbot.waitUntil(place.blockless.isVisible)
    assert place.blockless.words.text() == "Без блока: 1 дело, на досках их нет."
    place.setFocus()
    press(Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    shown = place.findChild(QDialog, "blockless")
    assert shown is not None
    table = shown.findChild(RegisterTable)
    assert table is not None
    qtbot.waitUntil(lambda: table.hasFocus() and table.currentIndex().isValid())
    with qtbot.waitSignal(place.open_case) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [homeless]
    bridge.workplace.act(homeless, Assign(block=next(iter(bridge.workplace.office.blocks))))
    place.refresh()
    qtbot.waitUntil(lambda: not place.blockless.isVisible())
