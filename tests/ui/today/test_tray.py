"""Reminders in the window and in the tray: said once, opened, put off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from mcu_desktop.workplace.reminders import Term
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.case.lives import letter
from tests.ui.conftest import MONDAY
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.tray import Reminders, Tray, remind, said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
"""The offscreen screen has neither tray nor order of windows."""


@pytest.fixture
def cases(home: Path) -> tuple[CaseId, ...]:
    """One case; its last day is where the clock of `moment` stands."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    made = office.register(letter(office, days_ago=20)).id
    office.close()
    return (made,)


@pytest.fixture
def moment(home: Path, cases: tuple[CaseId, ...]) -> list[datetime]:
    office = Workplace.open(home, clock=lambda: MONDAY)
    due = min(clock.due for clock in office.sheet(cases[0]).clocks if clock.running)
    office.close()
    return [datetime.combine(datetime.fromisoformat(due).date(), MONDAY.time(), MONDAY.tzinfo)]


@pytest.fixture
def bridge(home: Path, moment: list[datetime], qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=lambda: moment[0]))
    with qtbot.waitSignal(made.opened):
        made.open_soon()
    yield made
    made.close()


@pytest.fixture
def tray() -> Iterator[Tray]:
    owner = QObject()
    yield Tray(owner)
    owner.deleteLater()


@pytest.fixture
def reminders(bridge: Bridge, window_settings: QSettings, tray: Tray, qtbot: QtBot) -> Reminders:
    window = MainWindow(bridge, window_settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.completed):
        window.show()
    made = Reminders(bridge, window, tray)
    with qtbot.waitSignal(made.told):
        pass
    return made


def button(reminders: Reminders, name: str) -> QPushButton:
    made = reminders.bar.findChild(QPushButton, f"reminder.{name}")
    assert isinstance(made, QPushButton)
    return made


def look(reminders: Reminders, bridge: Bridge, qtbot: QtBot) -> None:
    """Let a minute pass and the worker answer."""
    reminders.look()
    answered: list[bool] = []
    bridge.ask(lambda _: True, answered.append)
    qtbot.waitUntil(lambda: bool(answered))


def test_what_becomes_due_is_said_once(reminders: Reminders, bridge: Bridge, qtbot: QtBot) -> None:
    assert reminders.bar.isVisible()
    assert reminders.bar.words.text().endswith(": сегодня последний день.")
    button(reminders, "close").click()
    look(reminders, bridge, qtbot)
    assert not reminders.bar.isVisible()


def test_a_reminder_opens_its_case(reminders: Reminders, cases: tuple[CaseId, ...], qtbot: QtBot) -> None:
    window = reminders.parent()
    assert isinstance(window, MainWindow)
    button(reminders, "open").click()
    assert window.place.objectName() == "case"
    assert not reminders.bar.isVisible()


@pytest.mark.parametrize(("name", "hours"), [("hour", 1), ("tomorrow", 24)])
def test_a_reminder_put_off_comes_again(
    reminders: Reminders, bridge: Bridge, moment: list[datetime], qtbot: QtBot, name: str, hours: int
) -> None:
    button(reminders, name).click()
    look(reminders, bridge, qtbot)
    assert not reminders.bar.isVisible()
    moment[0] = datetime.fromtimestamp(moment[0].timestamp() + hours * 3600, moment[0].tzinfo)
    look(reminders, bridge, qtbot)
    assert reminders.bar.isVisible()


def test_putting_off_can_be_taken_back(reminders: Reminders, qtbot: QtBot) -> None:
    window = reminders.parent()
    assert isinstance(window, MainWindow)
    button(reminders, "hour").click()
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.words.text() == "Напомню через час."
    window.toast.undo()
    qtbot.waitUntil(reminders.bar.isVisible)


def test_the_tray_can_put_off_what_it_has_told(reminders: Reminders, tray: Tray) -> None:
    hour = next(one for one in tray.menu.actions() if one.objectName() == "tray.hour")
    assert isinstance(hour, QAction)
    assert hour.isEnabled()
    hour.trigger()
    assert not hour.isEnabled()
    assert not reminders.bar.isVisible()


def test_without_a_tray_the_window_reminds_alone(
    bridge: Bridge, window_settings: QSettings, qtbot: QtBot
) -> None:
    window = MainWindow(bridge, window_settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.completed):
        window.show()
    made = remind(bridge, window)
    assert made.tray is None
    qtbot.waitUntil(made.bar.isVisible)


def test_a_message_names_numbers_and_no_people() -> None:
    terms = tuple(Term("0" * 32, f"П-А-{n}/26", "59fz.answer", "2026-11-23") for n in range(1, 6))
    assert said(terms[:1], MONDAY) == "№ П-А-1/26: сегодня последний день."
    assert said(terms, MONDAY) == "Срок истекает у 5 дел: № П-А-1/26, № П-А-2/26, № П-А-3/26 и ещё 2."
