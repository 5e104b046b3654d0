"""Typing as a person does: key events with text, because `keyClicks` aborts on Cyrillic (tech.md §6).

A window gets and loses the keyboard between two turns of the loop: who types waits until it is there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEY_CODES = {" ": Qt.Key.Key_Space}
PATIENCE_MS = 60_000
"""What a loaded machine may take for anything; who waits in vain for less fails by chance."""


def focused() -> QWidget:
    """Give the widget that keys go to, as soon as there is one."""
    _come(lambda: QApplication.focusWidget() is not None, "никто не держит фокус")
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type any text into the focused widget, a press and a release for each sign."""
    for sign in text:
        target = widget or focused()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code = KEY_CODES.get(sign, Qt.Key.Key_unknown)
            QApplication.sendEvent(target, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, sign))


def press(
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    widget: QWidget | None = None,
) -> None:
    """Press one key, shortcuts included, in a window that has the keyboard."""
    target = widget or focused()
    if target.isVisible():
        _come(target.isActiveWindow, f"у окна «{target.window().windowTitle()}» нет клавиатуры")
    QTest.keyClick(target, key, modifiers)


def _come(there: Callable[[], bool], otherwise: str) -> None:
    patience = QDeadlineTimer(PATIENCE_MS)
    while not there():
        assert not patience.hasExpired(), otherwise
        QApplication.processEvents()
