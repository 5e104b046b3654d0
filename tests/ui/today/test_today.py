"""The day in the window: piles, hats, the way through it by keys, its sheet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.commands import Assign, Withdraw
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.workplace.today import Pile
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.case.lives import letter, registered
from tests.ui.conftest import MONDAY
from tests.ui.keys import focused, press
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.paper.preview import Preview
from ui.places import FIRST
from ui.today.model import DayModel
from ui.today.place import TodayPlace
from ui.today.rows import shown_day

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSettings
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def late(bridge: Bridge) -> tuple[CaseId, ...]:
    """Three overdue cases, the most overdue first."""
    office = bridge.workplace
    return registered(bridge, *(letter(office, f"Петрова{ago}", days_ago=ago) for ago in (50, 45, 40)))


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> TodayPlace:
    """The day, not yet shown."""
    made = TodayPlace(bridge)
    qtbot.addWidget(made)
    made.resize(1096, 772)
    return made


def opened(place: TodayPlace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(place.shown):
        place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.setFocus()


def numbers(place: TodayPlace) -> list[str]:
    model = place.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def pile_button(place: TodayPlace, pile: Pile) -> QPushButton:
    made = place.findChild(QPushButton, f"today.pile.{pile}")
    assert isinstance(made, QPushButton)
    return made


def test_an_empty_day_says_what_to_do(place: TodayPlace, qtbot: QtBot) -> None:
    opened(place, qtbot)
    assert place.date.text() == "Понедельник, 23 ноября 2026 года"
    assert "На сегодня всё сделано" in place.empty.text()
    assert not place.next.isEnabled()


def test_the_piles_say_how_many_in_words(place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot) -> None:
    opened(place, qtbot)
    assert place.words.text() == "Просрочены 3 дела. Без исполнителя: 3."
    assert pile_button(place, Pile.OVERDUE).text() == "Просрочено\n3 дела"
    assert pile_button(place, Pile.TODAY).accessibleName() == "Срок сегодня: нет"


def test_the_least_slack_stands_first_and_is_spoken(
    place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot
) -> None:
    opened(place, qtbot)
    first = place.list.rows.index(0).data(SPOKEN)
    assert "Петрова50" in first
    assert "просрочено на" in first


def test_the_first_pile_with_cases_is_shown(place: TodayPlace, bridge: Bridge, qtbot: QtBot) -> None:
    registered(bridge, letter(bridge.workplace))
    opened(place, qtbot)
    assert place.piles.pile is Pile.UNASSIGNED


def test_digits_choose_a_pile_and_an_empty_one_says_where_to_go_on(
    place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot
) -> None:
    opened(place, qtbot)
    press(Qt.Key.Key_2)
    assert place.piles.pile is Pile.TODAY
    assert place.empty.isVisible()
    assert place.empty.text().endswith("Дальше – «Просрочено», клавиша 1.")
    press(Qt.Key.Key_5)
    assert len(numbers(place)) == 3
    assert focused() is place.list


def test_hats_narrow_the_day(place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot) -> None:
    opened(place, qtbot)
    with qtbot.waitSignal(place.shown):
        press(Qt.Key.Key_PageDown, CTRL)
    assert place.hats.duty is Duty.APPEALS
    assert len(numbers(place)) == 3
    made = place.findChild(QPushButton, f"today.hat.{Duty.POS}")
    assert isinstance(made, QPushButton)
    with qtbot.waitSignal(place.shown):
        made.click()
    assert place.words.text() == "Просроченных дел нет."


def test_enter_opens_the_card(place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot) -> None:
    opened(place, qtbot)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(place.open_case) as opened_case:
        press(Qt.Key.Key_Return)
    assert opened_case.args == [late[1]]


def test_a_change_is_seen_and_the_place_in_the_list_is_kept(
    place: TodayPlace, late: tuple[CaseId, ...], bridge: Bridge, qtbot: QtBot
) -> None:
    opened(place, qtbot)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(place.shown):
        bridge.do(lambda office: office.act(late[1], Withdraw(reason="Просил заявитель.")))
    assert len(numbers(place)) == 2
    assert place.list.chosen == late[2]


def test_the_countdown_goes_on_by_itself(home: Path, qtbot: QtBot) -> None:
    moment = [MONDAY]
    bridge = Bridge(home, open_workplace=lambda path: Workplace.open(path, clock=lambda: moment[0]))
    registered(bridge, letter(bridge.workplace, days_ago=50))
    place = TodayPlace(bridge)
    qtbot.addWidget(place)
    place.resize(1096, 772)
    opened(place, qtbot)
    before = place.list.rows.index(0).data(SPOKEN)
    moment[0] = MONDAY + timedelta(days=1)
    with qtbot.waitSignal(place.shown):
        place._looking.minute.timeout.emit()
    assert place.list.rows.index(0).data(SPOKEN) != before
    assert place.date.text().startswith("Вторник")
    bridge.close()


def test_the_model_keeps_qts_contract(
    bridge: Bridge, late: tuple[CaseId, ...], qtmodeltester: ModelTester
) -> None:
    model = DayModel()
    shown = shown_day(bridge.workplace, None)
    model.show(shown.rows[Pile.OVERDUE], shown.day.at)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # of pytest-qt
    assert isinstance(model, QAbstractItemModel)
    assert model.rowCount() == 3


def test_a_small_window_leaves_room_to_the_list(
    place: TodayPlace, late: tuple[CaseId, ...], qtbot: QtBot
) -> None:
    opened(place, qtbot)
    place.resize(420, 440)
    assert place.words.isHidden()
    assert pile_button(place, Pile.OVERDUE).text() == "Просрочено: 3"
    qtbot.waitUntil(lambda: place.list.height() > 150)


def test_one_key_goes_through_the_day_from_the_card(
    window: MainWindow, late: tuple[CaseId, ...], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.workplace.act(late[2], Assign(question=QuestionId("1"), executor=bridge.workplace.person))
    window.show_place("today")
    place = window.place
    assert isinstance(place, TodayPlace)
    seen: list[str] = []
    place.open_case.connect(seen.append)
    for case in late:
        with qtbot.waitSignal(place.open_case):
            press(Qt.Key.Key_F12, widget=window)
        assert seen[-1] == case
    with qtbot.waitSignal(place.told) as told:
        press(Qt.Key.Key_F12, widget=window)
    assert told.args is not None
    assert "последнее дело" in told.args[0]
    window.places.back()
    assert window.place is place


def test_what_was_resolved_is_passed_over(
    window: MainWindow, late: tuple[CaseId, ...], bridge: Bridge, qtbot: QtBot
) -> None:
    window.show_place("today")
    place = window.place
    assert isinstance(place, TodayPlace)
    with qtbot.waitSignal(place.open_case):
        place.next_case()
    bridge.do(lambda office: office.act(late[0], Withdraw(reason="Просил заявитель.")))
    bridge.do(lambda office: office.act(late[1], Withdraw(reason="Просил заявитель.")))
    with qtbot.waitSignal(place.open_case) as following:
        place.next_case()
    assert following.args == [late[2]]


def test_the_window_opens_where_it_was_left(
    home: Path, bridge: Bridge, window_settings: QSettings, qtbot: QtBot
) -> None:
    first = MainWindow(bridge, window_settings)
    qtbot.addWidget(first)
    with qtbot.waitSignal(first.completed):
        first.show()
    assert first.place.objectName() == FIRST
    first.show_place("today")
    first.close()
    cold = Bridge(home)
    second = MainWindow(cold, window_settings)
    qtbot.addWidget(second)
    with qtbot.waitSignal(second.completed):
        second.show()
    with qtbot.waitSignal(cold.opened):
        cold.open_soon()
    assert isinstance(second.place, TodayPlace)
    cold.close()


def test_the_sheet_of_the_day_is_looked_at_printed_and_saved(
    place: TodayPlace, late: tuple[CaseId, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    opened(place, qtbot)
    press(Qt.Key.Key_P, CTRL)
    (paper,) = place.findChildren(Preview)
    with qtbot.waitSignal(paper.shown):
        pass
    assert paper.papers is not None
    assert paper.pages.page_count == 1
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper.print_on(printer)
    qtbot.waitUntil(lambda: paper.state.text() == "Отправлено на печать.")
    paper.save_as(tmp_path / "day.pdf")
    qtbot.waitUntil(lambda: paper.state.text().startswith("Сохранено"))
    assert (tmp_path / "day.pdf").read_bytes() == paper.papers.pdf
    assert (tmp_path / "printed.pdf").stat().st_size > 1000
    paper.reject()
    assert place.list.isVisible()


def test_the_day_is_entered_at_its_cases(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.workplace.register(RegisterCase(text="Яма у школы."))
    qtbot.waitUntil(lambda: hasattr(window, "hotkeys"))
    window.show_place("today")
    qtbot.waitUntil(lambda: window.focusWidget() is window.place.list)  # type: ignore[attr-defined]
