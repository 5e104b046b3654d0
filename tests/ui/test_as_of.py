"""How it was in the window: asked for by keys, shown by a second window, ended where it began."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.folder import PAST
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import Hands
from ui.as_of.asking import AskMoment, parse_time
from ui.as_of.window import PastWindow, PastWindows
from ui.boards.place import BoardsPlace
from ui.bridge import Bridge
from ui.case.doing import begin
from ui.case.offers.groups import offer_of
from ui.lists.rows import RowsTable
from ui.main_window import MainWindow
from ui.note.place import NotePlace
from ui.office import words
from ui.office.place import OfficePlace
from ui.reception.place import ReceptionPlace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

APPEAL = RegisterCase(text="Не вывозят мусор со двора вторую неделю.")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def bridge(home: Path, hands: Hands, qtbot: QtBot) -> Iterator[Bridge]:
    """An office with a case of Monday, given to a block on Tuesday, and another case of Thursday."""
    made = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=hands))
    with qtbot.waitSignal(made.opened):
        made.open_soon()
    office = made.workplace
    first = office.register(APPEAL).id
    hands.on(days=1)
    block = next(iter(office.office.blocks))
    office.act(first, Assign(block=block))
    hands.on(days=2)
    office.register(APPEAL)
    yield made
    made.close()


@pytest.fixture
def past(
    window: MainWindow, bridge: Bridge, window_settings: QSettings, qtbot: QtBot
) -> Iterator[PastWindow]:
    """The window of Monday's evening, asked for by keys from the register."""
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    window.show_place("register")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_H, CONTROL)
    asking = window.findChild(AskMoment)
    assert asking is not None
    asking.day.fill("23.11.2026")
    asking.time.fill("18:00")
    QTest.keyClick(asking, Qt.Key.Key_Return)
    windows = window.findChild(PastWindows)
    assert windows is not None
    qtbot.waitUntil(lambda: bool(windows.shown))
    (shown,) = windows.shown
    qtbot.waitUntil(lambda: hasattr(shown, "commands"))
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    if windows.shown:
        shown.close()
    qtbot.waitUntil(lambda: not windows.shown)


def test_the_same_place_is_shown_as_it_stood(past: PastWindow, bridge: Bridge) -> None:
    assert past.place.objectName() == "register"
    then = past.bridge.workplace
    assert [line.status for line in then.lines(then.keys(Filter()))] == ["registered"]
    assert len(bridge.workplace.keys(Filter())) == 2
    assert past.band.words.text() == "Как было 23 ноября 2026 года, 18:00 · только чтение"


def test_nothing_can_be_done_there(past: PastWindow, qtbot: QtBot) -> None:
    office = past.bridge.workplace
    case = CaseId(office.lines(office.keys(Filter()))[0].id)
    past.open_case(case)
    card = past.place
    qtbot.waitUntil(lambda: past.place.objectName() == "case")
    buttons = past.place.view.commands.buttons  # type: ignore[attr-defined]
    assert card is not None
    assert not any(button.isEnabled() for button in buttons.values())
    assert "менять прошлое нельзя" in buttons["assign"].toolTip()
    assert begin(past.bridge, offer_of(Assign), office.case(case), past) is None
    assert "менять прошлое нельзя" in past.messages.words.text()
    offered = {command.title for command in past.commands.all()}
    assert "Вернуться в сегодня" in offered
    assert not offered & {"Новое обращение", "Регистрация", "Как было…", "Отменить последнее действие"}


def test_every_command_of_its_boards_is_grey(past: PastWindow, qtbot: QtBot) -> None:
    past.show_place("boards")
    place = past.place
    assert isinstance(place, BoardsPlace)
    buttons = (*place.chosen.buttons.values(), place.view.limits)
    assert not [made.objectName() for made in buttons if made.isEnabled()]
    assert all("менять прошлое нельзя" in made.toolTip() for made in buttons)
    with qtbot.waitSignal(past.bridge.refused) as told:
        QTest.keyClick(past, Qt.Key.Key_F3)
    assert told.args[0].reason == place.chosen.buttons[Assign].toolTip()


def test_no_word_of_its_note_can_be_changed(past: PastWindow, qtbot: QtBot) -> None:
    past.show_place("note")
    place = past.place
    assert isinstance(place, NotePlace)
    qtbot.waitUntil(lambda: place.sheet is not None)
    assert place.toolbar.print.isEnabled()
    assert not place.toolbar.approve.isEnabled()
    assert place.proposals.field.isReadOnly()
    assert place.proposals.reword.isHidden()
    assert "менять прошлое нельзя" in place.proposals.hint.text()
    with qtbot.waitSignal(past.bridge.refused) as told:
        QTest.keyClick(past, Qt.Key.Key_F5)
    assert told.args[0].reason == place.proposals.hint.text()


def test_nobody_is_received_there(past: PastWindow, qtbot: QtBot) -> None:
    past.show_place("reception")
    place = past.place
    assert isinstance(place, ReceptionPlace)
    buttons = (place.head.next, place.head.walk_in, place.head.book, *place.pane.under.changing)
    assert not [made.objectName() for made in buttons if made.isEnabled()]
    with qtbot.waitSignal(past.bridge.refused) as told:
        QTest.keyClick(past, Qt.Key.Key_F7)
    assert "менять прошлое нельзя" in told.args[0].reason


READS = {"bodies.save", "keeping.show", "moved.print", "templates.save"}
"""What takes something away, or shows it, and changes nothing."""


def test_its_directories_can_only_be_read(past: PastWindow, qtbot: QtBot) -> None:
    past.show_place("office")
    place = past.place
    assert isinstance(place, OfficePlace)
    for title in words.DIRECTORIES:
        page = place.show_page(title)
        changing = {made for made in page.findChildren(QPushButton) if made.objectName() not in READS}
        assert not [made.objectName() for made in changing if made.isEnabled()], title
    place.show_page(words.PHRASES)
    (table,) = place.page.findChildren(RowsTable)
    with qtbot.waitSignal(past.bridge.refused) as told:
        table.activated.emit(table.currentIndex())
    assert "менять прошлое нельзя" in told.args[0].reason
    assert QApplication.activeModalWidget() is None


def test_the_way_back_leaves_nothing_behind(
    past: PastWindow, window: MainWindow, home: Path, qtbot: QtBot
) -> None:
    windows = window.findChild(PastWindows)
    assert (home / PAST).exists()
    QTest.keyClick(past.windowHandle(), Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: windows is not None and not windows.shown)
    assert not (home / PAST).exists()


def test_the_window_of_now_takes_it_along(past: PastWindow, window: MainWindow, qtbot: QtBot) -> None:
    windows = window.findChild(PastWindows)
    assert past.isVisible()
    window.close()
    qtbot.waitUntil(lambda: windows is not None and not windows.shown)


def test_a_locked_window_leaves_nothing_to_read_beside_it(
    past: PastWindow, window: MainWindow, qtbot: QtBot
) -> None:
    windows = window.findChild(PastWindows)
    assert past.isVisible()
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(past.windowHandle(), Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.AltModifier)
    window.locked.emit(True)
    qtbot.waitUntil(lambda: windows is not None and not windows.shown)
    window.locked.emit(False)


@pytest.mark.parametrize(
    ("day", "at", "field", "why"),
    [
        pytest.param("31.12.2026", "", "moment", "ещё не наступил", id="not yet"),
        pytest.param("01.01.2020", "", "moment", "записей ещё не было", id="before everything"),
        pytest.param("99", "", "moment", "не дата", id="no day"),
        pytest.param("23.11.2026", "25:00", "time", "не время", id="no time"),
    ],
)
def test_what_cannot_be_looked_at_is_said_at_its_field(
    bridge: Bridge, qtbot: QtBot, day: str, at: str, field: str, why: str
) -> None:
    asking = AskMoment(bridge)
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(asking)
    asking.day.fill(day)
    asking.time.fill(at)
    asking.look()
    complained = {"moment": asking.day, "time": asking.time}[field]
    assert why in complained.complaint


def test_what_is_being_made_ready_can_be_stopped(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    asking = AskMoment(bridge)
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(asking)
    asking.day.fill("23.11.2026")
    asking.look()
    asking.reject()
    qtbot.waitUntil(lambda: "Остановлено" in asking.day.complaint)
    assert asking.show_it.isEnabled()
    assert not (home / PAST).exists()


@pytest.mark.parametrize(
    ("typed", "read"), [("14:05", time(14, 5)), ("14.05", time(14, 5)), ("1405", time(14, 5)), ("9", time(9))]
)
def test_a_time_as_people_type_it(typed: str, read: time) -> None:
    assert parse_time(typed) == read


def test_no_time_is_refused() -> None:
    with pytest.raises(Refusal, match="не время"):
        parse_time("скоро")
