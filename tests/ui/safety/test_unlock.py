"""The passphrase at the start of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from mcu_desktop.store.protecting import protect
from mcu_desktop.vault import vault
from mcu_desktop.vault.attempts import Attempts
from tests.store.profiles import SECRET, keep
from tests.ui.keys import press, type_text
from ui.bridge import Bridge
from ui.safety.unlock import Unlock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sealed(home: Path) -> Path:
    protect(home, keep)
    return home


@pytest.fixture
def unlock(sealed: Path, qtbot: QtBot) -> Unlock:
    dialog = Unlock(sealed, lambda typed: vault.unlock(sealed, typed))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.passphrase.control.hasFocus)
    return dialog


def test_the_typed_passphrase_opens_the_window(unlock: Unlock, sealed: Path, qtbot: QtBot) -> None:
    type_text(SECRET)
    with qtbot.waitSignal(unlock.accepted):
        press(Qt.Key.Key_Return)
    bridge = Bridge(sealed, key=unlock.key)
    with qtbot.waitSignal(bridge.opened):
        bridge.open_soon()
    assert bridge.workplace.store.station == "А"
    assert bridge.close() == unlock.key


def test_a_wrong_passphrase_is_said_at_the_field_and_may_be_typed_anew(unlock: Unlock, qtbot: QtBot) -> None:
    type_text("мимо, мимо")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(unlock.passphrase.complaint))
    assert "неверен" in unlock.passphrase.complaint
    qtbot.waitUntil(unlock.passphrase.control.hasFocus)
    type_text(SECRET)
    with qtbot.waitSignal(unlock.accepted):
        press(Qt.Key.Key_Return)


def test_after_several_wrong_ones_the_button_counts_the_seconds(
    unlock: Unlock, sealed: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        Attempts(sealed).failed()
    type_text("мимо, мимо")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unlock.open_button.text() == "Открыть через 1 с")
    assert not unlock.open_button.isEnabled()
    qtbot.waitUntil(unlock.open_button.isEnabled)
    assert unlock.open_button.text() == "Открыть"


def test_what_is_typed_is_dots_until_it_is_to_be_seen(unlock: Unlock) -> None:
    line = unlock.passphrase.control
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    unlock.show_box.setChecked(True)
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_who_goes_away_opens_nothing(unlock: Unlock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(unlock.rejected):
        unlock.leave_button.click()
    assert unlock.key is None
