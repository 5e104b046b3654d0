"""Copies, the way back and encryption from the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.store.backup.folder import copies, take
from mcu_desktop.store.protecting import protect
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import write_header
from mcu_desktop.workplace.workplace import Workplace
from tests.store.profiles import SECRET, keep
from tests.ui.conftest import MONDAY
from tests.ui.forms import of_safety, safety
from ui.app import settings
from ui.bridge import Bridge
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.safety.dialog import ChooseKeeper, SafetyDialog
from ui.safety.errand import Doing, Protecting, Restoring
from ui.safety.restoring import ChooseCopy
from ui.safety.unlock import Unlock
from ui.safety.watch import SafetyWatch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def watch(bridge: Bridge, window: MainWindow) -> SafetyWatch:
    return SafetyWatch(bridge, window)


def said(window: MainWindow) -> str:
    return window.status.safety.text() if window.status.safety is not None else ""


def test_the_status_bar_says_how_the_data_lies(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: said(window) == "не зашифровано, копии нет")


def test_a_copy_is_made_and_the_status_bar_says_so(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    dialog = cast("SafetyDialog", safety(window, bridge, qtbot))
    with qtbot.waitSignal(dialog.copied):
        dialog.copy.click()
    qtbot.waitUntil(lambda: "копия" in said(window) and "копии нет" not in said(window))
    assert len(copies(bridge.home)) == 1
    qtbot.waitUntil(lambda: "ничего не изменилось" in dialog.last.text())


def test_a_copy_into_a_file_that_is_there_is_refused_in_words(
    window: MainWindow, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = cast("SafetyDialog", safety(window, bridge, qtbot))
    (tmp_path / "mine").write_bytes(b"mine")
    dialog.save(tmp_path / "mine")
    qtbot.waitUntil(lambda: "уже есть" in dialog.told.text())
    with qtbot.waitSignal(dialog.copied):
        dialog.save(tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_size > 1000


def test_a_copy_is_made_when_it_is_time(
    bridge: Bridge, window: MainWindow, qtbot: QtBot, watch: SafetyWatch
) -> None:
    watch.look()
    qtbot.waitUntil(lambda: len(copies(bridge.home)) == 1)
    watch.look()
    qtbot.wait(100)
    assert len(copies(bridge.home)) == 1


def test_the_way_back_closes_the_window_and_brings_the_copy(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    take(bridge.home, None, why="timed", now=MONDAY)
    bridge.workplace.register(RegisterCase(text="Яма."))
    dialog = cast("ChooseCopy", of_safety("back")(window, bridge, qtbot))
    dialog.restore.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert isinstance(window.errand, Restoring)
    key = bridge.close()
    doing = Doing(window.errand, bridge.home, key)
    qtbot.addWidget(doing)
    with qtbot.waitSignal(doing.accepted):
        doing.show()
    office = Workplace.open(bridge.home)
    assert not office.search("Яма")
    office.close()


def test_the_data_is_encrypted_from_the_window(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    dialog = cast("ChooseKeeper", of_safety("protect")(window, bridge, qtbot))
    dialog.choice.passphrase.fill(SECRET)
    dialog.go_on.click()
    assert dialog.choice.again.complaint == "Пароли не совпали."
    dialog.choice.again.fill(SECRET)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert isinstance(window.errand, Protecting)
    doing = Doing(window.errand, bridge.home, bridge.close())
    qtbot.addWidget(doing)
    with qtbot.waitSignal(doing.accepted):
        doing.show()
    assert vault.unlock(bridge.home, SECRET) == doing.key


def test_a_step_that_fails_says_why_and_changes_nothing(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    bridge.close()
    doing = Doing(Restoring(tmp_path / "nothing", None), bridge.home, None)
    qtbot.addWidget(doing)
    doing.show()
    qtbot.waitUntil(doing.understood.isVisible)
    assert "Не сделано" in doing.words.text()
    Workplace.open(bridge.home).close()


def test_a_damaged_file_offers_the_last_copy(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    take(bridge.home, None, why="timed", now=MONDAY)
    bridge.damaged.emit("Файл базы повреждён.")
    qtbot.waitUntil(lambda: bool(window.findChildren(ChooseCopy)))
    (offer,) = window.findChildren(ChooseCopy)
    assert "повреждён" in offer.words.text()
    assert "23.11.2026" in offer.copy.control.currentText()  # type: ignore[attr-defined]
    offer.reject()


def test_a_passphrase_opens_what_the_key_store_does_not(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    bridge.close()
    key = protect(home, keep)
    header = vault.protection(home)
    assert header is not None
    write_header(home, replace(header, store="Secret Service"))
    again = Bridge(home)
    window = MainWindow(again, settings(home))
    qtbot.addWidget(window)
    SafetyWatch(again, window)
    window.completed.connect(again.open_soon)
    window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(Unlock)))
    (unlock,) = window.findChildren(Unlock)
    unlock.passphrase.fill(SECRET)
    with qtbot.waitSignal(again.opened):
        unlock.open_button.click()
    assert again.close() == key


def test_the_first_start_encrypts_by_a_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "new")
    qtbot.addWidget(first)
    first.show()
    first.begin.click()
    assert first.keeper.passphrase.complaint
    first.keeper.passphrase.fill("коротко")
    first.keeper.again.fill("коротко")
    first.begin.click()
    qtbot.waitUntil(lambda: "короче" in first.keeper.passphrase.complaint)
    first.keeper.passphrase.fill(SECRET)
    first.keeper.again.fill(SECRET)
    with qtbot.waitSignal(first.accepted):
        first.begin.click()
    assert not (tmp_path / "new" / "office.db").read_bytes().startswith(b"SQLite")
    assert vault.unlock(tmp_path / "new", SECRET)


def test_a_damaged_profile_comes_back_at_the_start_and_nothing_is_overwritten(
    tmp_path: Path, qtbot: QtBot, bridge: Bridge
) -> None:
    bridge.workplace.register(RegisterCase(text="Яма."))
    take(bridge.home, None, why="timed", now=MONDAY)
    bridge.close()
    file = bridge.home / "office.db"
    file.write_bytes(b"garbage" * 1000)
    again = Bridge(bridge.home)
    window = MainWindow(again, settings(bridge.home))
    qtbot.addWidget(window)
    SafetyWatch(again, window)
    window.completed.connect(again.open_soon)
    window.show()
    qtbot.waitUntil(lambda: bool(window.findChildren(ChooseCopy)))
    window.findChildren(ChooseCopy)[0].restore.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.errand is not None
    window.errand(bridge.home, again.close())
    office = Workplace.open(bridge.home)
    assert office.search("Яма")
    office.close()
    (aside,) = bridge.home.glob("aside-*")
    assert (aside / "office.db").read_bytes() == b"garbage" * 1000
