"""Acceptance: a reception day of thirty people through the window by keys alone, with no network at all."""

from __future__ import annotations

import socket
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.domain.vocabulary import Status
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.reception.papers import journal_list
from tests.journeys.screen import presses_of
from tests.ui.conftest import MONDAY
from tests.ui.keys import focused, type_text
from ui.paper.preview import Preview
from ui.reception.booking import Booking
from ui.reception.journal import JournalDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.reception.visit import Visit
    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.reception.place import ReceptionPlace

BOOKED = 8
"""As many as the timetable has times for; the others come without a booking."""
PEOPLE = 30
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ENDS = (
    Outcome.EXPLAINED,
    Outcome.ELSEWHERE,
    Outcome.ANSWER,
    Outcome.EXPLAINED,
    Outcome.PAPER,
)
"""How receptions end, in turn; orders and refusals are in the tests of the desk."""
SAID = "Кровля течёт над подъездом."


class Hands:
    """Keys alone, counted; the visitor's own words apart."""

    def __init__(self) -> None:
        self.presses = 0
        self.words = 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(focused(), key, held)
            self.presses += 1 + (held is not NONE)

    def type(self, text: str) -> None:
        type_text(text)
        self.presses += presses_of(text)

    def say(self, text: str) -> None:
        type_text(text)
        self.words += presses_of(text)


@pytest.fixture
def without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the network fails."""

    def refused(*_: object) -> None:
        raise AssertionError("приём обошёлся без сети не сам")

    monkeypatch.setattr(socket.socket, "connect", refused)


def stands(place: ReceptionPlace, qtbot: QtBot, state: State) -> Visit:
    qtbot.waitUntil(lambda: place.pane.visit is not None and place.pane.visit.state is state)
    assert place.pane.visit
    return place.pane.visit


def book(place: ReceptionPlace, hands: Hands, qtbot: QtBot, surname: str) -> None:
    """Book somebody by telephone for the first free time."""
    before = place.pane.visit
    hands.press(KEY.Key_F6)
    (dialog,) = [one for one in place.findChildren(Booking) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.times.count() > 0 and dialog.isActiveWindow())
    hands.type(surname)
    hands.press(KEY.Key_Return, held=CTRL)
    qtbot.waitUntil(lambda: place.pane.visit not in {None, before})
    place.window().activateWindow()  # what a window manager does
    qtbot.waitUntil(lambda: place.window().isActiveWindow())


def come_in(place: ReceptionPlace, hands: Hands, qtbot: QtBot, surname: str) -> None:
    """Put somebody into the queue who came without a booking."""
    hands.press(KEY.Key_F7)
    hands.type(surname)
    hands.press(KEY.Key_Return, held=CTRL)
    stands(place, qtbot, State.WAITING)


def mark_as_come(place: ReceptionPlace, hands: Hands, qtbot: QtBot) -> None:
    """Go down the queue to the first who is booked, and mark that they are here."""
    while place.pane.visit is None or place.pane.visit.state is not State.BOOKED:
        hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return, held=CTRL)
    stands(place, qtbot, State.WAITING)


def receive(place: ReceptionPlace, hands: Hands, qtbot: QtBot, outcome: Outcome) -> None:
    """Let the next one in, write down what was said, end."""
    hands.press(KEY.Key_F9)
    stands(place, qtbot, State.INSIDE)
    hands.press(KEY.Key_Space, KEY.Key_Return)
    hands.say(SAID)
    hands.press(_digit(outcome), held=CTRL)
    if outcome is Outcome.EXPLAINED:
        hands.press(KEY.Key_Space, KEY.Key_Return)
    if outcome is Outcome.PAPER:
        hands.type("2")
    if outcome in {Outcome.EXPLAINED, Outcome.ELSEWHERE}:
        hands.say("Ремонт в мае.")
    hands.press(KEY.Key_Return, held=CTRL)
    stands(place, qtbot, State.ENDED)


def _digit(outcome: Outcome) -> Qt.Key:
    return KEY(int(KEY.Key_1) + list(Outcome).index(outcome))


def test_thirty_people_are_received_in_one_day_by_keys_alone(
    place: ReceptionPlace,
    window: MainWindow,
    bridge: Bridge,
    qtbot: QtBot,
    without_network: None,
    figure: Callable[[str], None],
) -> None:
    hands, began = Hands(), time.monotonic()
    place.queue.setFocus()
    for number in range(BOOKED):
        book(place, hands, qtbot, f"Записанова{'абвгдежз'[number]}")
    for number in range(BOOKED, PEOPLE):
        come_in(place, hands, qtbot, f"Пришедшев{'абвгдежзиклмнопрстуфхц'[number - BOOKED]}")
    whom = place.head.whom
    assert whom
    hands.press(KEY.Key_F2)
    for _ in range(BOOKED):
        mark_as_come(place, hands, qtbot)
    for number in range(PEOPLE):
        receive(place, hands, qtbot, ENDS[number % len(ENDS)])
    took = time.monotonic() - began

    hands.press(KEY.Key_P, held=CTRL)
    (dialog,) = [one for one in place.findChildren(JournalDialog) if one.isVisible()]
    qtbot.waitUntil(dialog.isActiveWindow)
    hands.press(KEY.Key_Return)
    (preview,) = dialog.findChildren(Preview)
    qtbot.waitUntil(lambda: preview.papers is not None)
    assert preview.papers
    assert len(preview.papers.sizes) >= 2
    preview.reject()
    dialog.reject()

    office = bridge.workplace
    printed = journal_list(office, MONDAY.date(), MONDAY.date(), whom)
    assert len(printed.rows) == PEOPLE
    ends = Counter(ENDS[number % len(ENDS)] for number in range(PEOPLE))
    lines = office.lines(office.keys(Filter()))
    assert len(lines) == PEOPLE - ends[Outcome.ELSEWHERE]
    assert Counter(line.status for line in lines)[Status.DONE] == ends[Outcome.EXPLAINED]
    assert office.verify().ok
    figure(
        f"день приёма на {PEOPLE} человек: {hands.presses / PEOPLE:.1f} нажатия на человека, "
        f"для слов посетителя и ответа ещё {hands.words / PEOPLE:.1f}, {took:.1f} с"
    )
