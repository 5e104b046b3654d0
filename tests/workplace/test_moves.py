"""What a change of the calendar moved is kept with who was told, and stays as it was on that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.cases.chapters.orders import GiveOrder
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.order_values import NORM
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import moves_paper
from mcu_desktop.workplace.moves import moves, told
from tests.offices import APPEAL, SOMEBODY, SOMEBODY_ELSE, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

CITY_DAY = OwnDay(day=date(2026, 12, 23), kind=DayKind.OFF, reason="День города")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workplace]:
    """A case of somebody with two orders of a month, which end on the day that will be off."""
    made = office(tmp_path / "profile")
    case = made.register(APPEAL).id
    made.act(case, Assign(executor=SOMEBODY))
    for text in ("Проверить.", "Доложить."):
        made.act(case, GiveOrder(text=text, responsible=SOMEBODY))
    yield made
    made.close()


def test_every_moved_term_is_listed_with_before_and_after(desk: Workplace) -> None:
    desk.record(CITY_DAY)
    (move,) = moves(desk)
    both = [(term.before, term.after) for term in move.terms if term.norm == NORM]
    assert both == [("2026-12-23", "2026-12-22")] * 2
    assert move.cause == "День календаря: 23.12.2026, День города"
    assert [(one.person, one.told_at) for one in move.people] == [(SOMEBODY, None)]


def test_who_was_told_is_marked_once_with_who_told_them(desk: Workplace) -> None:
    desk.record(CITY_DAY)
    (move,) = moves(desk)
    told(desk, move.id, SOMEBODY)
    (one,) = moves(desk)[0].people
    assert one.told_at == desk.now()
    assert one.told_by == desk.person_name(desk.person)
    with pytest.raises(Refusal, match="уже отмечено"):
        told(desk, move.id, SOMEBODY)
    with pytest.raises(Refusal, match="нет сдвинутых сроков"):
        told(desk, move.id, SOMEBODY_ELSE)


def test_taking_the_change_back_is_a_list_of_its_own(desk: Workplace) -> None:
    changes = desk.record(CITY_DAY)[1]
    assert changes.action is not None
    desk.undo(changes.action)
    back, first = moves(desk)
    assert {(term.after, term.before) for term in back.terms} == {
        (term.before, term.after) for term in first.terms
    }


def test_what_moves_nothing_leaves_no_list_and_a_preview_neither(desk: Workplace) -> None:
    desk.record(OwnDay(day=date(2027, 6, 1), kind=DayKind.OFF, reason="Далеко"))
    desk.record(CITY_DAY, preview=True)
    assert moves(desk) == ()


def test_the_list_goes_on_paper(desk: Workplace) -> None:
    desk.record(CITY_DAY)
    assert moves_paper.pages(desk, moves(desk)[0]).startswith(b"%PDF")
    assert moves_paper.written("2026-12-23T13:02:00+04:00") == "23.12.2026 13:02"
