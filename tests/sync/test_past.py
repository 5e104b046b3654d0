"""How it was on several desks: by the stamps of facts, whatever a desk had heard of them by then."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.workplace.as_of import AsOf
from tests.offices import MONDAY, ORDINARY
from tests.store.files import dumped

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.sync.town import Desk, Town


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of an empty database."""
    return f"sqlite:///{tmp_path}/hub.db"


def stood(desk: Desk, moment: datetime) -> dict[str, list[Any]]:
    """Give every row that is told of a moment."""
    with closing(AsOf(desk.office, moment).open()) as past:
        assert past.verify().ok
        return dumped(past.store.home, *(table for table in PROJECTIONS if table != "untold"))


def test_what_a_colleague_wrote_on_monday_belongs_to_monday_whenever_it_came(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    first.hands.on(minutes=10)
    first.office.act(case, Assign(block=ORDINARY))
    monday = first.hands.moment
    for desk in (first, other):
        desk.hands.on(days=2)
    before = stood(other, monday)
    town.gossip()
    assert stood(other, monday) != before
    assert stood(other, monday) == stood(first, monday)


def test_every_desk_that_has_exchanged_shows_the_same_past_at_every_moment(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case, moments = first.register(), []
    town.gossip()
    for round_ in range(3):
        first.note(case, f"Звонила, раз {round_}.")
        other.mend(case, f"Нет воды, день {round_}.")
        other.register()
        moments.append(max(first.hands.moment, other.hands.moment))
        for desk in (first, other):
            desk.hands.on(days=1)
        if round_ == 1:
            other.take_back(case)
    town.gossip()
    for moment in (MONDAY, *moments):
        assert stood(first, moment) == stood(other, moment)
