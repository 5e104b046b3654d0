"""Help: a page for every place, found by words in either layout, every link and key kept true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractItemView, QDialog

from mcu_desktop.settings import resource
from tests.ui.keys import focused, press, type_text
from ui.help.pages import NAMES, holding, page_of, pages
from ui.help.window import HelpWindow
from ui.places import ASIDE, CARD, RAIL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("entry", [*RAIL, *ASIDE, CARD], ids=lambda entry: entry.key)
def test_every_place_has_its_page(entry: object) -> None:
    assert page_of(entry.key) == entry.key  # type: ignore[attr-defined]


def test_every_file_is_a_page_of_the_list() -> None:
    assert {path.stem for path in resource("help").iterdir()} == set(NAMES)


def test_every_link_leads_to_a_page() -> None:
    links = {link for page in pages() for link in re.findall(r"\]\(([^)]*)\)", page.text)}
    assert {link.removesuffix(".md") for link in links} <= set(NAMES)


def test_help_opens_at_the_place_one_is_at(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.show_place("register")
    press(Qt.Key.Key_F1, SHIFT, window)
    shown = window.findChild(QDialog, "help-window")
    assert isinstance(shown, HelpWindow)
    assert shown.page.name == "register"
    assert "bdfyjd" in shown.text.toPlainText()


@pytest.mark.parametrize("typed", ["черновик", "xthyjdbr"])
def test_pages_are_found_by_words_in_either_layout(typed: str) -> None:
    assert "registration" in [page.name for page in holding(typed)]


def test_the_word_looked_for_is_shown_on_its_page(qtbot: QtBot) -> None:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.open_page("start")
    type_text("verify", shown.search)
    press(Qt.Key.Key_Return, widget=shown.search)
    assert shown.text.textCursor().selectedText() == "verify"


def test_a_link_is_followed(qtbot: QtBot) -> None:
    shown = HelpWindow()
    qtbot.addWidget(shown)
    shown.open_page("start")
    shown.text.anchorClicked.emit(QUrl("terms.md"))
    assert shown.page.name == "terms"


@pytest.mark.parametrize("entry", [*RAIL, *ASIDE, CARD], ids=lambda entry: entry.key)
def test_the_sheet_of_keys_is_there_at_every_place(entry: object, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.show_place(entry.key)  # type: ignore[attr-defined]
    press(Qt.Key.Key_Question, widget=window)
    sheet = window.findChild(QDialog, "help")
    assert sheet is not None
    assert sheet.isVisible()
    assert window.place.keys, "раздел не говорит своих клавиш"  # type: ignore[attr-defined]


def test_a_question_mark_shows_the_keys_from_a_list_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.show_place("office")
    assert isinstance(focused(), QAbstractItemView)
    press(Qt.Key.Key_Question)
    sheet = window.findChild(QDialog, "help")
    assert sheet is not None
    assert sheet.isVisible()


def test_a_question_mark_is_typed_into_a_field(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.show_place("registration")
    field = window.place.form.text.field.control  # type: ignore[attr-defined]
    field.setFocus()
    press(Qt.Key.Key_Question)
    assert field.toPlainText() == "?"
    assert window.findChild(QDialog, "help") is None


def test_switched_off_keys_leave_the_question_mark_alone(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.hotkeys.on = False
    window.show_place("office")
    press(Qt.Key.Key_Question)
    assert window.findChild(QDialog, "help") is None
