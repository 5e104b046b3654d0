"""The boards of somebody whose duties let little: what no case lets is grey, and its key says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, NoteStep, RecordMeasures, Take
from tests.ui.boards.test_boards import numbers, one, place
from tests.ui.keys import press
from tests.ui.opening import opened
from ui.boards.bulk import OFFERED
from ui.case.offers.groups import offer_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.commands import CaseCommand
    from ui.boards.place import BoardsPlace
    from ui.bridge import Bridge

__all__ = ["place"]


@pytest.fixture
def number(bridge: Bridge) -> str:
    """A case of the executor who sits down here."""
    office = bridge.workplace
    executor, _ = office.record(Person(post="Мастер участка", duties=(Duty.EXECUTOR,)))
    id_, number = one(bridge)
    office.act(id_, Assign(executor=executor))
    office.person = executor
    return number


DOES = {Take, NoteStep, Answer, RecordMeasures}


def test_an_executor_is_offered_what_executors_do(number: str, place: BoardsPlace, qtbot: QtBot) -> None:
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) == {"assigned": [number]})
    offered = {command: made.isEnabled() for command, made in place.chosen.buttons.items()}
    assert offered == {command: command in DOES for command in OFFERED}
    close, take = place.chosen.buttons[Close], place.chosen.buttons[Take]
    assert close.toolTip().startswith("«Закрыть в дело» – не ваша обязанность. Это может")
    assert close.accessibleDescription() == close.toolTip()
    assert take.toolTip() == f"Взять в работу ({offer_of(Take).key})"
    assert take.accessibleDescription() == offer_of(Take).key
    assert place.head.print.isEnabled()
    assert not place.view.limits.isEnabled()


def test_the_menu_is_grey_where_the_buttons_are(number: str, place: BoardsPlace, qtbot: QtBot) -> None:
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) == {"assigned": [number]})
    place.board.enter()
    place.chosen.show_menu(place.mapToGlobal(place.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [command in DOES for command in OFFERED]
    menu.close()


@pytest.mark.parametrize(
    ("command", "key"),
    [pytest.param(Assign, Qt.Key.Key_F3, id="assign"), pytest.param(Close, Qt.Key.Key_F9, id="close")],
)
def test_the_key_of_a_grey_command_says_why_and_opens_nothing(
    number: str,
    place: BoardsPlace,
    bridge: Bridge,
    qtbot: QtBot,
    command: type[CaseCommand],
    key: Qt.Key,
) -> None:
    opened(place, qtbot)
    qtbot.waitUntil(lambda: numbers(place) == {"assigned": [number]})
    place.board.enter()
    with qtbot.waitSignal(bridge.refused) as told:
        press(key)
    assert told.args[0].reason == bridge.workplace.forbids(command)
    assert QApplication.activeModalWidget() is None
