"""Two desks of one office around a shared database, each with a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.exchange import exchanging, stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import PETROVA
from ui.app import settings
from ui.bridge import Bridge
from ui.exchange.bar import ExchangeBar
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Desk(NamedTuple):
    """A window at work."""

    bridge: Bridge
    window: MainWindow
    bar: ExchangeBar

    def register(self, text: str) -> None:
        command = RegisterCase(text=text, applicants=(PETROVA,))
        self.bridge.do(lambda office: office.register(command))

    def shows(self, cases: int) -> bool:
        office = self.bridge.workplace
        return office.store.register.count(Filter(), office.now()) == cases


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a machine remembers outside of profiles lies with the test; second processes inherit it."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/hub.db"


@pytest.fixture
def homes(home: Path, address: str, tmp_path: Path) -> tuple[Path, Path]:
    """Two profiles that are linked to one database."""
    first = Workplace.open(home)
    exchanging.prepare(first, address)
    accept(tmp_path / "Б", stations.invite(first, "Б", tmp_path / "Б.json")).close()
    first.exchange()
    first.close()
    other = Workplace.open(tmp_path / "Б")
    other.exchange()
    other.close()
    return home, tmp_path / "Б"


@pytest.fixture
def sit_down(qtbot: QtBot) -> Iterator[Callable[[Path], Desk]]:
    """Open a window on a profile, as the program does."""
    made: list[Desk] = []

    def sit(home: Path) -> Desk:
        bridge = Bridge(home)
        with qtbot.waitSignal(bridge.opened):
            bridge.open_soon()
        window = MainWindow(bridge, settings(home))
        qtbot.addWidget(window)
        window.show()
        desk = Desk(bridge, window, ExchangeBar(bridge, window))
        made.append(desk)
        return desk

    yield sit
    for desk in made:
        desk.bridge.close()
