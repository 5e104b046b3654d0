"""Typing as a person does: key events with text, because `keyClicks` aborts on Cyrillic (tech.md §6)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEY_CODES = {" ": Qt.Key.Key_Space}


def focused() -> QWidget:
    """Give the widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None, "никто не держит фокус"
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
    """Press one key, shortcuts included."""
    QTest.keyClick(widget or focused(), key, modifiers)
