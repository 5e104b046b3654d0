"""What is written on cards is read when they are looked at, and never shown after it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.vocabulary import Status
from tests.ui.boards.test_boards import SPOKEN, column, one, place
from tests.ui.boards.test_many import several
from tests.ui.opening import opened
from ui.boards.board import Board
from ui.boards.deck import Deck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from mcu_desktop.store.rows import BoardCard, BoardPin
    from ui.boards.place import BoardsPlace
    from ui.bridge import Bridge

__all__ = ["place"]


class Reading:
    """Reads cards, and remembers how many."""

    def __init__(self, bridge: Bridge) -> None:
        self._office = bridge.workplace
        self.numbers: list[str] = []

    def __call__(self, pins: Sequence[BoardPin]) -> list[BoardCard]:
        cards = self._office.board_cards(pins)
        self.numbers += [card.number for card in cards]
        return cards


@pytest.fixture
def reading(bridge: Bridge) -> Reading:
    """What is read of this office."""
    return Reading(bridge)


def test_a_board_reads_the_cards_in_sight_and_others_when_they_come_into_it(
    bridge: Bridge, reading: Reading, qtbot: QtBot
) -> None:
    office = bridge.workplace
    _, named = several(bridge, 12)
    board = Board(str, office.now)
    qtbot.addWidget(board)
    board.show_cards(office.board_pins(office.office.block_named("ЖКХ")), Deck(reading))
    board.resize(1500, 500)
    board.show()
    board.grab()
    assert reading.numbers == named[:6]
    bar = board.columns[Status.REGISTERED].cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    board.grab()
    assert named[-1] in reading.numbers
    assert len(reading.numbers) == len(set(reading.numbers)) < len(named)


def test_a_card_is_read_once_and_one_that_is_gone_is_left_out(bridge: Bridge, reading: Reading) -> None:
    office = bridge.workplace
    one(bridge)
    (pin,) = office.board_pins(office.office.block_named("ЖКХ"))
    gone = pin._replace(key=pin.key + 1)
    deck = Deck(reading)
    assert [card.pin for card in deck.cards([gone, pin])] == [pin]
    assert deck.card(gone) is None
    assert deck.card(pin)
    assert len(reading.numbers) == 1


def test_a_card_that_hangs_where_it_hung_still_says_what_is_new(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    id_, _ = one(bridge)
    opened(place, qtbot)
    model = column(place, Status.REGISTERED).model
    assert "на контроле" not in model.index(0).data(SPOKEN)
    before = column(place, Status.REGISTERED).cards.grab().toImage()
    with qtbot.waitSignal(place.shown):
        bridge.do(lambda office: office.act(id_, SetControl(reason="Поручение")))
    assert "на контроле" in model.index(0).data(SPOKEN)
    assert column(place, Status.REGISTERED).cards.grab().toImage() != before


def test_cards_out_of_sight_are_read_by_the_worker_soon_after(
    bridge: Bridge, place: BoardsPlace, qtbot: QtBot
) -> None:
    several(bridge, 12)
    opened(place, qtbot)
    pins = column(place, Status.REGISTERED).model.pins
    assert place.deck.unread(pins)
    qtbot.waitUntil(lambda: not place.deck.unread(pins))
