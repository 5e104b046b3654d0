"""The window as a whole: how it begins, speaks, remembers, and what a fault of ours leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton

from mcu_desktop.domain.cases.commands import NoteStep, RegisterCase
from mcu_desktop.store.database import FILE_NAME
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import press
from ui import app as whole
from ui.bridge import Bridge
from ui.crash import tell
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.places import RAIL
from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import Theme
from ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_profile_is_known_by_the_same_file_as_in_the_store() -> None:
    assert whole.PROFILE == FILE_NAME


def test_the_status_speaks_in_words(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    status = window.statusBar()
    qtbot.waitUntil(lambda: status.work.text() == "В работе 0 дел")  # type: ignore[attr-defined]
    assert "рабочее место А" in status.who.whole  # type: ignore[attr-defined]
    bridge.do(lambda office: office.register(RegisterCase(text="Яма.")))
    qtbot.waitUntil(lambda: status.work.text().startswith("В работе 1 дело"))  # type: ignore[attr-defined]


def test_what_was_done_can_be_taken_back_by_a_key(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    case = bridge.workplace.register(RegisterCase(text="Яма.")).id
    bridge.do(lambda office: office.act(case, NoteStep(text="Позвонили.")), said="Отмечено.")
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.words.text() == "Отмечено."
    press(Qt.Key.Key_Z, CTRL, window)
    qtbot.waitUntil(lambda: window.toast.words.text() == "Отменено: Отмечено.")
    assert bridge.workplace.sheet(case).history[-2].undone


def test_a_refusal_stays_until_read_and_locks_nothing(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.do(lambda office: office.act(office.case_id("нет такого"), NoteStep(text="…")))
    qtbot.waitUntil(window.messages.isVisible)
    assert "нет" in window.messages.words.text()
    assert not QApplication.activeModalWidget()


def test_trouble_at_the_start_can_be_retried(
    tmp_path: Path, window_settings: QSettings, qtbot: QtBot
) -> None:
    bridge = Bridge(tmp_path / "nobody")
    window = MainWindow(bridge, window_settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.completed):
        window.show()
    bridge.open_soon()
    qtbot.waitUntil(window.messages.isVisible)
    assert "нет профиля" in window.messages.words.text()
    bridge.close()


def test_the_window_remembers_its_size(bridge: Bridge, window_settings: QSettings, qtbot: QtBot) -> None:
    first = MainWindow(bridge, window_settings)
    qtbot.addWidget(first)
    with qtbot.waitSignal(first.completed):
        first.show()
    first.resize(777, 611)
    first.close()
    second = MainWindow(bridge, window_settings)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (777, 611)


def test_every_place_has_its_digit_and_an_icon(window: MainWindow) -> None:
    buttons = [window.rail.findChild(QToolButton, f"rail.{entry.key}") for entry in RAIL]
    assert all(button is not None and not button.icon().isNull() for button in buttons)


def test_markup_in_a_label_is_shown_as_typed(qtbot: QtBot) -> None:
    made = label("<b>Иванов</b>")
    qtbot.addWidget(made)
    made.show()
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_the_theme_follows_a_choice(qapp: QApplication) -> None:
    theme = Theme(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_the_first_start_makes_a_profile(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "new")
    qtbot.addWidget(first)
    first.show()
    first.preset.fill("kostroma")
    first.station.fill("Б")
    with qtbot.waitSignal(first.accepted):
        first.begin.click()
    office = Workplace.open(tmp_path / "new")
    assert office.store.station == "Б"
    office.close()


def test_a_wrong_letter_is_said_at_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "new")
    qtbot.addWidget(first)
    first.show()
    first.station.fill("№ 1")
    first.begin.click()
    qtbot.waitUntil(lambda: bool(first.station.complaint))
    assert "от одной до восьми" in first.station.complaint


def test_a_crash_report_holds_no_word_of_what_was_typed(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    with pytest.raises(ValueError, match="Петрова") as caught:
        int("Петрова")
    tell(tmp_path, caught.value)
    (report,) = (tmp_path / "reports").iterdir()
    assert "Петрова" not in report.read_text(encoding="utf-8")
    assert "черновики целы" in shown[0]


def test_one_comes_back_to_the_field_one_left(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    press(Qt.Key.Key_F4, widget=window)
    assert window.focusWidget().objectName() == "text"
    press(Qt.Key.Key_2, ALT, window)
    assert window.place.objectName() == "register"
    press(Qt.Key.Key_1, ALT, window)
    assert window.focusWidget().objectName() == "text"
