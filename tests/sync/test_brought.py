"""What an exchange brought: remembered, told in words, taken back whole or one by one, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.problems import Refusal
from mcu_desktop.store.brought import note
from mcu_desktop.store.new_log import set_aside
from mcu_desktop.store.own_log import log_of
from mcu_desktop.workplace.actions import own_of_today
from mcu_desktop.workplace.exchange.brought import actions_of, brought_by, exchanges
from mcu_desktop.workplace.signing_in import change_password
from mcu_desktop.workplace.taking_back import plan, take_back
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import MONDAY, ORDINARY, OTHER_ORDINARY
from tests.sync.small_desks import Chance, Place, SmallDesk
from tests.sync.town import Town

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.vocabulary import CaseId


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of an empty database."""
    return f"sqlite:///{tmp_path}/hub.db"


@pytest.fixture
def case(town: Town) -> CaseId:
    """A case that А and Б know of."""
    made = town["А"].register()
    town.gossip()
    assert town["Б"].office.case(made)
    return made


def last(desk: Workplace) -> int:
    return exchanges(desk)[0].exchange


def test_each_exchange_that_brought_something_is_remembered_with_its_road(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    known = len(exchanges(other.office))
    other.exchange()
    assert len(exchanges(other.office)) == known, "an empty exchange is not worth a line"
    first.note(case, "Звонила.")
    first.hands.on(minutes=5)
    first.office.act(case, SetControl())
    first.exchange()
    other.exchange()

    brought = exchanges(other.office)[0]
    assert (brought.records, brought.road, brought.at) == (2, town.address, MONDAY)
    told = brought_by(other.office, brought.exchange)
    number = other.office.case(case).number
    assert [(line.about, line.text, line.holds) for line in told] == [
        (f"№ {number}", "Поставлено на контроль.", True),
        (f"№ {number}", "Звонила.", True),
    ]


def test_what_is_done_here_was_not_brought(town: Town, case: CaseId) -> None:
    other = town["Б"]
    known = len(exchanges(other.office))
    other.note(case, "Слесарь выехал.")
    other.exchange()
    town["А"].exchange()
    other.exchange()
    assert len(exchanges(other.office)) == known


def test_an_exchange_is_taken_back_whole_and_back_again_on_every_desk(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    stood = other.office.sheet(case).case
    first.office.act(case, Assign(block=ORDINARY))
    first.note(case, "Звонила.")
    first.office.record(OwnDay(day=MONDAY.date(), kind=DayKind.OFF, reason="Приказ"))
    first.exchange()
    other.exchange()
    then = other.office.sheet(case).case
    assert then != stood

    other.hands.on(minutes=1)
    undone = take_back(other.office, actions_of(other.office, last(other.office)))
    assert other.office.sheet(case).case == stood
    assert not other.office.office.own_days
    town.gossip()
    assert first.office.sheet(case).case == stood
    assert town.agree()

    assert undone.action
    other.office.undo(undone.action)
    town.gossip()
    assert first.office.sheet(case).case == then
    assert list(first.office.office.own_days)
    assert town.agree()


def test_what_cannot_be_taken_back_is_named_before_anything_is_written(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    new = first.register()
    first.note(new, "Звонила заявителю.")
    first.office.act(case, Assign(block=ORDINARY))
    first.note(case, "Звонила.")
    first.exchange()
    other.exchange()
    other.hands.on(minutes=1)
    other.office.act(case, Assign(block=OTHER_ORDINARY[0]))
    before = other.office.store.records()

    told = plan(other.office, actions_of(other.office, last(other.office)))
    assert other.office.store.records() == before
    reasons = [one.reason for one in told.staying]
    number, unborn = other.office.case(case).number, other.office.case(new).number
    assert sum(f"№ {number}: после этого было действие" in reason for reason in reasons) == 2
    assert any("«назначение»" in reason and "сначала отмените его" in reason for reason in reasons)
    assert sum(f"№ {unborn}: регистрацию отменить нельзя" in reason for reason in reasons) == 1
    assert len(told.going) == 1

    take_back(other.office, actions_of(other.office, last(other.office)))
    assert other.notes(new) == []
    assert other.notes(case) == ["Звонила."]


def test_an_action_on_several_cases_stays_whole_where_one_of_them_keeps_it(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    second = first.register()
    town.gossip()
    first.note_on_all([case, second], "Разослано.")
    first.exchange()
    other.exchange()
    other.hands.on(minutes=1)
    other.note(second, "Получено.")

    exchange = last(other.office)
    (line,) = brought_by(other.office, exchange)
    assert line.about == "2 дела"
    assert plan(other.office, [line.action]).going == ()
    with pytest.raises(Refusal, match="отметка о ходе работы"):
        take_back(other.office, [line.action])
    other.take_back(second)
    take_back(other.office, [line.action])
    assert (other.notes(case), other.notes(second)) == ([], [])


def test_more_than_can_be_looked_at_in_one_go_is_refused(
    town: Town, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.workplace.taking_back._MOST", 1)
    first, other = town["А"], town["Б"]
    first.note(case, "Звонила.")
    first.note(case, "Ещё раз звонила.")
    town.gossip()
    with pytest.raises(Refusal, match="не больше 1 действий, а здесь 2"):
        plan(other.office, actions_of(other.office, last(other.office)))
    assert len(other.notes(case)) == 2


def test_a_taking_back_that_came_is_taken_back_too(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    first.note(case, "Звонила.")
    town.gossip()
    first.take_back(case)
    first.exchange()
    other.exchange()
    assert other.notes(case) == []
    take_back(other.office, actions_of(other.office, last(other.office)))
    assert other.notes(case) == ["Звонила."]


def test_what_came_and_went_in_one_exchange_asks_for_nothing(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    first.note(case, "Звонила.")
    first.take_back(case)
    first.exchange()
    other.exchange()
    with pytest.raises(Refusal, match="Отменять нечего"):
        take_back(other.office, actions_of(other.office, last(other.office)))


def test_own_actions_of_today_can_be_taken_back_later_than_their_toast(town: Town, case: CaseId) -> None:
    desk = town["А"]
    desk.hands.on(days=1)
    desk.note(case, "Звонила.")
    desk.note_on_all([case], "Разослано.")
    lines = own_of_today(desk.office)
    assert [line.text for line in lines] == ["Разослано.", "Звонила."]

    take_back(desk.office, [lines[0].action])
    again = own_of_today(desk.office)
    assert [(line.text, line.holds) for line in again] == [
        ("Отменено: отметка о ходе работы.", True),
        ("Разослано.", False),
        ("Звонила.", True),
    ]
    desk.hands.on(days=1)
    assert own_of_today(desk.office) == ()


def test_who_looked_at_a_card_and_set_a_password_is_nothing_to_take_back(town: Town, case: CaseId) -> None:
    first, other = town["А"], town["Б"]
    before = own_of_today(first.office)
    first.office.read(case)
    change_password(first.office, "длинный пароль", old="")
    assert own_of_today(first.office) == before

    first.exchange()
    other.exchange()
    brought = last(other.office)
    assert (brought_by(other.office, brought), actions_of(other.office, brought)) == ((), ())


def test_a_log_that_fell_back_and_came_again_within_one_exchange_is_told_as_far_as_it_goes() -> None:
    chance, signed = Chance(1), set[Place]()
    here, there = SmallDesk(chance, "А", signed), SmallDesk(chance, "Б", signed)
    for _ in range(5):
        there.write()
    origin = there.origins()[0]
    records = there.standing(origin.log)

    def brought(exchange: int | None) -> int:
        return note(here.connection, exchange, MONDAY, "папка")

    here.take(origin, records)
    exchange = brought(None)
    set_aside(here.connection, log_of(here.connection, origin.log), 0)
    brought(exchange)
    here.take(origin, records[:3])
    brought(exchange)
    assert here.connection.execute("SELECT exchange, first, last FROM brought").fetchall() == [
        (exchange, 1, 3)
    ]
