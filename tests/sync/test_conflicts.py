"""Two desks write of one case and one card apart: the tray of both tells it, one settles, both are quiet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.commands import Answer as Answering
from mcu_desktop.domain.cases.commands import Assign, CorrectCase, Renumber, SendAnswer, Settle, Undo
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import Mark, Result
from mcu_desktop.journal.codec import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import Stream
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace import conflicts
from tests.cli.terminal import ask
from tests.offices import SOMEBODY, SOMEBODY_ELSE

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk, Town


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/hub.db"


@pytest.fixture
def apart(town: Town) -> tuple[Desk, Desk, CaseId]:
    """Two desks that know one case, with a day between them and their last exchange."""
    one, other = town["А"], town["Б"]
    case = one.register("Нет воды.")
    town.gossip()
    one.hands.on(days=1)
    other.hands.on(days=1, minutes=5)
    return one, other, case


def place(desk: Desk, case: CaseId, place: str) -> None:
    desk.office.act(case, CorrectCase(reason="Опечатка", place=place))


def fields(desk: Desk, case: CaseId) -> tuple[conflicts.Field, ...]:
    return conflicts.fields_of(desk.office, Stream(CASE, case))


def choose(desk: Desk, case: CaseId, field: str, value: Any) -> str | None:
    return desk.office.act(case, Settle(choices=(Choice(field=field, value=value),))).action


def test_both_desks_have_it_in_their_tray_and_say_whose_it_is(
    town: Town, apart: tuple[Desk, Desk, CaseId]
) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    assert [desk.conflicts for desk in town.gossip()] == [1, 1]
    for desk, mine in ((one, [True, False]), (other, [False, True])):
        (field,) = fields(desk, case)
        assert (field.title, field.before_words, field.shown_words) == ("место", "не указано", "ул. Мира, 5")
        assert [side.words for side in field.sides] == ["ул. Мира, 4", "ул. Мира, 5"]
        assert [side.mine for side in field.sides] == mine
        (matter,) = conflicts.matters(desk.office)
        assert matter.fields == ("место",)
        (line,) = desk.office.lines(desk.office.keys(Filter()))
        assert Mark.CONFLICT in line.marks


def test_a_side_is_named_with_its_moment_and_since_when_it_was_cut_off(
    apart: tuple[Desk, Desk, CaseId], town: Town
) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    town.gossip()
    theirs = fields(one, case)[0].sides[1]
    assert theirs.whose.endswith(", 24 ноября, 09:35, без связи с 23 ноября")


def test_settled_on_one_desk_it_is_gone_on_both_and_undone_it_is_back(
    town: Town, apart: tuple[Desk, Desk, CaseId]
) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    town.gossip()
    action = choose(other, case, "place", "ул. Мира, 4")
    assert action is not None
    town.gossip()
    assert [desk.office.case(case).place for desk in (one, other)] == ["ул. Мира, 4"] * 2
    assert [fields(desk, case) for desk in (one, other)] == [(), ()]
    other.office.undo(action)
    assert [desk.conflicts for desk in town.gossip()] == [1, 1]


def test_both_settle_at_once_and_their_settlements_are_one_conflict(
    town: Town, apart: tuple[Desk, Desk, CaseId]
) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    town.gossip()
    choose(one, case, "place", "ул. Мира, 4")
    choose(other, case, "place", "ул. Мира, 5")
    assert [desk.conflicts for desk in town.gossip()] == [1, 1]
    choose(one, case, "place", "ул. Мира, 5")
    assert [desk.conflicts for desk in town.gossip()] == [0, 0]


def test_the_tables_equal_a_rebuild_with_conflicts_in_them(
    town: Town, apart: tuple[Desk, Desk, CaseId]
) -> None:
    one, other, case = apart
    one.office.act(case, Assign(executor=SOMEBODY))
    other.office.act(case, Assign(executor=SOMEBODY_ELSE))
    other.office.act(case, Answering(result=Result.EXPLAINED, text="Да."))
    other.office.act(case, SendAnswer())
    town.gossip()
    assert one.told() == other.told()
    assert one.told()["conflict"]
    assert one.office.verify().ok
    one.office.rebuild()
    assert one.told() == other.told()


def test_a_conflict_changed_in_the_file_is_found(town: Town, apart: tuple[Desk, Desk, CaseId]) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    town.gossip()
    with one.office.store.writing() as writing:
        writing._connection.execute("DELETE FROM conflict")
    assert "conflict" in str(one.office.verify().reason)


def test_a_card_is_settled_like_a_case(town: Town, apart: tuple[Desk, Desk, CaseId]) -> None:
    one, other, _ = apart
    person, who = next((id_, one) for id_, one in one.office.office.people.items() if one.name is None)
    one.office.correct(person, {"name": "Сорокина А. П."}, reason="Принята")
    other.office.correct(person, {"name": "Сорокина Анна"}, reason="Принята")
    town.gossip()
    stream = Stream("person", person)
    (field,) = conflicts.fields_of(one.office, stream)
    assert [side.words for side in field.sides] == ["Сорокина А. П.", "Сорокина Анна"]
    one.office.settle_card(person, (Choice(field="name", value="Сорокина А. П."),))
    assert [desk.conflicts for desk in town.gossip()] == [0, 0]
    settled = other.office.card(person)
    assert isinstance(settled, Person)
    assert (settled.name, settled.post) == ("Сорокина А. П.", who.post)


def test_a_card_withdrawn_here_and_corrected_there_asks_whether_it_is_needed(
    town: Town, apart: tuple[Desk, Desk, CaseId]
) -> None:
    one, other, _ = apart
    unit = next(iter(one.office.office.units))
    one.office.withdraw(unit, reason="Закрыто")
    other.office.correct(unit, {"short": "Иначе"}, reason="Переименовано")
    town.gossip()
    (field,) = conflicts.fields_of(one.office, Stream("unit", unit))
    assert field.shown_words == "убрана из справочника"
    one.office.settle_card(unit, (Choice(field="withdrawn", value=False),))
    town.gossip()
    assert unit in other.office.office.units


def test_two_cases_of_one_number_stand_in_the_tray_until_one_gets_another(town: Town) -> None:
    one = town["А"]
    copy = town.clone("А", "копия", forgetful=True)
    first, second = one.register("Нет воды."), copy.register("Нет света.")
    assert one.office.case(first).number == copy.office.case(second).number
    town.gossip()
    (matter,) = conflicts.matters(copy.office)
    assert sorted(matter.cases) == sorted((first, second))
    before = copy.office.case(second).number
    copy.office.act(second, Renumber())
    assert [desk.conflicts for desk in town.gossip()] == [0] * len(town.desks)
    assert one.office.case(second).number != before == one.office.case(first).number
    assert any(before in line.text for line in one.office.sheet(second).history)
    assert one.office.verify().ok
    with pytest.raises(Refusal, match="только это дело"):
        copy.office.act(second, Renumber())
    copy.office.act(second, Undo())
    assert copy.office.case(second).number == before
    assert conflicts.count(copy.office) == 1


def test_a_number_that_was_given_up_by_all_is_given_to_nobody(town: Town) -> None:
    one = town["А"]
    copy = town.clone("А", "копия", forgetful=True)
    first, second = one.register("Нет воды."), copy.register("Нет света.")
    town.gossip()
    lost = one.office.case(first).number
    one.office.act(first, Renumber())
    copy.office.act(second, Renumber())
    town.gossip()
    fresh = [desk.office.case(desk.register()).number for desk in (one, copy)]
    assert lost not in fresh


def test_the_terminal_shows_it_and_settles_it(town: Town, apart: tuple[Desk, Desk, CaseId]) -> None:
    one, other, case = apart
    place(one, case, "ул. Мира, 4")
    place(other, case, "ул. Мира, 5")
    town.gossip()
    shown = ask(one.home, "--json", "show", case).json
    (told,) = shown["conflicts"]
    assert (told["field"], told["before"]) == ("place", "не указано")
    assert [side["mine"] for side in told["sides"]] == [True, False]
    choice = json.dumps({"choices": [{"field": "place", "take": "theirs"}]})
    answered = ask(one.home, "--json", "act", case, "settle", choice, now="2026-11-25").json
    assert (answered["conflicts"], answered["case"]["place"]) == ([], "ул. Мира, 5")
