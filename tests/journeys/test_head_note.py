"""The head's note: last week looked at, a figure opened down to a case, proposals, file, approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.journeys.hands import CTRL, Hands, Key
from tests.ui.case.lives import letter, registered
from tests.ui.keys import focused
from ui.case.place import CasePlace
from ui.note.place import NotePlace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
MOST_PRESSES = 40
"""Besides the words of the proposals."""


def note_of(window: MainWindow, qtbot: QtBot) -> NotePlace:
    """Wait until the note stands there."""
    place = window.place
    assert isinstance(place, NotePlace)
    qtbot.waitUntil(lambda: place.sheet is not None and place.toolbar.print.isEnabled())
    return place


def agree(hands: Hands) -> None:
    """Answer the only question that is asked: «Утвердить»."""
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QMessageBox)
    while (at := focused()) is None or getattr(at, "text", str)() != "Утвердить":
        hands.key(Key.Key_Tab)
    hands.key(Key.Key_Space)


def test_the_head_writes_the_note_by_keys_alone(
    bridge: Bridge,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = bridge.workplace
    registered(bridge, *(letter(office, days_ago=days) for days in (2, 3, 4, 5, 6, 40)))
    path = tmp_path / "записка.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands = Hands()

    hands.key(Key.Key_5, held=ALT)
    place = note_of(window, qtbot)
    week = place.sheet
    hands.key(Key.Key_Left, held=ALT)
    qtbot.waitUntil(lambda: place.sheet is not None and place.sheet is not week)
    note_of(window, qtbot)

    hands.key(Key.Key_F3)  # the first figure down to a case, and back
    hands.key(Key.Key_Return)
    qtbot.waitUntil(place.behind.isVisible)
    hands.key(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.place, CasePlace))
    hands.key(Key.Key_Escape)
    qtbot.waitUntil(lambda: window.place is place)
    hands.key(Key.Key_Escape)
    qtbot.waitUntil(lambda: not place.behind.isVisible())

    hands.key(Key.Key_F4)
    hands.say("Поручить управлению ЖКХ проверить вывоз мусора.")
    qtbot.waitUntil(lambda: "Поручить управлению ЖКХ" in "\n".join(shown_text(place)))
    note_of(window, qtbot)

    hands.key(Key.Key_S, held=CTRL)
    qtbot.waitUntil(path.exists)
    note_of(window, qtbot)

    while focused() is not place.toolbar.approve:
        hands.key(Key.Key_Backtab)
        assert hands.presses < MOST_PRESSES, "до утверждения не дойти"
    QTimer.singleShot(200, lambda: agree(hands))
    hands.key(Key.Key_Space)
    qtbot.waitUntil(lambda: place.sheet is not None and place.sheet.frozen_on is not None)

    with capsys.disabled():
        print(f"\nЗаписка: нажатий {hands.presses}, для слов {hands.words}, {hands.seconds:.1f} с")  # noqa: T201
    assert hands.presses <= MOST_PRESSES
    assert path.read_bytes().startswith(b"%PDF")
    assert bridge.workplace.verify().ok


def shown_text(place: NotePlace) -> tuple[str, ...]:
    """Give the words of the note that stands there."""
    assert place.sheet is not None
    return place.sheet.written.note.text
