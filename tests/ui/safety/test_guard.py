"""Signing in, locking and another person's turn in the window: by the keyboard, with nothing left to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from mcu_desktop.vault import password as passwords
from mcu_desktop.vault.header import Cost
from mcu_desktop.workplace.signing_in import change_password, reset_password, with_pass
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.safety.guard import Guard
from ui.safety.locking import MINUTES, minutes_of
from ui.safety.own_password import OwnPassword
from ui.safety.sign_in import SignIn

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

GOOD, OTHER = "три весёлых гуся", "четыре грустных"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real algorithm at the least cost it takes."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda said: real(said, Cost(memory=32, passes=1, lanes=1)))


@pytest.fixture
def guarded(home: Path) -> Path:
    """A profile whose owner has a password."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    change_password(office, GOOD)
    office.close()
    return home


@pytest.fixture
def guard(window: MainWindow, bridge: Bridge, window_settings: QSettings) -> Guard:
    return Guard(bridge, window, window_settings)


def door(guard: Guard, qtbot: QtBot) -> SignIn:
    """Wait until it is asked who is there."""
    qtbot.waitUntil(lambda: guard.dialog is not None and guard.dialog.isVisible())
    assert guard.dialog is not None
    return guard.dialog


def give(dialog: SignIn, password: str) -> None:
    dialog.password.fill(password)
    QTest.keyClick(dialog.password.control, Qt.Key.Key_Return)


def readable() -> list[str]:
    """Give every text that can be seen in a window of ours."""
    shown = [one for one in QApplication.allWidgets() if one.isVisible() and isinstance(one, QLabel)]
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
    return [one.text() for one in shown] + titles


def locked(guard: Guard, bridge: Bridge, qtbot: QtBot) -> SignIn:
    """Give the person a password and lock the desk."""
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: change_password(office, GOOD))
    guard.lock()
    return door(guard, qtbot)


def test_a_window_of_somebody_with_a_password_asks_before_it_shows_anything(
    guarded: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    bridge = Bridge(guarded)
    window = MainWindow(bridge, window_settings)
    qtbot.addWidget(window)
    guard = Guard(bridge, window, window_settings)
    window.show()
    bridge.open_soon()
    dialog = door(guard, qtbot)
    assert not window.centralWidget().isVisible()
    assert not bridge.ready
    with qtbot.waitSignal(bridge.opened):
        give(dialog, GOOD)
    assert window.centralWidget().isVisible()
    bridge.close()


def test_a_wrong_password_is_said_at_its_field_and_escape_leads_nowhere(
    guard: Guard, bridge: Bridge, qtbot: QtBot
) -> None:
    dialog = locked(guard, bridge, qtbot)
    give(dialog, "наугад наугад")
    qtbot.waitUntil(lambda: "не подходит" in dialog.password.complaint)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    give(dialog, GOOD)
    qtbot.waitUntil(lambda: not guard.cover.down)


def test_behind_the_lock_nothing_stays_readable_and_no_key_acts(
    guard: Guard, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    toast = QWidget(window, Qt.WindowType.Dialog)
    toast.setWindowTitle("Дело Петровой")
    toast.show()
    place = window.place
    dialog = locked(guard, bridge, qtbot)
    assert not toast.isVisible()
    assert window.windowTitle().endswith("заперто")
    assert not place.isVisible()
    assert not window.statusBar().isVisible()
    assert "Дело Петровой" not in [
        one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()
    ]
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.place is place
    give(dialog, GOOD)
    qtbot.waitUntil(lambda: not guard.cover.down)
    assert place.isVisible()
    assert toast.isVisible()
    toast.close()


def test_an_open_menu_goes_with_the_lock_and_does_not_come_again(
    guard: Guard, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    menu = QMenu(window)
    menu.addAction("Петрова Анна")
    menu.popup(window.pos())
    dialog = locked(guard, bridge, qtbot)
    assert not menu.isVisible()
    give(dialog, GOOD)
    qtbot.waitUntil(lambda: not guard.cover.down)
    assert not menu.isVisible()


def test_without_a_password_there_is_nothing_to_lock_with(
    guard: Guard, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    guard.lock()
    qtbot.waitUntil(lambda: any("Запирать нечем" in text for text in readable()))
    assert not guard.cover.down


def test_the_desk_locks_itself_when_nobody_touches_it(guard: Guard, bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: change_password(office, GOOD))
    times = iter([0.0, 9 * 60, 10 * 60])
    guard.idle._now = lambda: next(times)
    guard.idle.begin()
    guard.idle.look()
    assert not guard.cover.down
    with qtbot.waitSignal(guard.idle.passed):
        guard.idle._now = lambda: 10 * 60.0
        guard.idle.look()
    give(door(guard, qtbot), GOOD)
    qtbot.waitUntil(lambda: not guard.cover.down)


def test_another_person_comes_in_by_a_window_of_their_own(
    guard: Guard, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    office = bridge.workplace
    other = next(id_ for id_ in office.office.people if id_ != office.person)
    once, _ = reset_password(office, other)
    dialog = locked(guard, bridge, qtbot)
    dialog.person.fill(other)
    give(dialog, once)
    qtbot.waitUntil(dialog.new.isVisible)
    dialog.new.fill(OTHER)
    dialog.again.fill(OTHER + "!")
    QTest.keyClick(dialog.again.control, Qt.Key.Key_Return)
    assert "не совпадают" in dialog.again.complaint
    dialog.again.fill(OTHER)
    QTest.keyClick(dialog.again.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.entry is not None)
    assert not window.isVisible()
    theirs = Workplace.open(bridge.home, door=with_pass(window.entry))
    assert theirs.person == other
    theirs.close()


def test_one_writes_one_s_own_password_and_chooses_the_minutes(
    bridge: Bridge, window: MainWindow, window_settings: QSettings, qtbot: QtBot
) -> None:
    dialog = OwnPassword(bridge, window_settings, window)
    dialog.open()
    dialog.minutes.fill("0")
    dialog.minutes.edited.emit()
    assert minutes_of(window_settings) == int(window_settings.value(MINUTES)) == 0
    dialog.new.fill("гусь")
    dialog.again.fill("гусь")
    dialog.write.click()
    qtbot.waitUntil(lambda: "короче 8" in dialog.new.complaint)
    dialog.new.fill(GOOD)
    dialog.again.fill(GOOD)
    with qtbot.waitSignal(bridge.changed):
        dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_every_part_of_the_door_is_reached_by_tab(guard: Guard, bridge: Bridge, qtbot: QtBot) -> None:
    dialog = locked(guard, bridge, qtbot)
    names = set()
    for _ in range(12):
        here = dialog.focusWidget()
        assert here is not None
        assert here.accessibleName(), here.objectName()
        names.add(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {"sign_in.enter", "sign_in.leave", "sign_in.show"} <= names
    give(dialog, GOOD)
    qtbot.waitUntil(lambda: not guard.cover.down)
