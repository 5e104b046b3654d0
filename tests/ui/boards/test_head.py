"""The line above the boards: little room, everything within reach of keys, and left as it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.cases.commands import Assign, Take, Undo
from mcu_desktop.domain.vocabulary import Status
from tests.ui.boards.test_boards import column, form, lies, numbers, one, place
from tests.ui.boards.test_many import several
from tests.ui.keys import focused, press, type_text
from tests.ui.opening import opened
from ui.boards.kept_view import kept_view
from ui.boards.place import BoardsPlace
from ui.palette.commands import commands_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.rows import BoardCard
    from ui.bridge import Bridge

__all__ = ["place"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def dropped_on_lane(place: BoardsPlace, from_: Status, to: Status, executor: str) -> None:
    """Drop the first card of a column on somebody's lane in another."""
    source, target = column(place, from_), column(place, to).cards
    card = next(row for row in range(source.model.rowCount()) if source.model.card(row))
    dragged: QMimeData = source.model.mimeData([source.model.index(card)])
    head = next(
        row
        for row in range(target.model().rowCount())
        if getattr(column(place, to).model.row(row), "title", None)
        and column(place, to).model.lane_at(row).executor == executor  # type: ignore[union-attr]
    )
    at = QPointF(target.visualRect(target.model().index(head, 0)).center())
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    target.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, dragged, left, plain))


def given(place: BoardsPlace) -> list[BoardCard]:
    """Give the cards that are handed out, lane after lane."""
    model = column(place, Status.ASSIGNED).model
    return model.cards(range(model.rowCount()))


def laned_by_two(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> tuple[CardId, CardId]:
    """Show a board of two lanes; give whose they are."""
    office = bridge.workplace
    first, second = list(office.office.people)[:2]
    ids, _ = several(bridge, 2)
    office.act(ids[0], Assign(executor=first))
    office.act(ids[1], Assign(executor=second))
    opened(place, qtbot)
    place.view.lanes.click()
    return first, second


def test_a_card_on_the_lane_of_another_is_handed_over_and_taken_back(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    first, second = laned_by_two(bridge, place, qtbot)
    cards = given(place)
    mine = cards[0].executor
    other = second if mine == first else first
    dropped_on_lane(place, Status.ASSIGNED, Status.ASSIGNED, other)
    asked = form(place, qtbot)
    assert asked.editors["executor"].value() == other  # type: ignore[attr-defined]  # every editor has it
    with qtbot.waitSignal(bridge.carried_out) as told:
        press(Qt.Key.Key_Return, CONTROL)
    handed = bridge.workplace.case(cards[0].id)  # type: ignore[arg-type]  # a card names its case
    assert [question.executor for question in handed.questions] == [other]
    bridge.workplace.act(handed.id, Undo(txn=told.args[1].action))
    assert [question.executor for question in bridge.workplace.case(handed.id).questions] == [mine]


@pytest.mark.parametrize(
    ("to", "to_nobody", "because"),
    [
        pytest.param(Status.IN_WORK, False, "За один раз", id="another lane and another column"),
        pytest.param(Status.ASSIGNED, True, "Оставить дело без исполнителя нельзя", id="nobody's lane"),
    ],
)
def test_a_lane_that_cannot_be_meant_says_why(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot, to: Status, *, to_nobody: bool, because: str
) -> None:
    one(bridge)
    first, second = laned_by_two(bridge, place, qtbot)
    other = second if given(place)[0].executor == first else first
    with qtbot.waitSignal(bridge.refused) as told:
        dropped_on_lane(place, Status.ASSIGNED, to, "" if to_nobody else other)
    assert because in told.args[0].reason
    assert len(numbers(place)["assigned"]) > 1


def test_a_card_within_its_lane_still_moves_by_its_command(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    laned_by_two(bridge, place, qtbot)
    card = given(place)[0]
    dropped_on_lane(place, Status.ASSIGNED, Status.IN_WORK, card.executor)
    lies(place, qtbot, Status.IN_WORK, card.number)


def test_what_stands_above_and_below_a_board_is_one_line_each(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    place.resize(1064, 776)
    opened(place, qtbot)
    place.board.enter()
    taken = place.height() - place.board.height()
    assert taken < place.height() * 0.2
    shown = [made for made in place.chosen.buttons.values() if made.isVisible()]
    assert len({made.y() for made in shown}) == 1
    assert all(made.geometry().right() <= place.chosen.commands.width() for made in shown)
    assert place.chosen.more.isVisible()


def test_blocks_are_chosen_from_below_their_button_by_keys(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    _, homes = one(bridge)
    _, roads = one(bridge, "Дороги")
    opened(place, qtbot)
    assert place.head.which.text().startswith("ЖКХ")
    press(Qt.Key.Key_B, CONTROL, place.head)
    qtbot.waitUntil(place.head.which.panel.isVisible)
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Right, widget=place.blocks)
    press(Qt.Key.Key_Return, widget=place.blocks)
    assert not place.head.which.panel.isVisible()
    assert numbers(place) == {"registered": [roads]}
    assert focused() is column(place, Status.REGISTERED).cards
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_PageUp, CONTROL)
    assert numbers(place) == {"registered": [homes]}


def test_conditions_are_counted_on_their_button(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    one(bridge)
    opened(place, qtbot)
    place.filters.control.click()
    assert place.head.conditions.text() == "Условия: 1"
    assert place.head.conditions.property("set") is True
    place.filters.clear.click()
    assert place.head.conditions.text() == "Условия"


def test_the_palette_reaches_what_lies_below_the_buttons(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    opened(place, qtbot)
    found = {command.title: command for command in commands_of(place, "Доски")}
    assert {"Блоки рядом", "По исполнителям", "Пределы…", "Просрочено", "На контроле"} <= set(found)
    found["По исполнителям"].act()
    assert place.view.lanes.isChecked()


def test_the_keyboard_never_stays_on_a_board_without_cards(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    opened(place, qtbot)
    place.search_for()
    type_text("ъ")
    press(Qt.Key.Key_Down)
    assert focused() is place.all
    press(Qt.Key.Key_Return)
    assert numbers(place) != {}
    place.board.enter()
    place.filters.late.setChecked(True)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is place.all)


def test_a_person_finds_the_boards_as_they_were_left_and_others_find_their_own(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, _ = several(bridge, 2, "ЖКХ", "Дороги")
    bridge.workplace.act(ids[0], Assign(executor=bridge.workplace.person))
    bridge.workplace.act(ids[0], Take())
    opened(place, qtbot)
    with qtbot.waitSignal(place.shown):
        place.blocks.item(1).setSelected(True)
    with qtbot.waitSignal(place.shown):
        place.view.beside.click()
    place.view.lanes.click()
    place.filters.executor.setCurrentIndex(place.filters.executor.findData(bridge.workplace.person))
    place.leave()
    qtbot.waitUntil(lambda: bool(kept_view(bridge.workplace)))
    again = BoardsPlace(bridge)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.shown):
        again.show()
    assert again.blocks.blocks == place.blocks.blocks
    assert len(again.boards.shown) == 2
    assert again.view.lanes.isChecked()
    assert again.filters.conditions == place.filters.conditions != []
    people = bridge.workplace.office.people
    bridge.workplace.person = next(one for one in people if one != bridge.workplace.person)
    assert kept_view(bridge.workplace) == {}
