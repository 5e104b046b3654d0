"""From list and board to the card and back, in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.case.lives import letter, registered
from tests.ui.keys import focused, press
from ui.boards.place import BoardsPlace
from ui.case.place import CasePlace
from ui.register.place import RegisterPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


def test_a_case_is_opened_from_the_register_and_left_again(
    bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    (id_,) = registered(bridge, letter(bridge.workplace))
    press(Qt.Key.Key_3, ALT, window)
    register = window.place
    assert isinstance(register, RegisterPlace)
    qtbot.waitUntil(lambda: register.model.rowCount() == 1)
    register.table.enter()
    press(Qt.Key.Key_Return)
    card = window.place
    assert isinstance(card, CasePlace)
    assert card.view is not None
    assert card.view.sheet is not None
    assert card.view.sheet.case.id == id_
    press(Qt.Key.Key_Escape)
    assert window.place is register
    assert focused() is register.table


def test_one_comes_back_to_the_card_one_left_on_the_board(
    bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    registered(bridge, *(letter(bridge.workplace, days_ago=day) for day in range(3)))
    press(Qt.Key.Key_4, ALT, window)
    boards = window.place
    assert isinstance(boards, BoardsPlace)
    qtbot.waitUntil(lambda: boards.board.here is not None)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert isinstance(window.place, CasePlace)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: boards.board.here is not None)
    here = boards.board.here
    assert here is not None
    assert here.cards.currentIndex().row() == 1
