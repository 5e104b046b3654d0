"""The specialist's board work: a morning's cards handed out, taken, answered, sent, closed; keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.vocabulary import Status
from tests.journeys.hands import CTRL, SHIFT, Hands, Key
from tests.ui.case.lives import letter, registered
from ui.boards.place import BoardsPlace
from ui.case.form import CommandForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

MOST_PRESSES = 70


class Board:
    """The board as the specialist works on it: hands, and waiting for what one sees."""

    def __init__(self, place: BoardsPlace, bridge: Bridge, qtbot: QtBot) -> None:
        self.place = place
        self.bridge = bridge
        self.qtbot = qtbot
        self.hands = Hands()

    def columns(self) -> list[Status]:
        """Give the columns of the cases, the oldest first."""
        cases = sorted(
            (
                card
                for board in self.place.boards.shown
                for c in board.columns.values()
                for card in c.model.cards
            ),
            key=lambda card: card.key,
        )
        return [Status(card.column) for card in cases]

    def form(self) -> None:
        """Wait for the form of a command."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), CommandForm))

    def until(self, *columns: Status) -> None:
        """Wait until the cards stand so and the keyboard is back on the board."""
        self.qtbot.waitUntil(lambda: self.columns() == list(columns))
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.qtbot.waitUntil(lambda: self.place.board.here is not None)


@pytest.fixture
def cases(bridge: Bridge) -> tuple[CaseId, ...]:
    """Four letters of the last days, the first is known to the executor already."""
    office = bridge.workplace
    ids = registered(bridge, *(letter(office, days_ago=days) for days in (9, 6, 3, 1)))
    office.act(ids[0], Assign())
    return ids


@pytest.fixture
def board(cases: tuple[CaseId, ...], window: MainWindow, bridge: Bridge, qtbot: QtBot) -> Board:
    """The boards, with the keyboard on the first card."""
    assert cases
    window.show_place("boards")
    place = window.place
    assert isinstance(place, BoardsPlace)
    qtbot.waitUntil(lambda: place.board.has_cards)
    place.board.enter()
    return Board(place, bridge, qtbot)


def test_a_specialist_works_the_board_by_keys_alone(
    board: Board, cases: tuple[CaseId, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    new, given, working = Status.REGISTERED, Status.ASSIGNED, Status.IN_WORK
    answered, waiting, done = Status.AGREEMENT, Status.WAITING, Status.DONE
    hands = board.hands
    board.until(given, new, new, new)

    hands.key(Key.Key_A, held=CTRL)  # three new ones are handed out at once
    hands.key(Key.Key_F3)
    board.form()
    hands.key(Key.Key_Return, held=CTRL)
    board.until(given, given, given, given)

    hands.key(Key.Key_Home)
    hands.key(Key.Key_Down, held=SHIFT)
    hands.key(Key.Key_Right, held=CTRL)  # two are taken to work as one action
    board.until(working, working, given, given)

    hands.key(Key.Key_Home)
    hands.key(Key.Key_F3, held=SHIFT)  # the most urgent one goes on control
    board.form()
    hands.type("Поручение главы")
    hands.key(Key.Key_Return, held=CTRL)
    board.qtbot.waitUntil(lambda: board.bridge.workplace.case(cases[0]).control is not None)
    board.until(working, working, given, given)

    hands.key(Key.Key_Home)
    hands.key(Key.Key_Right, held=CTRL)  # it is answered, sent, closed
    board.form()
    hands.key(Key.Key_Return, held=CTRL)
    board.until(answered, working, given, given)
    hands.key(Key.Key_Right, held=CTRL)
    board.form()
    hands.key(Key.Key_Return, held=CTRL)
    board.until(waiting, working, given, given)
    hands.key(Key.Key_Right, held=CTRL)
    board.until(done, working, given, given)

    hands.key(Key.Key_Z, held=CTRL)  # and taken back
    board.until(waiting, working, given, given)

    hands.key(Key.Key_F, held=CTRL)
    hands.type("нет такого")
    board.qtbot.waitUntil(board.place.empty.isVisible)
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Down)
    board.until(waiting, working, given, given)

    with capsys.disabled():
        print(f"\nДоска: {hands.presses} нажатий, {hands.seconds:.1f} с")  # noqa: T201 - the journey's figure
    assert hands.presses <= MOST_PRESSES
    assert board.bridge.workplace.verify().ok
