"""Windows exchange by themselves: what one desk does, the other shows, and nobody has pressed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.watchdog import Watchdog
from ui.exchange.place import ExchangePlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.exchange.conftest import Desk


LONGEST_S = 0.05
"""More than that one sees; where a loaded machine shows the place itself in more, no more than that."""


def test_a_case_of_one_window_appears_in_the_other(
    homes: tuple[Path, Path], sit_down: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    first, other = map(sit_down, homes)
    first.register("Нет воды вторые сутки.")
    qtbot.waitUntil(lambda: other.shows(1))
    qtbot.waitUntil(lambda: "обмен только что" in first.bar.words.text())


def test_what_came_is_told_by_person_and_case_and_enter_opens_the_case(
    homes: tuple[Path, Path], sit_down: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    first, other = map(sit_down, homes)
    watchdog = Watchdog()
    other.window.show_place("exchange")
    place = other.window.place
    assert isinstance(place, ExchangePlace)
    qtbot.waitUntil(lambda: "только что" in place.words.text())
    shown, _ = max(watchdog.blocks)
    watchdog.begin_anew()
    first.register("Нет воды вторые сутки.")
    qtbot.waitUntil(lambda: "Зарегистрировано" in said(place))
    watchdog.stop()
    assert max(watchdog.blocks)[0] < max(LONGEST_S, shown), (max(watchdog.blocks), shown)
    place.arrivals.table.selectRow(0)
    with qtbot.waitSignal(place.open_case) as opened:
        QTest.keyClick(place.arrivals.table, Qt.Key.Key_Return)
    store = other.bridge.workplace.store
    with store.writing() as writing:
        assert opened.args == list(writing.cases())


def said(place: ExchangePlace) -> str:
    return " ".join(cell for row in place.arrivals.table.rows.all() for cell in row)
