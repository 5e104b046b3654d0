"""The specialist's board work: a morning's cards handed out, taken, answered, sent, closed; keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.vocabulary import Status
from mcu_desktop.workplace.workplace import Workplace
from tests.journeys.screen import wait
from tests.ui.case.lives import letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.journeys.desk import Desk

MOST_PRESSES = 90
ALL, FIND, TAKE_BACK = "ctrl+Cyrillic_ef", "ctrl+Cyrillic_a", "ctrl+Cyrillic_ya"
"""Ctrl+A, F and Z on the keyboard of the office, whose layout is Russian."""


@pytest.fixture
def home(home: Path) -> Path:
    """An office with four letters of the last days; the first is known to the executor already."""
    office = Workplace.open(home)
    ids = [office.register(letter(office, days_ago=days)).id for days in (9, 6, 3, 1)]
    office.act(ids[0], Assign())
    office.close()
    return home


class Board:
    """The board as it is seen: the terminal says where the cases stand, the window shows them there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def until(self, *columns: Status) -> None:
        """Wait until the cases stand so, the oldest first, and the keyboard is back on the board."""
        desk = self.desk
        wait(lambda: self._statuses() == [*columns], f"дела стоят не так: {self._statuses()}")
        for status in set(columns):
            desk.sees(f"board.{status}.cards", str(columns.count(status)))
        desk.comes("window")
        desk.stands_in("board.")

    def form(self, command: str, text: str = "", *, after_tabs: int = 0) -> None:
        """Fill and send the form of a command."""
        self.desk.comes(f"command.{command}")
        self.desk.press(*["Tab"] * after_tabs)
        if text:
            self.desk.type(text)
        self.desk.press("ctrl+Return")

    def _statuses(self) -> list[Status]:
        cases = sorted(self.desk.told("list")["cases"], key=lambda line: line["registered_on"])
        return [Status(line["status"]) for line in cases]


def test_a_specialist_works_the_board_by_keys_alone(
    open_desk: Callable[[], AbstractContextManager[Desk]], figure: Callable[[str], None]
) -> None:
    new, given, working = Status.REGISTERED, Status.ASSIGNED, Status.IN_WORK
    answered, waiting, done = Status.AGREEMENT, Status.WAITING, Status.DONE
    with open_desk() as desk:
        board = Board(desk)
        desk.count_anew()
        desk.press("alt+4")
        board.until(given, new, new, new)

        desk.press(ALL, "F3")  # three new ones are handed out at once
        board.form("assign")
        board.until(given, given, given, given)

        desk.press("Home", "shift+Down", "ctrl+Right")  # two are taken to work as one action
        board.until(working, working, given, given)

        desk.press("Home", "shift+F3")  # the most urgent one goes on control
        board.form("control", "Поручение главы")
        board.until(working, working, given, given)

        desk.press("Home", "ctrl+Right")  # it is answered, sent, closed
        board.form("answer", "Мусор вывезен.", after_tabs=2)
        board.until(answered, working, given, given)
        desk.press("ctrl+Right")
        board.form("send")
        board.until(waiting, working, given, given)
        desk.press("ctrl+Right")
        board.until(done, working, given, given)

        desk.press(TAKE_BACK)  # and taken back
        board.until(waiting, working, given, given)

        desk.press("Return")  # its card is looked at
        desk.stands_in("case")
        desk.press("Escape")
        board.until(waiting, working, given, given)

        desk.press(FIND)
        desk.type("нет такого")
        desk.sees("boards.empty")
        desk.press("Escape", "Down")
        board.until(waiting, working, given, given)
        figure(f"доска: {desk.counted()}")
        figure(f"доска: {desk.held()}")
        assert desk.presses <= MOST_PRESSES

    first, *others = sorted(desk.told("list")["cases"], key=lambda line: line["registered_on"])
    told = desk.case(first["number"])
    assert told["case"]["control"]
    assert told["questions"][0]["answer"] == "Мусор вывезен."
    assert [len(desk.case(one["number"])["history"]) for one in others] == [3, 2, 2]
