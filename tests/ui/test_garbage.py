"""No object of Qt's dies outside the window's thread: its locks and Python's would wait for each other."""

from __future__ import annotations

import gc
from threading import get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt

from ui.garbage import Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

Deaths = list[int]


@pytest.fixture
def deaths() -> Deaths:
    """The threads in which canaries died."""
    return []


@pytest.fixture
def eager() -> Iterator[None]:
    """Python wants to look for garbage at every turn, as it would in a long day."""
    before = gc.get_threshold()
    gc.set_threshold(20)
    yield
    gc.set_threshold(*before)


def canary(deaths: Deaths) -> QObject:
    made = QObject()
    made.destroyed.connect(lambda: deaths.append(get_ident()), Qt.ConnectionType.DirectConnection)
    return made


def make_cycles(_office: Workplace) -> None:
    for _ in range(5_000):
        cycle: list[object] = []
        cycle.append(cycle)


@pytest.mark.usefixtures("eager")
def test_widgets_in_a_cycle_do_not_die_in_the_worker(bridge: Bridge, qtbot: QtBot, deaths: Deaths) -> None:
    worked: list[object] = []
    for _ in range(20):
        lost = canary(deaths)
        lost.me = lost  # type: ignore[attr-defined]  # a cycle, as a lambda on one's own signal makes
        del lost
        bridge.ask(make_cycles, worked.append)
    qtbot.waitUntil(lambda: len(worked) == 20)
    assert not deaths
    gc.collect()
    assert deaths == [get_ident()] * 20


def test_what_an_order_knew_does_not_die_in_the_worker(bridge: Bridge, qtbot: QtBot, deaths: Deaths) -> None:
    for _ in range(200):
        known = canary(deaths)
        bridge.ask(lambda _office, known=known: known.objectName(), lambda _: None)  # type: ignore[misc]
        del known
    bridge.ask(lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: len(deaths) >= 199)
    assert set(deaths) == {get_ident()}


def test_cycles_are_found_in_the_windows_thread(qapp: QApplication, deaths: Deaths) -> None:
    garbage = qapp.findChild(Garbage)
    assert garbage is not None
    assert not gc.isenabled()
    lost = canary(deaths)
    lost.me = lost  # type: ignore[attr-defined]
    del lost
    for _ in range(2):
        made: list[list[int]] = [[] for _ in range(11_000)]
        garbage.look()
        del made
    assert deaths == [get_ident()]
