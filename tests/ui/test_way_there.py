"""The way to a place that was never shown: the rail says it at once, keys typed meanwhile reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from ui.places import Entry

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


def test_keys_typed_on_the_way_reach_the_place(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    monkeypatch.setattr(Entry, "at_hand", property(lambda _: False))  # as in a fresh process
    keys = window.windowHandle()
    QTest.keyClick(keys, Qt.Key.Key_3, ALT)
    marked = window.rail.findChild(QToolButton, "rail.register")
    assert marked is not None
    assert marked.isChecked()
    assert window.place.objectName() == "registration"
    QTest.keyClick(keys, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C):
        QTest.keyClick(keys, key)
    qtbot.waitUntil(lambda: window.place.objectName() == "register")
    search = window.place.filters.search  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: search.text() == "abc")


def test_a_place_whose_code_is_broken_leaves_one_where_one_was(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    monkeypatch.setattr(Entry, "at_hand", property(lambda _: False))
    entries = window.places._entries
    monkeypatch.setitem(entries, "register", entries["register"]._replace(parts=("ui.never_written",)))
    before = QApplication.focusWidget()
    with qtbot.captureExceptions() as faults:
        window.show_place("register")
        qtbot.waitUntil(lambda: bool(faults))
    assert [str(fault) for _, fault, _ in faults] == ["No module named 'ui.never_written'"]
    assert window.place.objectName() == "registration"
    assert QApplication.focusWidget() is before
