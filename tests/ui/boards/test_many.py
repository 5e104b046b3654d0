"""Several cards, several boards: chosen, moved and commanded together, in lanes, narrowed, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import Answer, Assign, Reopen, SendAnswer, Take, Undo
from mcu_desktop.domain.vocabulary import CaseId, Result, Status
from tests.ui.boards.test_boards import column, form, lies, numbers, one, place
from tests.ui.case.lives import letter, registered
from tests.ui.keys import press, type_text
from tests.ui.opening import opened
from ui.boards.limits_form import LimitsForm
from ui.boards.view_bar import MOST_BESIDE
from ui.paper.preview import Preview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.boards.place import BoardsPlace
    from ui.bridge import Bridge

__all__ = ["place"]

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def several(bridge: Bridge, how_many: int, *blocks: str) -> tuple[tuple[CaseId, ...], list[str]]:
    """Register letters, the most urgent first."""
    office = bridge.workplace
    letters = (letter(office, blocks=blocks or ("ЖКХ",), days_ago=how_many - n) for n in range(how_many))
    ids = registered(bridge, *letters)
    return ids, [office.case(id_).number for id_ in ids]


@pytest.mark.parametrize("came_back", [True, False])
def test_the_form_over_several_says_that_former_results_go(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot, came_back: bool
) -> None:
    ids, _ = several(bridge, 2)
    for id_ in ids if came_back else ():
        for command in (Answer(result=Result.EXPLAINED), SendAnswer(), Reopen(reason="Не согласна")):
            bridge.workplace.act(id_, command)
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_F3)
    said = form(place, qtbot).editors["executor"].accessibleDescription()
    assert said.startswith("Прежние результаты") is came_back
    press(Qt.Key.Key_Escape)


def test_chosen_cards_are_moved_together_as_one_action(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, named = several(bridge, 3)
    for id_ in ids:
        bridge.workplace.act(id_, Assign())
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_Down, SHIFT)
    assert place.chosen.words.text() == "2 дела выбрано"
    with qtbot.waitSignal(bridge.carried_out) as told:
        press(Qt.Key.Key_Right, CONTROL)
    lies(place, qtbot, Status.IN_WORK, named[1])
    assert numbers(place) == {"assigned": named[2:], "in_work": named[:2]}
    said, changes = told.args
    assert said == "«Взять в работу»: сделано по 2 делам."
    bridge.workplace.act_on_all(ids[:2], Undo(txn=changes.action))
    assert [bridge.workplace.case(id_).status for id_ in ids] == [Status.ASSIGNED] * 3


def test_everything_is_chosen_by_ctrl_a_and_once_more_for_the_whole_board(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, _ = several(bridge, 3)
    bridge.workplace.act(ids[0], Assign())
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_A, CONTROL)
    assert len(place.board.chosen) == 2
    press(Qt.Key.Key_A, CONTROL)
    assert len(place.board.chosen) == 3
    press(Qt.Key.Key_Escape)
    assert len(place.board.chosen) == 1
    press(Qt.Key.Key_Right)
    assert [card.column for card in place.board.chosen] == ["assigned"]


def test_a_command_on_several_asks_once_for_all_of_them(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, named = several(bridge, 2)
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_F3)
    asked = form(place, qtbot)
    assert asked.windowTitle() == "Назначить – 2 дела"
    assert list(asked.editors) == ["block", "executor"]
    asked.editors["executor"].setCurrentIndex(2)  # type: ignore[attr-defined]  # a list to choose from
    chosen = asked.editors["executor"].value()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return, CONTROL)
    lies(place, qtbot, Status.ASSIGNED, named[1])
    assert {q.executor for id_ in ids for q in bridge.workplace.case(id_).questions} == {chosen}


def test_what_one_case_refuses_is_done_on_none_and_the_case_is_named(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, named = several(bridge, 3)
    bridge.workplace.act(ids[2], SetControl(reason="Поручение"))
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(bridge.refused) as told:
        press(Qt.Key.Key_F3, SHIFT)
    assert told.args[0].reason == f"№ {named[2]}: «Поставить на контроль» сейчас нельзя. Уже на контроле."
    assert bridge.workplace.case(ids[0]).control is None


def test_cards_that_need_different_commands_are_not_moved_together(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    ids, _ = several(bridge, 2)
    bridge.workplace.act(ids[0], Assign())
    bridge.workplace.act(ids[0], Answer(result=Result.EXPLAINED))
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_A, CONTROL)
    cards = place.board.chosen
    with qtbot.waitSignal(bridge.refused) as told:
        place.board.wanted.emit(cards, Status.ASSIGNED)
    assert "сейчас нельзя" in told.args[0].reason or "разные команды" in told.args[0].reason
    assert [bridge.workplace.case(id_).status for id_ in ids] == [Status.AGREEMENT, Status.REGISTERED]


def test_a_move_of_several_questions_is_one_action(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    id_, number = one(bridge, "ЖКХ", "ЖКХ", "Дороги")
    bridge.workplace.act(id_, Assign())
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_Right, CONTROL)
    form(place, qtbot)
    with qtbot.waitSignal(bridge.carried_out) as told:
        press(Qt.Key.Key_Return, CONTROL)
    lies(place, qtbot, Status.IN_WORK, number)
    bridge.workplace.act(id_, Undo(txn=told.args[1].action))
    assert [q.taken for q in bridge.workplace.case(id_).questions] == [False] * 3


def test_the_board_is_narrowed_while_words_are_typed(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace
    light, _ = registered(bridge, letter(office, text="Не горит фонарь."), letter(office, text="Яма у дома."))
    opened(place, qtbot)
    place.search_for()
    type_text("ФОНАРЬ")
    assert numbers(place) == {"registered": [office.case(light).number]}
    heading = column(place, Status.REGISTERED).heading
    assert heading.text() == "Зарегистрировано · 1 из 2"
    type_text("ъ")
    assert place.empty.text().startswith("Под эти условия не подходит ни одно дело")
    place.all.click()
    assert heading.text() == "Зарегистрировано · 2"


def test_the_board_is_narrowed_by_what_cards_are(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    office = bridge.workplace
    late, held, given = registered(bridge, *(letter(office, days_ago=days) for days in (40, 2, 1)))
    office.act(held, SetControl(reason="Поручение"))
    office.act(given, Assign(executor=office.person))
    named = {id_: office.case(id_).number for id_ in (late, held, given)}
    opened(place, qtbot)
    bar = place.filters
    bar.late.click()
    assert numbers(place) == {"registered": [named[late]]}
    bar.late.click()
    bar.control.click()
    assert numbers(place) == {"registered": [named[held]]}
    bar.control.click()
    bar.executor.setCurrentIndex(bar.executor.findData(office.person))
    assert numbers(place) == {"assigned": [named[given]]}
    bar.reset()
    bar.way.setCurrentIndex(bar.way.findData("channel.phone"))
    assert numbers(place) == {}
    bar.way.setCurrentIndex(bar.way.findData("regime.appeal"))
    assert len(numbers(place)["registered"]) == 2


def test_lanes_part_the_columns_by_executor_and_stay_level(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace
    ids, _ = several(bridge, 3)
    office.act(ids[0], Assign(executor=office.person))
    office.act(ids[1], Assign(executor=office.person))
    office.act(ids[1], Take())
    opened(place, qtbot)
    place.view.lanes.click()
    given, working = column(place, Status.ASSIGNED).model, column(place, Status.IN_WORK).model
    assert given.rowCount() == working.rowCount() == 4
    assert given.index(0).data() == "Без исполнителя"
    assert given.index(2).data() == f"{office.person_name(office.person)} · 1"
    assert not given.flags(given.index(1)) & Qt.ItemFlag.ItemIsSelectable
    place.board.enter()
    press(Qt.Key.Key_Right)
    assert [card.id for card in place.board.chosen] == [ids[0]]


def test_boards_stand_side_by_side_and_the_keyboard_walks_over(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    _, homes = one(bridge)
    _, roads = one(bridge, "Дороги")
    opened(place, qtbot)
    with qtbot.waitSignal(place.shown):
        place.blocks.item(1).setSelected(True)
    with qtbot.waitSignal(place.shown):
        place.view.beside.click()
    left, right = place.boards.shown
    assert (left.accessibleName(), right.accessibleName()) == ("Доска: ЖКХ", "Доска: Дороги")
    left.enter()
    assert [card.number for card in place.board.chosen] == [homes]
    press(Qt.Key.Key_Right)
    assert place.board is right
    assert [card.number for card in place.board.chosen] == [roads]
    assert not left.chosen
    with qtbot.waitSignal(place.shown):
        place.blocks.selectAll()
    assert len(place.boards.shown) == MOST_BESIDE
    assert "Рядом видны первые 4 доски" in place.headless.text()


def test_a_person_is_shown_with_all_blocks_that_the_person_heads(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    office = bridge.workplace.office
    opened(place, qtbot)
    row = next(row for row in range(1, place.view.person.count()))
    person = place.view.person.itemData(row)
    with qtbot.waitSignal(place.shown):
        place.view.person.setCurrentIndex(row)
        place.view.person.activated.emit(row)
    assert set(place.blocks.blocks) == set(office.blocks_headed_by(person))
    with qtbot.waitSignal(place.shown):
        place.blocks.item(0).setSelected(not place.blocks.item(0).isSelected())
    assert place.view.person.currentText() == "Блоки на выбор"


def test_more_cards_than_a_column_should_have_are_seen(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    several(bridge, 3)
    opened(place, qtbot)
    place.view.limits.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LimitsForm))
    asked = QApplication.activeWindow()
    assert isinstance(asked, LimitsForm)
    asked.spins[Status.REGISTERED].setValue(2)
    with qtbot.waitSignal(bridge.carried_out) as told:
        asked.ok.click()
    heading = column(place, Status.REGISTERED).heading
    qtbot.waitUntil(lambda: heading.crowded)
    assert heading.accessibleName() == ("Свернуть столбец: Зарегистрировано · 3 (предел 2), сверх предела 1")
    said, changes = told.args
    assert said == "Пределы столбцов блока «ЖКХ» записаны."
    bridge.do(lambda office: office.undo(changes.action))
    qtbot.waitUntil(lambda: not heading.crowded)


def test_the_board_is_looked_at_on_paper(bridge: Bridge, place: BoardsPlace, qtbot: QtBot) -> None:
    one(bridge)
    opened(place, qtbot)
    place.board.enter()
    press(Qt.Key.Key_P, CONTROL)
    preview = place.findChild(Preview)
    assert preview is not None
    with qtbot.waitSignal(preview.shown):
        pass
    assert preview.papers is not None
    assert preview.papers.pdf.startswith(b"%PDF")
    preview.reject()


def test_boards_beside_each_other_are_printed_together(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    one(bridge)
    opened(place, qtbot)
    with qtbot.waitSignal(place.shown):
        place.blocks.item(1).setSelected(True)
    with qtbot.waitSignal(place.shown):
        place.view.beside.click()
    press(Qt.Key.Key_P, CONTROL, widget=place.board.columns[Status.REGISTERED].cards)
    preview = place.findChild(Preview)
    assert preview is not None
    with qtbot.waitSignal(preview.shown):
        pass
    assert preview.windowTitle().startswith("Доски: ")
    assert preview.papers is not None
    assert len(preview.papers.sizes) == len(place.boards.shown) == 2
    preview.reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_F9], ids=["take", "close"])
def test_a_command_on_one_card_says_why_it_cannot_be(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot, key: Qt.Key
) -> None:
    _, number = one(bridge)
    opened(place, qtbot)
    place.board.enter()
    with qtbot.waitSignal(bridge.refused) as told:
        press(key)
    assert told.args[0].reason.startswith(f"№ {number}: ")
