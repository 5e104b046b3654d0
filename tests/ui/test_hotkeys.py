"""Keys are known by their place on the keyboard, whatever layout is on; and may be switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from tests.ui.keys import type_text
from ui.hotkeys import physical
from ui.view_choices import ViewChoices

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def event_of(letter: str, modifiers: Qt.KeyboardModifier = CTRL, scan: int = 0) -> QKeyEvent:
    """Make the press that a system sends where it translates nothing."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter), modifiers, scan, 0, 0, letter)


def strike(letter: str, modifiers: Qt.KeyboardModifier = CTRL, scan: int = 0) -> None:
    """Press a key of the window that has the focus, as the system would."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    QCoreApplication.sendEvent(window, event_of(letter, modifiers, scan))


@pytest.mark.parametrize(
    ("letter", "scan", "meant"),
    [
        pytest.param("Л", 0, "K", id="by the letter"),
        pytest.param("Ё", 0, "`", id="yo"),
        pytest.param("Б", 0, ",", id="a comma"),
        pytest.param("Я", 16, "Q", id="a phonetic layout: the place decides"),
        pytest.param("Ω", 44, "Z", id="another alphabet"),
    ],
)
def test_a_letter_means_the_key_it_stands_on(letter: str, scan: int, meant: str, qapp: QApplication) -> None:
    assert physical(event_of(letter, scan=scan)) == Qt.Key(ord(meant))


@pytest.mark.parametrize("latin", ["K", "1"])
def test_latin_keys_are_left_to_qt(latin: str, qapp: QApplication) -> None:
    assert physical(event_of(latin)) is None


def test_the_palette_opens_in_the_russian_layout(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    strike("Л")
    assert len(window.findChildren(QDialog, "palette")) == 1


def test_a_field_gets_its_editing_keys_in_the_russian_layout(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    line = window.findChild(QLineEdit, "applicants[0].surname")
    assert line is not None
    line.setFocus()
    type_text("Петрова", line)
    strike("Ф")
    assert line.selectedText() == "Петрова"
    strike("Я")
    assert line.text() == "", "Ctrl+Я в поле отменяет правку, а не действие"


def test_hotkeys_can_be_switched_off_and_on(
    window: MainWindow, window_settings: QSettings, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    choices = ViewChoices(window_settings, window)
    choices.hotkeys_chosen.connect(window.switch_hotkeys)
    choices.hotkeys.setChecked(False)
    key(window, Qt.Key.Key_3, ALT)
    strike("Л")
    assert window.place.objectName() == "registration"
    assert window.findChild(QDialog, "palette") is None
    assert window_settings.value("window/hotkeys") == "off"
    choices.hotkeys.setChecked(True)
    key(window, Qt.Key.Key_3, ALT)
    assert window.place.objectName() == "register"


def test_f1_answers_also_when_hotkeys_are_off(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.hotkeys.on = False
    key(window, Qt.Key.Key_F1, NONE)
    assert window.findChild(QDialog, "help") is not None


def key(window: MainWindow, code: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key by the road of the system, shortcuts included."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, code, modifiers)
