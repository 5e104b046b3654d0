"""A reception by keys alone: taken in, called, ended; booked by telephone; drafts, refusals, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.permissions.table import duties_for
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.reception import day
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from tests.ui.keys import focused, press, type_text
from ui.bridge import Bridge
from ui.reception import errands
from ui.reception.booking import Booking
from ui.reception.place import ReceptionPlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.reception.visit import Visit
    from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def visits(place: ReceptionPlace, bridge: Bridge) -> list[Visit]:
    whom = place.head.whom
    assert whom
    return [line.visit for line in day.day(bridge.workplace, whom, MONDAY.date()).lines]


def until(place: ReceptionPlace, qtbot: QtBot, state: State) -> None:
    qtbot.waitUntil(lambda: place.pane.visit is not None and place.pane.visit.state is state)


def come_in(place: ReceptionPlace, qtbot: QtBot, surname: str = "Кузнецова") -> None:
    press(Qt.Key.Key_F7, widget=place)
    type_text(surname)
    press(ENTER, CTRL)
    until(place, qtbot, State.WAITING)
    press(Qt.Key.Key_F9, widget=place)
    until(place, qtbot, State.INSIDE)


def test_an_oral_explanation_takes_few_keys_and_closes_the_case(
    place: ReceptionPlace, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    come_in(place, qtbot)
    assert focused() is place.pane.card.id_shown
    press(Qt.Key.Key_Space)
    press(ENTER)
    type_text("Когда отремонтируют крышу?")
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_Space)
    press(ENTER)
    type_text("Ремонт в мае.")
    press(ENTER, CTRL)
    until(place, qtbot, State.ENDED)
    (visit,) = visits(place, bridge)
    assert visit.received
    assert (visit.received.outcome, visit.received.id_shown) == (Outcome.EXPLAINED, True)
    (line,) = bridge.workplace.lines(bridge.workplace.keys(Filter()))
    assert line.status == "done"
    assert line.number in place.pane.under.words

    window.toast.undo()
    until(place, qtbot, State.INSIDE)
    qtbot.waitUntil(lambda: bridge.workplace.lines(bridge.workplace.keys(Filter()))[0].status != "done")


def test_who_was_answered_before_is_refused_by_ticking_the_answer(
    place: ReceptionPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    ending = place.pane.card.ending
    for outcome in (Qt.Key.Key_1, Qt.Key.Key_5):
        come_in(place, qtbot)
        place.pane.card.go_to(place.pane.card.text.control)
        type_text("Крыша")
        press(outcome, CTRL)
        if outcome is Qt.Key.Key_5:
            qtbot.waitUntil(lambda: ending.earlier.count() == 1)
            ending.earlier.setCurrentRow(0)
            press(Qt.Key.Key_Space)
        else:
            press(Qt.Key.Key_Space)
            press(ENTER)
            type_text("В мае.")
        press(ENTER, CTRL)
        until(place, qtbot, State.ENDED)
    refused = next(one for one in visits(place, bridge) if one.case is None)
    first = next(one for one in visits(place, bridge) if one.case)
    assert refused.received
    assert refused.received.earlier == (first.case,)


def test_what_an_ending_lacks_is_said_at_its_field(place: ReceptionPlace, qtbot: QtBot) -> None:
    come_in(place, qtbot)
    ending = place.pane.card.ending
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: "Ctrl+1" in ending.complaint.text())
    press(Qt.Key.Key_4, CTRL)
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: place.pane.card.text.complaint == "Поле не заполнено.")
    type_text("Крыша")
    press(Qt.Key.Key_3, CTRL)
    type_text("много")
    press(ENTER, CTRL)
    qtbot.waitUntil(lambda: ending.sheets.complaint == "Листов – число.")
    assert place.pane.visit is not None
    assert place.pane.visit.state is State.INSIDE


def test_somebody_is_booked_by_telephone_for_the_first_free_time(
    place: ReceptionPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F6, widget=place)
    dialog = place.findChild(Booking)
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(lambda: dialog.times.count() > 0)
    type_text("Петрова", dialog.person.first.control)
    press(ENTER, CTRL, widget=dialog)
    until(place, qtbot, State.BOOKED)
    (visit,) = visits(place, bridge)
    assert (visit.visitor.surname, f"{visit.at:%H:%M}") == ("Петрова", "10:00")
    assert "Свободных времён: 7." in place.head.words.text()

    place.head.book.click()
    again = place.findChildren(Booking)[-1]
    qtbot.waitUntil(lambda: again.times.count() == 7 + 5 * 8)
    press(ENTER, CTRL, widget=again)
    qtbot.waitUntil(lambda: "Назовите фамилию" in again.person.first.complaint)
    again.reject()


def test_what_was_typed_and_not_finished_is_there_again(
    place: ReceptionPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    come_in(place, qtbot)
    place.pane.card.go_to(place.pane.card.text.control)
    type_text("Начатые слова")
    place.leave()
    visit = place.pane.visit
    place.pane.show_visit(None)
    qtbot.waitUntil(lambda: bool(errands.drafts(bridge.workplace)))
    place.pane.keeper.drafts = {}

    place.pane.keeper.know(errands.drafts(bridge.workplace))
    place.pane.show_visit(visit)
    assert place.pane.card.text.value() == "Начатые слова"


def test_who_is_inside_is_finished_with_before_the_next_comes_in(place: ReceptionPlace, qtbot: QtBot) -> None:
    come_in(place, qtbot)
    press(Qt.Key.Key_F7, widget=place)
    type_text("Иванов")
    press(ENTER, CTRL)
    until(place, qtbot, State.WAITING)
    press(Qt.Key.Key_F9, widget=place)
    qtbot.waitUntil(lambda: "сначала завершите" in place.messages.words.text())
    until(place, qtbot, State.INSIDE)


def test_without_a_timetable_the_place_says_what_to_do(
    window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    window.show_place("reception")
    qtbot.waitUntil(lambda: window.place.objectName() == "reception")
    empty: ReceptionPlace = window.place  # type: ignore[assignment]
    qtbot.waitUntil(lambda: "Запишите в расписание" in empty._either.words.text())
    assert empty.first_hours.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_F8, Qt.Key.Key_F10])
def test_keys_that_make_no_sense_do_nothing(place: ReceptionPlace, bridge: Bridge, key: Qt.Key) -> None:
    press(key, widget=place)
    assert visits(place, bridge) == []
    assert not place.findChildren(QDialog)


def test_whose_duty_it_is_not_is_told_who_leads_receptions(receiving: Path, qtbot: QtBot) -> None:
    office = Workplace.open(receiving)
    people = office.office.people
    leading = set(duties_for(Managing.RECEPTION))
    other = next(one for one in people if not leading & set(office.office.duties_of(one)))
    office.close()
    bridge = Bridge(receiving, open_workplace=lambda home: Workplace.open(home, person=other))
    with qtbot.waitSignal(bridge.opened):
        bridge.open_soon()
    place = ReceptionPlace(bridge)
    qtbot.addWidget(place)
    place.show()
    qtbot.waitUntil(lambda: "не ваша обязанность" in place._either.words.text())
    assert not place.head.book.isEnabled()
    assert not place.pane.isVisible()
    bridge.close()
