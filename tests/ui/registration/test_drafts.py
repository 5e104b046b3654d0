"""Nothing typed is ever lost: drafts survive a killed process and are offered, never forced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import focused, press, type_text
from ui.registration.content import Content, read, written
from ui.registration.place import RegistrationPlace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier

TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.ui.keys import type_text
from ui.app import application, open_window

home = Path(sys.argv[1])
app = application(home)
window, bridge = open_window(home)

def type_it():
    window.place.form.text.field.setFocus()
    window.place.keeper.kept.connect(lambda _: print("kept", flush=True))
    type_text("Не вывозят мусор вторую неделю.", window.place.form.text.letter)

bridge.opened.connect(type_it)
app.exec()
"""


def test_a_draft_survives_a_killed_process(home: Path) -> None:
    typing = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(home)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert typing.stdout is not None
    assert typing.stdout.readline() == b"kept\n"
    typing.send_signal(signal.SIGKILL)
    typing.wait()
    typing.stdout.close()
    office = Workplace.open(home)
    kept = office.drafts.all("registration")
    office.close()
    assert [read(draft.body).text for draft in kept] == ["Не вывозят мусор вторую неделю."]


def test_a_draft_is_offered_and_taken_up_by_a_key(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    place = window.place
    assert isinstance(place, RegistrationPlace)
    qtbot.waitUntil(lambda: focused().objectName() == "form")
    press(Qt.Key.Key_F4)
    type_text("Яма")
    with qtbot.waitSignal(place.keeper.kept):
        pass
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(place.drafts.isVisible)
    assert place.form.content().empty
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: place.form.content().text == "Яма")
    qtbot.waitUntil(lambda: not place.drafts.isVisible())


def test_registration_drops_its_draft(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    place = window.place
    assert isinstance(place, RegistrationPlace)
    qtbot.waitUntil(lambda: focused().objectName() == "form")
    press(Qt.Key.Key_F4)
    type_text("Яма на дороге")
    with qtbot.waitSignal(place.keeper.kept):
        pass
    assert len(bridge.workplace.drafts.all("registration")) == 1
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    qtbot.wait(700)
    assert bridge.workplace.drafts.all("registration") == ()


def test_what_is_written_is_read_again() -> None:
    content = Content(
        origin={"form": "oral"},
        applicants=({"surname": "Ёлкина"},),
        text="«Яма»\n",
        questions=({"code": "1"},),
    )
    assert read(written(content)) == content
