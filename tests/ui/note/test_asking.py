"""The dialogs open, are answered, and do what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.note.place import NotePlace

Dialog = TypeVar("Dialog", bound=QDialog)


def answer(kind: type[Dialog], act: Callable[[Dialog], object]) -> list[Dialog]:
    """Act on the next dialog of a kind as soon as it stands there."""
    met: list[Dialog] = []
    watch = QTimer(QApplication.instance(), interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            watch.stop()
            met.append(dialog)
            act(dialog)

    watch.timeout.connect(look)
    watch.start()
    return met


def press(words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == words).click()

    return act


def test_approving_asks_once_and_may_be_left(place: NotePlace, qtbot: QtBot) -> None:
    met = answer(QMessageBox, press("Не утверждать"))
    place.toolbar.approve.click()
    assert "отменить утверждение нельзя" in met[0].informativeText()
    assert place.sheet is not None
    assert place.sheet.frozen_on is None
    answer(QMessageBox, press("Утвердить"))
    with qtbot.waitSignal(place.shown):
        place.toolbar.approve.click()
    assert place.sheet.frozen_on is not None


def test_printing_goes_through_the_systems_dialog(place: NotePlace) -> None:
    asked: list[tuple[str, int]] = []

    def leave(dialog: QPrintDialog) -> None:
        asked.append((dialog.windowTitle(), dialog.maxPage()))
        dialog.reject()

    answer(QPrintDialog, leave)
    place.toolbar.print.click()
    assert asked == [("Печать записки", place.pages.page_count)]
    assert place.issuing.job is None
    assert not place.findChildren(QPrintDialog)


def test_a_file_is_proposed_under_the_name_of_the_week(
    place: NotePlace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    names: list[str] = []

    def accept(dialog: QFileDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit, "fileNameEdit")
        names.append(line.text())
        line.setText(str(tmp_path / "записка"))
        dialog.accept()

    met = answer(QFileDialog, accept)
    place.toolbar.papers.actions()[0].trigger()
    qtbot.waitUntil((tmp_path / "записка.pdf").exists)
    assert met
    assert names == ["Аналитическая записка 2026-W47.pdf"]
