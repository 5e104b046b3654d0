"""The tray of conflicts by keyboard: found by its badge, settled by fields, taken back, empty at last."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mcu_desktop.domain.cases.commands import Assign, CorrectCase
from mcu_desktop.domain.vocabulary import CaseId, Kind
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL
from tests.sync.town import Town, forget
from tests.ui.calm import calm
from tests.ui.conftest import MONDAY
from tests.ui.keys import focused, press, type_text
from ui.bridge import Bridge
from ui.conflicts.badge import Badge
from ui.conflicts.field_card import FieldCard
from ui.conflicts.place import ConflictsPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
HERE, THERE = "ул. Мира, 4", "ул. Мира, 5"


@pytest.fixture(scope="module")
def apart(fresh_kinel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of a desk that wrote of two cases while another one did, and has exchanged since."""
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "state"))
        town = Town(folder, fresh_kinel, f"sqlite:///{folder}/hub.db")
        one, other = town["А"], town["Б"]
        first, second = one.register("Нет воды."), one.register("Яма.")
        town.gossip()
        people = list(one.office.office.people)
        for desk, place, kind, person in (
            (one, HERE, Kind.COMPLAINT, people[2]),
            (other, THERE, Kind.PROPOSAL, people[3]),
        ):
            desk.office.act(first, CorrectCase(reason="Опечатка", place=place, kind=kind))
            desk.office.act(second, Assign(executor=person))
        town.gossip()
        for desk in town.desks.values():
            desk.office.close()
        forget(one.home)
    return one.home


@pytest.fixture
def home(apart: Path, tmp_path: Path) -> Path:
    """A copy of that profile for one test."""
    return Path(shutil.copytree(apart, tmp_path / "profile"))


@pytest.fixture
def place(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> ConflictsPlace:
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    window.show_place("conflicts")
    qtbot.waitUntil(lambda: isinstance(window.place, ConflictsPlace))
    found = window.place
    assert isinstance(found, ConflictsPlace)
    qtbot.waitUntil(lambda: found.page is not None)
    return found


def case_of(place: ConflictsPlace) -> CaseId:
    assert place.page is not None
    return CaseId(place.page.matter.stream.id)


def cards(place: ConflictsPlace) -> list[FieldCard]:
    assert place.page is not None
    return place.page.cards


def at_case_of_places(place: ConflictsPlace, qtbot: QtBot) -> None:
    """Go down the list to the case with two fields."""
    place.contents.setFocus()
    if place.page is None or len(place.page.cards) != 2:
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: place.page is not None and len(place.page.cards) == 2)


def test_the_badge_counts_and_leads_there(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    badge = Badge(bridge, window)
    qtbot.waitUntil(badge.words.isVisible)
    assert badge.words.text() == "Разногласий: 3"
    badge.words.click()
    qtbot.waitUntil(lambda: isinstance(window.place, ConflictsPlace))


def test_values_are_chosen_by_arrows_mixed_and_settled(
    place: ConflictsPlace, bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    at_case_of_places(place, qtbot)
    case = case_of(place)
    press(Qt.Key.Key_Return)
    kind, where = cards(place)
    press(Qt.Key.Key_Space)
    assert kind.settled
    assert not where.settled
    for _ in range(8):
        if focused().objectName().startswith("conflicts.place"):
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(bridge.changed):
        press(Qt.Key.Key_Return, CONTROL)
    settled = bridge.workplace.case(case)
    assert (settled.kind, settled.place) == (Kind.COMPLAINT, THERE)
    qtbot.waitUntil(lambda: place.contents.count() == 1)
    with qtbot.waitSignal(bridge.changed):
        assert window.toast.undo()
    qtbot.waitUntil(lambda: place.contents.count() == 2)


def test_arrows_roll_to_the_value_they_come_to(
    place: ConflictsPlace, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(window.width(), window.minimumHeight())
    at_case_of_places(place, qtbot)
    kind, where = cards(place)
    for card, keys in ((kind, 0), (where, 2)):
        card.enter()
        for _ in range(keys):
            press(Qt.Key.Key_Down)
        option = focused().parentWidget()
        assert option is not None
        assert option.visibleRegion().boundingRect() == option.rect(), focused().objectName()


def test_a_value_of_ones_own_is_typed(place: ConflictsPlace, bridge: Bridge, qtbot: QtBot) -> None:
    at_case_of_places(place, qtbot)
    case = case_of(place)
    _, where = cards(place)
    assert where.editor is not None
    where.editor.control.setFocus()
    type_text("ул. Мира, 45")
    with qtbot.waitSignal(bridge.changed):
        press(Qt.Key.Key_Return, CONTROL)
    assert bridge.workplace.case(case).place == "ул. Мира, 45"
    qtbot.waitUntil(lambda: place.page is not None and len(place.page.cards) == 1)


def test_nothing_chosen_is_said_where_one_looks(place: ConflictsPlace) -> None:
    place.settle()
    assert place.page is not None
    assert place.page.complaint.text() == "Выберите, что верно, хотя бы в одном поле."


def test_a_refusal_stands_at_its_field(place: ConflictsPlace, qtbot: QtBot) -> None:
    at_case_of_places(place, qtbot)
    _, where = cards(place)
    assert where.editor is not None
    where.editor.replace("x" * 2000)
    place.settle()
    qtbot.waitUntil(lambda: "длинный" in where.complaint.text())


def test_what_is_chosen_stays_while_something_else_comes(
    place: ConflictsPlace, bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    at_case_of_places(place, qtbot)
    page = place.page
    assert page is not None
    page.cards[1].choose(0)
    with qtbot.waitSignal(bridge.changed):
        another = Workplace.open(home, clock=lambda: MONDAY)
        another.register(APPEAL)
        another.close()
    calm(bridge, qtbot)
    assert place.page is not None
    assert place.page.cards[1].value == HERE
    assert not place.page.cards[0].settled


def test_everything_settled_leaves_words_and_no_badge(
    place: ConflictsPlace, bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    badge = Badge(bridge, window)
    for left in (1, 0):
        page = place.page
        assert page is not None
        for card in page.cards:
            card.choose(0)
        place.settle()
        qtbot.waitUntil(lambda left=left: place.contents.count() == left)  # type: ignore[misc]
        qtbot.waitUntil(lambda page=page: place.page is not page)  # type: ignore[misc]
    assert place.nothing.isVisible()
    assert not place.send.isVisible()
    qtbot.waitUntil(lambda: not badge.words.isVisible())
    assert window.toast.undo()
    qtbot.waitUntil(place.contents.hasFocus)


def test_the_card_marks_the_field_and_leads_to_the_tray(
    place: ConflictsPlace, window: MainWindow, qtbot: QtBot
) -> None:
    at_case_of_places(place, qtbot)
    case = case_of(place)
    place.open.click()
    qtbot.waitUntil(lambda: window.place.objectName() == "case")
    told = window.place.findChild(QLabel, "case.unsettled")
    assert told is not None
    assert told.text() == "Разногласие: вид, место."
    marked = [one.text() for one in window.place.findChildren(QLabel) if one.text() == "Разногласие: место."]
    assert marked
    settle = window.place.findChild(QPushButton, "case.settle")
    assert settle is not None
    settle.click()
    qtbot.waitUntil(lambda: isinstance(window.place, ConflictsPlace))
    qtbot.waitUntil(lambda: place.page is not None and case_of(place) == case)


def test_tab_comes_by_list_values_and_answers_in_the_order_of_reading(
    place: ConflictsPlace, qtbot: QtBot
) -> None:
    at_case_of_places(place, qtbot)
    seen: list[str] = []
    for _ in range(12):
        seen.append(focused().objectName())
        press(Qt.Key.Key_Tab)
    expected = [
        "conflicts.contents",
        "conflicts.kind.0",
        "kind:own",
        "conflicts.place.0",
        "place:own",
        "conflicts.open",
        "conflicts.settle",
    ]
    assert [name for name in seen if name in expected][: len(expected)] == expected


def test_an_editor_keeps_the_keyboard_while_something_else_comes(
    place: ConflictsPlace, bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    at_case_of_places(place, qtbot)
    case = case_of(place)
    own = cards(place)[1].editor
    assert own is not None
    own.control.setFocus()
    type_text("ул. Ми")
    with qtbot.waitSignal(bridge.changed):
        another = Workplace.open(home, clock=lambda: MONDAY)
        another.act(case, CorrectCase(reason="Решено иначе", kind=Kind.THANKS))
        another.close()
    qtbot.waitUntil(lambda: len(cards(place)) == 1)
    type_text("ра, 7")
    with qtbot.waitSignal(bridge.changed):
        press(Qt.Key.Key_Return, CONTROL)
    assert bridge.workplace.case(case).place == "ул. Мира, 7"
