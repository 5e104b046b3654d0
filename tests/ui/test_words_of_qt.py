"""Qt's own dialogs and menus, as the program opens them, have no English word left."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from mcu_desktop.settings import resource
from ui.paper.asking_place import chosen_folder, chosen_place
from ui.paper.printer import chosen_printer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

_TITLES = ("text", "title", "toolTip", "statusTip", "whatsThis", "placeholderText", "currentText", "suffix")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_MEANT = re.compile(r"\S*\.\w+|\bPDF\b|Ctrl\+\w|/\S*")
"""Kinds of files, keys as they are printed on them, and where something lies."""
_SIZE, _KIND, _WRITTEN_AT = 1, 2, 3
"""Columns of a file; sizes and dates are written in the language of the system, whatever ours is."""

DIALOGS: dict[str, Callable[[QWidget], object]] = {
    "file to open": lambda parent: QFileDialog.getOpenFileName(parent, "Приглашение", "", "Все файлы (*)"),
    "files to open": lambda parent: QFileDialog.getOpenFileNames(parent, "Файлы", "", "Все файлы (*)"),
    "file to save": lambda parent: chosen_place("Сохранить", "записка", "pdf", parent),
    "folder": lambda parent: chosen_folder("Папка обмена", parent),
    "line": lambda parent: QInputDialog.getText(parent, "Сохранить фильтр", "Как назвать условия?"),
    "printer": lambda parent: chosen_printer(3, parent, "Печать"),
    "message": lambda parent: _every_button(parent).exec(),
}


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> QWidget:
    """A window of somebody whose folder has a folder and a file."""
    home = tmp_path / "Анна"
    (home / "Документы").mkdir(parents=True)
    (home / "скан.pdf").write_bytes(b"%PDF-1.7\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_of_qt_speaks_russian(parent: QWidget, name: str) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or (isinstance(dialog, QFileDialog) and not _listed(dialog)):
            QTimer.singleShot(10, look)
            return
        assert isinstance(dialog, QDialog)
        seen.extend((dialog.windowTitle(), *texts(dialog)))
        dialog.reject()

    QTimer.singleShot(0, look)
    DIALOGS[name](parent)
    assert seen
    assert english(seen) == set()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, QTextBrowser])
def test_the_menu_of_a_field_speaks_russian(kind: type[QLineEdit | QTextEdit], qtbot: QtBot) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert menu.actions()
    assert english(texts(menu)) == set()


def test_the_calendar_of_a_date_speaks_russian(qtbot: QtBot) -> None:
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    assert english(texts(calendar)) == set()


def test_what_qt_lacks_is_compiled_from_what_is_read(tmp_path: Path) -> None:
    made = tmp_path / "lacking_ru.qm"
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    source = resource("qt") / "lacking_ru.ts"
    subprocess.run([compiler, source, "-qm", made], check=True, capture_output=True, timeout=60)
    assert made.read_bytes() == (resource("qt") / "lacking_ru.qm").read_bytes()


def english(seen: list[str] | Iterator[str]) -> set[str]:
    """Give the texts that have an English word."""
    return {text for text in seen if _ENGLISH.search(_MEANT.sub("", text))}


def texts(window: QWidget) -> Iterator[str]:
    """Give all that a window, or a menu, shows, tells in tips, and says to a screen reader."""
    for one in (window, *window.findChildren(QObject)):
        for title in _TITLES:
            said = getattr(one, title, None)
            if callable(said) and isinstance(one, QWidget | QAction):
                yield str(said())
        yield from _spoken(one)
        if isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
        if isinstance(one, QAbstractItemView):
            yield from _cells(one)


def _spoken(one: QObject) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(one)
    if told is not None:
        yield told.text(QAccessible.Text.Name)
        yield told.text(QAccessible.Text.Description)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), view.rootIndex()
    if model is None:
        return
    for column in set(range(model.columnCount(root))) - {_SIZE, _WRITTEN_AT}:
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(root)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(model.index(row, column, root), role) or "")


def _listed(dialog: QFileDialog) -> bool:
    """Tell whether the folder has been read, which a thread of Qt's own does."""
    view = dialog.findChild(QTreeView)
    assert view is not None
    model, root = view.model(), view.rootIndex()
    return any(model.data(model.index(row, _KIND, root)) for row in range(model.rowCount(root)))


def _every_button(parent: QWidget) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Warning, "Вопрос", "Сохранить?", parent=parent)
    for button in QMessageBox.StandardButton:
        if (
            button.name
            and QMessageBox.StandardButton.FirstButton.value <= button.value <= button.LastButton.value
        ):
            box.addButton(button)
    return box
