"""A password that is set on one desk opens every other one; of two set at once the later holds everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.problems import Refusal
from mcu_desktop.vault import password as passwords
from mcu_desktop.vault.header import Cost
from mcu_desktop.workplace.readings import of_case
from mcu_desktop.workplace.signing_in import change_password, checked
from tests.offices import SOMEBODY

if TYPE_CHECKING:
    from tests.sync.town import Desk, Town

EARLIER, LATER = "три весёлых гуся", "четыре грустных"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real algorithm at the least cost it takes."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda said: real(said, Cost(memory=32, passes=1, lanes=1)))


def opens(desk: Desk, password: str) -> bool:
    desk.office.person = SOMEBODY
    try:
        checked(desk.office, password)
    except Refusal:
        return False
    return True


def test_a_password_of_one_desk_opens_another_and_the_later_of_two_holds(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    for desk, password in ((first, EARLIER), (other, LATER)):
        desk.office.person = SOMEBODY
        change_password(desk.office, password)
        other.hands.on(minutes=5)
    town.gossip()
    assert [opens(desk, LATER) for desk in (first, other)] == [True, True]
    assert [opens(desk, EARLIER) for desk in (first, other)] == [False, False]
    assert town.agree()


def test_who_read_a_card_is_known_on_other_desks_and_makes_no_view_look_again(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    other.office.read(case)
    other.exchange()
    done = first.exchange()
    assert done.received == 1
    assert not done.changes.streams
    assert [line.what for line in of_case(first.office, case)] == [
        f"открыта карточка № {first.office.case(case).number}"
    ]
    assert first.office.verify().ok
