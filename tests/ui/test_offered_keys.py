"""What is switched off is not offered: no name of a key is left in buttons, tips and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ui.offered_keys import without_keys

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

LIVING = {"Esc", "F1", "Enter"}


@pytest.mark.parametrize(
    ("said", "left"),
    [
        pytest.param("Записать (F6)", "Записать", id="behind the name of a button"),
        pytest.param("Закрыть (Esc)", "Закрыть (Esc)", id="a key that always acts"),
        pytest.param("Вернуться (Esc или Alt+Влево)", "Вернуться (Esc)", id="one of two"),
        pytest.param("Доска (Ctrl+B). Сейчас: ЖКХ", "Доска. Сейчас: ЖКХ", id="in the middle"),
        pytest.param("PDF (Ctrl+S), DOCX", "PDF, DOCX", id="one of several ways"),
        pytest.param("Shift+F8", "", id="alone"),
        pytest.param("ЖКХ (3)", "ЖКХ (3)", id="a number is no key"),
        pytest.param("Улица (Дачная)", "Улица (Дачная)", id="other words in brackets"),
        pytest.param("Никого. F6 – записать, F7 – принять.", "Никого.", id="sentences about keys"),
        pytest.param("Никого. Enter – открыть, F7 – принять.", "Никого. Enter – открыть.", id="one stays"),
        pytest.param("Ctrl+D – взять, Esc – отложить", "Esc – отложить", id="the first goes"),
    ],
)
def test_a_text_is_left_without_the_keys_that_are_off(said: str, left: str) -> None:
    assert without_keys(said, lambda keys: keys not in LIVING and not keys.isdigit()) == left


def test_the_window_names_its_keys_only_while_they_act(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    send = window.findChild(QAbstractButton, "registration.send")
    journal = window.findChild(QAbstractButton, "rail.register")
    view = window.findChild(QAbstractButton, "rail.view")
    assert send is not None
    assert journal is not None
    assert view is not None
    window.hotkeys.on = False
    qtbot.waitUntil(lambda: send.text() == "Зарегистрировать")
    assert send.accessibleName() == "Зарегистрировать"
    assert (journal.toolTip(), journal.accessibleDescription()) == ("Журнал", "")
    assert view.toolTip() == "Вид (Ctrl+,)", "этот ключ действует всегда"
    window.hotkeys.on = True
    assert send.text() == send.accessibleName() == "Зарегистрировать (Ctrl+Enter)"
    assert (journal.toolTip(), journal.accessibleDescription()) == ("Журнал (Alt+3)", "Alt+3")


def test_a_place_that_is_shown_later_offers_no_keys_either(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.hotkeys.on = False
    journal = window.findChild(QAbstractButton, "rail.register")
    assert journal is not None
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=journal.mapTo(window, QPoint(5, 5)))
    qtbot.waitUntil(lambda: window.place.objectName() == "register")
    search = window.place.findChild(QLineEdit, "register.search")
    assert search is not None
    qtbot.waitUntil(lambda: "Ctrl" not in search.placeholderText())
    assert search.placeholderText().startswith("Фамилия, номер")
