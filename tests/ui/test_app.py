"""The window as a whole: how it begins, speaks, remembers, and what a fault of ours leaves behind."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPushButton, QToolButton

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import press, type_text
from ui import app as whole
from ui.bridge import Bridge
from ui.crash import tell
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.places import RAIL
from ui.registration.form import RegistrationForm
from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import Theme
from ui.view_choices import ViewChoices
from ui.widgets.soon import soon
from ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_status_speaks_in_words(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    status = window.statusBar()
    qtbot.waitUntil(lambda: status.work.text() == "В работе 0 дел")  # type: ignore[attr-defined]
    assert "Рабочее место А" in status.who.whole  # type: ignore[attr-defined]
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


def test_a_window_may_be_pressed_and_left_before_it_is_complete(
    bridge: Bridge, window_settings: QSettings, qtbot: QtBot
) -> None:
    early = MainWindow(bridge, window_settings)
    qtbot.addWidget(early)
    for pressed in early.place.findChildren(QPushButton):
        pressed.click()
    early.place.focusNextPrevChild(True)
    for form in early.place.findChildren(RegistrationForm):
        press(Qt.Key.Key_Return, widget=form)
    early.close()


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
    first.keeper.keeper.fill("open")
    with qtbot.waitSignal(first.accepted):
        first.begin.click()
    office = Workplace.open(tmp_path / "new")
    assert office.store.station == "Б"
    office.close()


def test_a_wrong_letter_is_said_at_its_field(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "new")
    qtbot.addWidget(first)
    first.show()
    first.keeper.keeper.fill("open")
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
    press(Qt.Key.Key_3, ALT, window)
    assert window.place.objectName() == "register"
    press(Qt.Key.Key_2, ALT, window)
    assert window.focusWidget().objectName() == "text"


def test_the_last_action_is_taken_back_also_when_its_toast_has_gone(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    case = bridge.workplace.register(RegisterCase(text="Яма.")).id
    bridge.do(lambda office: office.act(case, NoteStep(text="Позвонили.")), said="Отмечено.")
    qtbot.waitUntil(window.toast.isVisible)
    window.toast.hide()
    window.show_place("register")
    press(Qt.Key.Key_Z, CTRL, window.place)
    qtbot.waitUntil(lambda: bridge.workplace.sheet(case).history[-2].undone)


def test_with_nothing_to_take_back_the_key_says_so(window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Z, CTRL, window)
    qtbot.waitUntil(lambda: window.toast.words.text().startswith("Отменять нечего"))


def test_in_a_field_the_key_takes_back_typing_not_actions(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    case = bridge.workplace.register(RegisterCase(text="Яма.")).id
    bridge.do(lambda office: office.act(case, NoteStep(text="Позвонили.")), said="Отмечено.")
    qtbot.waitUntil(window.toast.isVisible)
    line = window.findChild(QLineEdit, "applicants[0].surname")
    assert line is not None
    line.setFocus()
    type_text("Петрова", line)
    press(Qt.Key.Key_Z, CTRL, line)
    assert not line.text()
    assert window.toast.words.text() == "Отмечено."


def test_two_windows_of_one_profile_agree(
    window: MainWindow, bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    window.show_place("register")
    other = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=bridge.workplace.now))
    with qtbot.waitSignal(other.opened):
        other.open_soon()
    with qtbot.waitSignal(other.changed):
        other.do(lambda office: office.register(RegisterCase(text="Яма у школы.")))
    table = window.place.table  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    other.close()


def test_a_fault_loses_nothing_that_was_typed(
    window: MainWindow, bridge: Bridge, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    whole.watch_for_faults(home)
    line = window.findChild(QLineEdit, "applicants[0].surname")
    assert line is not None
    line.setFocus()
    type_text("Петрова", line)
    soon(window, lambda: int("Петрова"))
    qtbot.waitUntil(lambda: bool(shown))
    assert line.text() == "Петрова"
    qtbot.waitUntil(lambda: "Петрова" in str(bridge.workplace.drafts.all("registration")))
    (report,) = (home / "reports").iterdir()
    assert "Петрова" not in report.read_text(encoding="utf-8")


def test_the_choices_of_the_view_hold_at_once_and_are_remembered(
    window: MainWindow, window_settings: QSettings, qtbot: QtBot
) -> None:
    worn: list[str] = []
    window.scheme_chosen.connect(worn.append)
    press(Qt.Key.Key_Comma, CTRL, window)
    choices = window.findChild(QDialog, "view")
    assert isinstance(choices, ViewChoices)
    choices.scheme.control.setFocus()
    press(Qt.Key.Key_End, widget=choices.scheme.control)
    assert worn == ["dark"]
    assert window_settings.value("window/scheme") == "dark"
    choices.scale.control.setFocus()
    press(Qt.Key.Key_End, widget=choices.scale.control)
    assert window_settings.value("window/scale") == "200"
    assert choices.again.isVisible()


def test_the_window_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    for width, height in ((1024, 700), (640, 400)):
        window.resize(width, height)
        assert (window.width(), window.height()) == (width, height)
        for entry in RAIL:
            window.show_place(entry.key)
            qtbot.wait(20)
            over = window.place.minimumSizeHint().width() - window.place.width()
            assert over <= 0, f"«{entry.title}» шире окна {width} на {over}"
