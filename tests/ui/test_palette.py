"""Ctrl+K finds commands, cases and people by a few letters in either layout, and names the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from tests.ui.keys import press, type_text
from ui.palette.commands import Command, answering
from ui.palette.palette import Palette

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> Palette:
    """The palette over a window whose office knows Ивановa."""
    bridge.workplace.register(
        RegisterCase(
            text="Яма у школы.",
            applicants=(Applicant(surname="Иванова", name="Анна", address="ул. Мира, 4"),),
        )
    )
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    press(Qt.Key.Key_K, CTRL, window)
    made = window.findChild(QDialog, "palette")
    assert isinstance(made, Palette)
    return made


def said(palette: Palette) -> list[str]:
    """Give what a listener would hear of each line."""
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    model = palette.model
    return [str(model.data(model.index(row), spoken)) for row in range(model.rowCount())]


def test_it_offers_commands_with_their_keys_before_anything_is_typed(palette: Palette) -> None:
    assert "Раздел. Журнал. Alt+3" in said(palette)
    assert "Везде. Новое обращение. Ctrl+N" in said(palette)
    assert "Регистрация. Зарегистрировать. Ctrl+Enter" in said(palette)


@pytest.mark.parametrize("typed", ["доск", "ljcr", "ДОСК"])
def test_a_place_is_found_in_either_layout_and_entered(
    palette: Palette, window: MainWindow, qtbot: QtBot, typed: str
) -> None:
    type_text(typed, palette.line)
    press(Qt.Key.Key_Return, widget=palette.line)
    qtbot.waitUntil(lambda: window.place.objectName() == "boards")


@pytest.mark.parametrize("typed", ["иванов", "bdfyjd"])
def test_a_case_and_its_applicant_are_found(palette: Palette, qtbot: QtBot, typed: str) -> None:
    type_text(typed, palette.line)
    qtbot.waitUntil(lambda: any(line.startswith("Дело. П-А-1/26. Иванова Анна") for line in said(palette)))
    assert any(line.startswith("Заявитель. Иванова Анна. ул. Мира, 4") for line in said(palette))


def test_a_case_is_opened_by_enter(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    type_text("школы", palette.line)
    qtbot.waitUntil(lambda: any(line.startswith("Дело.") for line in said(palette)))
    press(Qt.Key.Key_Return, widget=palette.line)
    qtbot.waitUntil(lambda: window.place.objectName() == "case")


def test_a_person_leads_to_their_cases(palette: Palette, window: MainWindow, qtbot: QtBot) -> None:
    type_text("иванова", palette.line)
    qtbot.waitUntil(lambda: any(line.startswith("Заявитель.") for line in said(palette)))
    press(Qt.Key.Key_Down, widget=palette.line)
    press(Qt.Key.Key_Return, widget=palette.line)
    qtbot.waitUntil(lambda: window.place.objectName() == "register")
    assert window.place.filters.search.text() == "Иванова Анна"  # type: ignore[attr-defined]


def test_nothing_found_is_said(palette: Palette, qtbot: QtBot) -> None:
    type_text("ъъъъ", palette.line)
    qtbot.waitUntil(lambda: palette.words.text().startswith("Ничего не нашлось"))


def test_words_are_matched_by_their_beginnings_in_any_order() -> None:
    command = Command("Отменить последнее действие", "Ctrl+Z", lambda: None)
    assert answering([command], "дейст отм") == [command]
    assert answering([command], "менить") == []


def test_a_directory_is_found_by_its_name_and_entered(
    palette: Palette, window: MainWindow, qtbot: QtBot
) -> None:
    type_text("календ", palette.line)
    qtbot.waitUntil(lambda: "Справочник. Календарь" in said(palette))
    palette.list.setCurrentIndex(palette.model.index(said(palette).index("Справочник. Календарь")))
    press(Qt.Key.Key_Return, widget=palette.line)
    qtbot.waitUntil(lambda: getattr(window.focusWidget(), "objectName", str)() == "calendar.sheet")
