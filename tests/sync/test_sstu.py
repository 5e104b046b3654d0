"""What one desk told ССТУ the other desks know; of two that told it apart the later holds everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import SstuSettings
from mcu_desktop.domain.cases.commands import CorrectCase
from mcu_desktop.workplace.sstu.file import write
from mcu_desktop.workplace.sstu.report import State, report
from mcu_desktop.workplace.sstu.settings import settle
from tests.offices import APPEAL, WATER, asked
from tests.sstu.mutations import BODY, OFFICE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.town import Desk, Town

MONTH = "2026-11"
CODED = replace(APPEAL, questions=tuple(replace(one, code=WATER) for one in asked("Нет воды")))


def state(desk: Desk) -> State:
    (entry,) = report(desk.office, MONTH).entries
    return entry.state


def test_what_one_desk_told_the_portal_the_others_know(town: Town, tmp_path: Path) -> None:
    first, other = town["А"], town["Б"]
    settle(first.office, {"department": OFFICE})
    case = first.office.register(CODED).id
    town.gossip()
    for desk in (first, other):
        told = report(desk.office, MONTH)
        write(desk.office, told, told.ready, tmp_path / f"{desk.office.store.station}.zip")
    town.gossip()
    assert [state(desk) for desk in (first, other)] == [State.SAME, State.SAME]
    other.office.act(case, CorrectCase(applicants=(), reason="Подпись неразборчива"))
    town.gossip()
    assert [state(desk) for desk in (first, other)] == [State.CHANGED, State.CHANGED]
    assert town.agree()
    assert first.office.verify().ok


def test_settings_that_two_desks_began_apart_become_one(town: Town) -> None:
    first, other = town["А"], town["Б"]
    settle(first.office, {"department": OFFICE})
    settle(other.office, {"closes_on": 20})
    town.gossip()
    settle(first.office, {"department": BODY, "closes_on": 25})
    town.gossip()
    assert [desk.office.office.sstu for desk in (first, other)] == [
        SstuSettings(department=BODY, closes_on=25)
    ] * 2
