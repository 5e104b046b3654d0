"""The second process of a window: begun where there is a road, ended with its window however that ends."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from mcu_desktop.store.presence import Presence
from mcu_desktop.vault.header import Cost
from mcu_desktop.vault.vault import kept_by
from mcu_desktop.workplace.exchange.roads import add_folder
from mcu_desktop.workplace.setup import set_up
from tests.offices import kinel_cards
from ui.exchange.bar import ExchangeBar
from ui.exchange.process import ExchangeProcess, process_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.vault.header import Header
    from tests.ui.exchange.conftest import Desk
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


def test_a_desk_that_works_alone_has_no_second_process(
    bridge: Bridge, window: MainWindow, qtbot: QtBot
) -> None:
    bar = ExchangeBar(bridge, window)
    with qtbot.waitSignal(bridge.busy, check_params_cb=lambda busy: not busy):
        bar.refresh()
    assert not process_of(bridge).running
    assert not bar.words.isVisible()


def test_who_leaves_the_window_leaves_the_profile_alone(
    homes: tuple[Path, Path], sit_down: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    desk = sit_down(homes[0])
    process = begun(desk, qtbot)
    desk.bridge.close()
    assert not process.running
    Presence(homes[0], alone=True).leave()


def test_one_that_dies_is_said_and_begun_again(
    homes: tuple[Path, Path], sit_down: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    desk = sit_down(homes[0])
    process = begun(desk, qtbot)
    assert process._process is not None
    process._process.kill()
    qtbot.waitUntil(lambda: "начнётся снова" in desk.bar.words.accessibleName())
    with qtbot.waitSignal(process.news):
        process.begin()


def begun(desk: Desk, qtbot: QtBot) -> ExchangeProcess:
    """Give the second process of a window, once it has spoken."""
    process = process_of(desk.bridge)
    with qtbot.waitSignal(process.news):
        qtbot.waitUntil(lambda: process.running)
    return process


def test_the_end_of_its_window_is_the_end_of_its_lines(homes: tuple[Path, Path]) -> None:
    assert '"began"' in first_words(homes[0], "")


def test_the_key_of_a_sealed_profile_comes_through_the_pipe_alone(tmp_path: Path) -> None:
    keys: list[bytes] = []

    def keeping(key: bytes) -> Header:
        keys.append(key)
        return kept_by(
            key, store=None, passphrase="очень тайные слова", cost=Cost(memory=64, passes=1, lanes=1)
        )

    office = set_up(tmp_path / "А", kinel_cards(), station="А", keep=keeping)
    (tmp_path / "обмен").mkdir()
    add_folder(office.store, tmp_path / "обмен")
    office.close()
    assert '"began"' in first_words(tmp_path / "А", keys[0].hex())


def first_words(home: Path, key: str) -> str:
    """Let a second process begin, end its lines as a window does that is killed, and see it end."""
    command = [sys.executable, "-m", "mcu_desktop", "--home", str(home), "sync", "--serve"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{key}\n")
    process.stdin.flush()
    words = process.stdout.readline()
    process.stdin.close()
    process.stdout.read()
    process.stdout.close()
    assert process.wait(60) == 0
    return words
