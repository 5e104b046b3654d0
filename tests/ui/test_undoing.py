"""Taking back later than the toast: own actions of today, and what an exchange brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.workplace.exchange import stations
from mcu_desktop.workplace.exchange.joining import accept
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import Hands
from ui.undoing.asking import Sure
from ui.undoing.brought import BroughtActions
from ui.undoing.own import OwnActions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
APPEAL = RegisterCase(text="Не вывозят мусор со двора вторую неделю.")


def act(bridge: Bridge, qtbot: QtBot, case: CaseId, text: str) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.do(lambda office: office.act(case, NoteStep(text=text)), said=f"Отмечено: {text}")


def notes(office: Workplace, case: CaseId) -> list[str]:
    return [line.text for line in office.sheet(case).history if line.kind == "noted" and not line.undone]


def test_ctrl_z_goes_back_action_by_action_up_to_what_stays(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    case = bridge.workplace.register(APPEAL).id
    act(bridge, qtbot, case, "Звонила.")
    act(bridge, qtbot, case, "Слесарь выехал.")
    for left in (1, 0):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: len(notes(bridge.workplace, case)) == left)  # noqa: B023 - asked in this round
        assert notes(bridge.workplace, case) == ["Звонила."][:left]
        qtbot.waitUntil(lambda: window.toast.words.text().startswith("Отменено"))
    with qtbot.waitSignal(bridge.refused):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, CONTROL)
    assert "регистрацию отменить нельзя" in window.messages.words.text()


def test_any_own_action_of_today_is_taken_back_from_the_list(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    first, other = (bridge.workplace.register(APPEAL).id for _ in range(2))
    act(bridge, qtbot, first, "Звонила.")
    act(bridge, qtbot, other, "Слесарь выехал.")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, CONTROL | SHIFT)
    own = window.findChild(OwnActions)
    assert own is not None
    qtbot.waitUntil(lambda: len(own.table.rows.all()) == 4)
    assert [row[2] for row in own.table.rows.all()][:2] == ["Слесарь выехал.", "Звонила."]
    own.table.selectRow(1)
    with qtbot.waitSignal(bridge.changed):
        own.undo.click()
    assert (notes(bridge.workplace, first), notes(bridge.workplace, other)) == ([], ["Слесарь выехал."])
    qtbot.waitUntil(lambda: any("больше не действует" in row[2] for row in own.table.rows.all()))
    assert window.toast.words.text() == "Отменено: 1 действие."
    with qtbot.waitSignal(bridge.changed):
        window.toast.undo()
    assert notes(bridge.workplace, first) == ["Звонила."]
    qtbot.waitUntil(lambda: window.toast.words.text() == "Снова действует: 1 действие.")


def test_what_cannot_be_taken_back_says_why_and_nothing_is_written(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.workplace.register(APPEAL)
    before = bridge.workplace.store.records()
    own = OwnActions(bridge, window)
    own.open()
    qtbot.waitUntil(lambda: len(own.table.rows.all()) == 1)
    own.undo.click()
    qtbot.waitUntil(lambda: own.findChild(Sure) is not None)
    sure = own.findChild(Sure)
    assert sure is not None
    assert "регистрацию отменить нельзя" in sure.reasons.rows.all()[0][0]
    assert not sure.go.isVisible()
    sure.reject()
    assert bridge.workplace.store.records() == before


def test_an_empty_day_says_so(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    own, brought = OwnActions(bridge, window), BroughtActions(bridge, window)
    qtbot.waitUntil(lambda: "ещё ничего не сделали" in own.words.text())
    qtbot.waitUntil(lambda: "ещё ничего не приносил" in brought.words.text())
    assert not own.undo.isEnabled()
    assert not brought.all.isEnabled()
    own.reject()
    brought.reject()


@pytest.fixture
def neighbour(
    tmp_path: Path, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Workplace, CaseId]]:
    """A colleague's desk that did two things on a case of ours and registered one, and an exchange since."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    office, road = bridge.workplace, tmp_path / "road"
    road.mkdir()
    case = office.register(APPEAL).id
    invitation = stations.invite(office, "Б", tmp_path / "invitation")
    hands = Hands()
    other = accept(tmp_path / "other", invitation, clock=hands)
    for desk in (office, other):
        desk.exchange(str(road))
    hands.on(minutes=1)
    other.act(case, NoteStep(text="Слесарь выехал."))
    other.act(case, NoteStep(text="Слесарь вернулся."))
    other.register(APPEAL)
    for desk in (other, office):
        desk.exchange(str(road))
    assert len(notes(office, case)) == 2
    yield other, case
    other.close()


def test_what_an_exchange_brought_is_taken_back_and_what_stays_is_named(
    window: MainWindow, bridge: Bridge, neighbour: Any, qtbot: QtBot
) -> None:
    _, case = neighbour
    qtbot.waitUntil(lambda: hasattr(window, "commands"))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_O, CONTROL | SHIFT)
    brought = window.findChild(BroughtActions)
    assert brought is not None
    qtbot.waitUntil(lambda: len(brought.came.rows.all()) == 3)
    assert {row[3] for row in brought.came.rows.all()} > {"Слесарь вернулся.", "Слесарь выехал."}

    brought.all.click()
    qtbot.waitUntil(lambda: brought.findChild(Sure) is not None)
    sure = brought.findChild(Sure)
    assert sure is not None
    assert "2 из 3 действий" in sure.words.text()
    with qtbot.waitSignal(bridge.changed):
        sure.go.click()
    assert notes(bridge.workplace, case) == []
    with qtbot.waitSignal(bridge.changed):
        window.toast.undo()
    assert len(notes(bridge.workplace, case)) == 2
    brought.reject()
