"""Two desks write of one case and one card apart: the tray of both tells it, one settles, both are quiet."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.commands import Answer as Answering
from mcu_desktop.domain.cases.commands import Assign, CorrectCase, Renumber, SendAnswer, Settle, Undo
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import Mark, Result
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import conflicts, unsettled
from mcu_desktop.workplace.readings import readings
from tests.cli.terminal import ask
from tests.offices import SOMEBODY, SOMEBODY_ELSE
from tests.sync.town import FAST, Town, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk


@pytest.fixture(scope="module")
def met(fresh_kinel: Path) -> Iterator[tuple[Path, CaseId]]:
    """A folder with two desks that know one case, and the case."""
    folder = Path(mkdtemp(prefix="mcu-apart-", dir=FAST if FAST.is_dir() else None))
    (folder / "town").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MCU_STATE", str(folder / "town" / "state"))
        town = Town(folder / "town", fresh_kinel, f"sqlite:///{folder}/town/hub.db")
        assert town["Б"]
        case = town["А"].register("Нет воды.")
        town.gossip()
        town.close()
        shutil.copytree(folder / "town", folder / "template")
    yield folder, case
    shutil.rmtree(folder)


@pytest.fixture
def town(met: tuple[Path, CaseId], monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    folder, _ = met
    monkeypatch.setenv("MCU_STATE", str(folder / "town" / "state"))
    lay_out(folder / "template", folder / "town")
    found = Town.found(folder / "town")
    yield found
    found.close()


@pytest.fixture
def apart(met: tuple[Path, CaseId], town: Town) -> Apart:
    """The two desks a day later, with no exchange since."""
    one, other = town["А"], town["Б"]
    one.hands.on(days=1)
    other.hands.on(days=1, minutes=5)
    return Apart(town, one, other, met[1])


class Apart(NamedTuple):
    """Two desks that have not heard of each other for a day, and the case that both know."""

    town: Town
    one: Desk
    other: Desk
    case: CaseId

    def disagree(self) -> None:
        """Let both write another place, and exchange."""
        for desk, words in ((self.one, HERE), (self.other, THERE)):
            desk.office.act(self.case, CorrectCase(reason="Опечатка", place=words))
        self.town.gossip()

    def conflicts(self) -> list[int]:
        """Exchange, and give how much stands in the tray of each desk."""
        return [done.conflicts for done in self.town.gossip()]


HERE, THERE = "ул. Мира, 4", "ул. Мира, 5"


def fields(desk: Desk, case: CaseId) -> tuple[conflicts.Field, ...]:
    return conflicts.fields_of(desk.office, Stream(CASE, case))


def choose(desk: Desk, case: CaseId, field: str, value: Any) -> str | None:
    return desk.office.act(case, Settle(choices=(Choice(field=field, value=value),))).action


def test_both_desks_have_it_in_their_tray_and_say_whose_it_is(apart: Apart) -> None:
    _town, one, other, case = apart
    apart.disagree()
    assert apart.conflicts() == [1, 1]
    for desk, mine in ((one, [True, False]), (other, [False, True])):
        (field,) = fields(desk, case)
        assert (field.title, field.before_words, field.shown_words) == ("место", "не указано", THERE)
        assert [side.words for side in field.sides] == [HERE, THERE]
        assert [side.mine for side in field.sides] == mine
        (matter,) = conflicts.matters(desk.office)
        assert matter.fields == ("место",)
        (line,) = desk.office.lines(desk.office.keys(Filter()))
        assert Mark.CONFLICT in line.marks


def test_looking_at_what_stands_against_each_other_is_a_reading_of_the_case(apart: Apart) -> None:
    _town, one, _other, case = apart
    apart.disagree()
    (matter,) = conflicts.matters(one.office)
    assert conflicts.unfolded(one.office, matter).fields == fields(one, case)
    assert [line.case for line in readings(one.office)] == [case]


def test_a_side_is_named_with_its_moment_and_since_when_it_was_cut_off(apart: Apart) -> None:
    _town, one, _other, case = apart
    apart.disagree()
    theirs = fields(one, case)[0].sides[1]
    assert theirs.whose.endswith(", 24 ноября, 09:35, без связи с 23 ноября")


def test_settled_on_one_desk_it_is_gone_on_both_and_undone_it_is_back(apart: Apart) -> None:
    town, one, other, case = apart
    apart.disagree()
    action = choose(other, case, "place", HERE)
    assert action is not None
    town.gossip()
    assert [desk.office.case(case).place for desk in (one, other)] == [HERE] * 2
    assert [fields(desk, case) for desk in (one, other)] == [(), ()]
    other.office.undo(action)
    assert apart.conflicts() == [1, 1]


def test_both_settle_at_once_and_their_settlements_are_one_conflict(apart: Apart) -> None:
    _town, one, other, case = apart
    apart.disagree()
    choose(one, case, "place", HERE)
    choose(other, case, "place", THERE)
    assert apart.conflicts() == [1, 1]
    choose(one, case, "place", THERE)
    assert apart.conflicts() == [0, 0]


def test_the_tables_equal_a_rebuild_with_conflicts_in_them(apart: Apart) -> None:
    town, one, other, case = apart
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


def test_a_conflict_changed_in_the_file_is_found(apart: Apart) -> None:
    _town, one, _other, _case = apart
    apart.disagree()
    with one.office.store.writing() as writing:
        writing._connection.execute("DELETE FROM conflict")
    assert "conflict" in str(one.office.verify().reason)


def test_a_card_is_settled_like_a_case(apart: Apart) -> None:
    town, one, other, _ = apart
    person, who = next((id_, one) for id_, one in one.office.office.people.items() if one.name is None)
    one.office.correct(person, {"name": "Сорокина А. П."}, reason="Принята")
    other.office.correct(person, {"name": "Сорокина Анна"}, reason="Принята")
    town.gossip()
    stream = Stream("person", person)
    (field,) = conflicts.fields_of(one.office, stream)
    assert [side.words for side in field.sides] == ["Сорокина А. П.", "Сорокина Анна"]
    action = one.office.settle_card(person, (Choice(field="name", value="Сорокина А. П."),)).action
    assert action is not None
    one.office.undo(action)
    assert unsettled.count(one.office) == 1
    one.office.settle_card(person, (Choice(field="name", value="Сорокина А. П."),))
    assert apart.conflicts() == [0, 0]
    settled = other.office.card(person)
    assert isinstance(settled, Person)
    assert (settled.name, settled.post) == ("Сорокина А. П.", who.post)


def test_a_card_withdrawn_here_and_corrected_there_asks_whether_it_is_needed(apart: Apart) -> None:
    town, one, other, _ = apart
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
    assert [done.conflicts for done in town.gossip()] == [0] * len(town.desks)
    assert one.office.case(second).number != before == one.office.case(first).number
    assert any(before in line.text for line in one.office.sheet(second).history)
    assert one.office.verify().ok
    with pytest.raises(Refusal, match="только это дело"):
        copy.office.act(second, Renumber())
    copy.office.act(second, Undo())
    assert copy.office.case(second).number == before
    assert unsettled.count(copy.office) == 1


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


def test_the_terminal_shows_it_and_settles_it(apart: Apart) -> None:
    _town, one, _other, case = apart
    apart.disagree()
    shown = ask(one.home, "--json", "show", case).json
    (told,) = shown["conflicts"]
    assert (told["field"], told["before"]) == ("place", "не указано")
    assert [side["mine"] for side in told["sides"]] == [True, False]
    choice = json.dumps({"choices": [{"field": "place", "take": "theirs"}]})
    answered = ask(one.home, "--json", "act", case, "settle", choice, now="2026-11-25").json
    assert (answered["conflicts"], answered["case"]["place"]) == ([], THERE)
