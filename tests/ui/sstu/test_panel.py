"""The panel beside the portal: a key a field, resumed where one stopped, nothing left in the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.offices import WATER
from tests.ui.keys import press
from ui.sstu.panel import TypingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.sstu.place import SstuPlace

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(place: SstuPlace, qtbot: QtBot) -> TypingPanel:
    press(Qt.Key.Key_F6, widget=place.table)
    panel = place.findChild(TypingPanel)
    assert panel is not None
    qtbot.waitUntil(panel.copy.isEnabled)
    return panel


def pasted() -> str:
    return QGuiApplication.clipboard().text()


def test_a_month_is_typed_over_by_keys_and_everybody_learns_that_it_is_done(
    place: SstuPlace, qtbot: QtBot
) -> None:
    panel = opened(place, qtbot)
    assert panel.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    said = []
    for _ in range(panel.fields.count()):
        press(Qt.Key.Key_Return, widget=panel.fields)
        said.append(pasted())
    number, day = place.table.rows.all()[0][0], "23.11.2026"
    status = "Находится на рассмотрении"
    who, where = "Петрова Анна Сергеевна", "г. Кинель, ул. Мира, д. 4, кв. 12"
    assert said == ["да", number, day, who, where, WATER, status, day, day]
    assert panel.how_far.text() == "Скопировано 9 из 9 полей. Осталось внести 1 обращение."
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_Return, CONTROL, panel.fields)
    assert pasted() == ""
    assert "Всё внесено" in panel.which.text()
    assert place.table.rows.all()[0][2] == "выгружено 23.11.2026"
    panel.close()


def test_a_closed_panel_leaves_no_word_and_goes_on_where_it_was(place: SstuPlace, qtbot: QtBot) -> None:
    panel = opened(place, qtbot)
    for _ in range(4):
        press(Qt.Key.Key_Return, widget=panel.fields)
    assert pasted() == "Петрова Анна Сергеевна"
    press(Qt.Key.Key_Escape, widget=panel.fields)
    assert pasted() == ""
    place.window().activateWindow()  # as a window manager does when the other one closes
    panel = opened(place, qtbot)
    assert panel.fields.currentItem().text().startswith("Адрес")
    assert panel.fields.item(0).text().startswith("✓")
    QGuiApplication.clipboard().setText("чужое")
    panel.close()
    assert pasted() == "чужое", "what somebody else put there stays"
