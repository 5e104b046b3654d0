"""Changes of the directories are taken back by counter-facts, with all that they moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import (
    Block,
    CardId,
    DayKind,
    FavouriteTopic,
    NormChange,
    NumberTemplate,
    OwnDay,
    Person,
    Unit,
)
from mcu_desktop.domain.cards.policy import LastDay
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ORDINARY, SOMEBODY, WATER, kinel_cards
from tests.workplace.test_cards import ADMINISTRATION, DUE, HOLIDAY, OTHERS, TIMETABLE, dues

ELSE = Person(post="Инженер", name="Яшин Пётр")

CHANGES: dict[str, Callable[[Workplace], Changes]] = {
    "a person recorded": lambda office: office.record(ELSE)[1],
    "duties corrected": lambda office: office.correct(SOMEBODY, {"duties": ()}, reason="Так"),
    "a person withdrawn": lambda office: office.withdraw(SOMEBODY, reason="Ушёл"),
    "a block recorded": lambda office: office.record(Block(name="Молодёжь", short="М"))[1],
    "heads of a block": lambda office: office.correct(ORDINARY, {"heads": (SOMEBODY,)}, reason="Так"),
    "a block withdrawn": lambda office: office.withdraw(ORDINARY, reason="Так"),
    "a unit": lambda office: office.record(Unit(name="Парк", short="Парк"))[1],
    "a favourite topic": lambda office: office.record(FavouriteTopic(code=WATER))[1],
    "an own day": lambda office: office.record(HOLIDAY)[1],
    "working hours": lambda office: office.correct(TIMETABLE, {"eve_shorter_minutes": 30}, reason="Так"),
    "a norm": lambda office: office.record(
        NormChange(norm="59fz.answer", amount=15, article="п. 1", valid_from=date(2026, 1, 1), reason="Так")
    )[1],
    "a number template": lambda office: office.correct(OTHERS, {"index": "Я"}, reason="Так"),
    "the way of counting": lambda office: office.correct(
        ADMINISTRATION, {"last_day": LastDay.NEXT, "week_starts": 3}, reason="Так"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_a_directory_can_be_taken_back(
    kinel_office: Workplace, change: Callable[[Workplace], Changes]
) -> None:
    kinel_office.register(APPEAL)
    before, terms = kinel_office.office, dues(kinel_office)
    done = change(kinel_office)
    assert kinel_office.office != before
    assert done.action is not None
    undone = kinel_office.undo(done.action)
    assert (kinel_office.office, dues(kinel_office)) == (before, terms)
    assert {(term.after, term.before) for term in undone.moved} == {(t.before, t.after) for t in done.moved}
    assert kinel_office.verify().ok
    kinel_office.undo(undone.action or "")
    assert kinel_office.office != before


def test_a_recording_taken_back_leaves_the_words(kinel_office: Workplace) -> None:
    id_, changes = kinel_office.record(ELSE)
    kinel_office.undo(changes.action or "")
    assert id_ not in kinel_office.office.people
    assert kinel_office.person_name(id_) == "Яшин Пётр"


def _used_block(office: Workplace) -> Changes:
    id_, changes = office.record(Block(name="Молодёжь", short="М"))
    case = office.register(APPEAL).id
    office.act(case, Assign(block=id_))
    return changes


def _heading_person(office: Workplace) -> Changes:
    id_, changes = office.record(ELSE)
    office.correct(ORDINARY, {"heads": (id_,)}, reason="Так")
    return changes


def _acting_person(office: Workplace) -> Changes:
    id_, changes = office.record(replace(ELSE, duties=(Duty.APPEALS,)))
    other = Workplace.open(office.store.home, person=id_, clock=office.now)
    other.register(APPEAL)
    other.close()
    return changes


def _used_template(office: Workplace) -> Changes:
    card = NumberTemplate(journal="appeal.written", index="Я")
    standing = office.number_template_card(card.journal)
    changes = office.correct(standing, {"index": "Я"}, reason="Так") if standing else office.record(card)[1]
    office.register(APPEAL)
    return changes


def _day_declared_anew(office: Workplace) -> Changes:
    id_, _ = office.record(HOLIDAY)
    gone = office.withdraw(id_, reason="Так")
    office.record(OwnDay(day=DUE, kind=DayKind.SHORT, reason="Иначе"))
    return gone


@pytest.mark.parametrize(
    ("built", "because"),
    [
        pytest.param(_used_block, "передано 1 вопрос", id="a case went to the block"),
        pytest.param(_heading_person, "ссылаются", id="the person heads a block"),
        pytest.param(_acting_person, "от имени этого человека", id="the person acted"),
        pytest.param(_used_template, "выдан номер Я-А-1/26", id="a number was given"),
        pytest.param(_day_declared_anew, "уже есть карточка", id="another card took its place"),
    ],
)
def test_what_something_was_built_on_is_not_taken_back(
    kinel_office: Workplace, built: Callable[[Workplace], Changes], because: str
) -> None:
    action = built(kinel_office).action or ""
    records = kinel_office.store.records()
    with pytest.raises(Refusal, match=because):
        kinel_office.undo(action)
    assert kinel_office.store.records() == records


def test_the_making_of_the_office_is_never_taken_back(kinel_office: Workplace) -> None:
    action = kinel_office.store.last_action_on_cards()
    with pytest.raises(Refusal, match="Создание рабочего места"):
        kinel_office.undo(action or "")


@pytest.mark.parametrize("said", ["", "x", "0:1", f"{'0' * 32}:1", f"{'0' * 32}:{'9' * 40}"])
def test_an_action_that_is_not_there_is_refused(kinel_office: Workplace, said: str) -> None:
    with pytest.raises(Refusal, match="действия нет"):
        kinel_office.undo(said)


def test_the_last_action_on_the_directories_is_found(kinel_office: Workplace) -> None:
    first = kinel_office.record(HOLIDAY)[1].action
    kinel_office.register(RegisterCase(text="Вода"))
    second = kinel_office.record(ELSE)[1].action
    assert kinel_office.store.last_action_on_cards() == second
    kinel_office.undo(second or "")
    assert kinel_office.store.last_action_on_cards() == first


def test_a_case_is_taken_back_through_the_same_door(kinel_office: Workplace) -> None:
    case = kinel_office.register(APPEAL).id
    done = kinel_office.act(case, Assign(executor=SOMEBODY))
    kinel_office.undo(done.action or "")
    assert kinel_office.case(case).questions[0].executor is None


def test_a_withdrawal_that_hands_cases_over_is_one_action(kinel_office: Workplace) -> None:
    case = kinel_office.register(APPEAL).id
    kinel_office.act(case, Assign(executor=SOMEBODY))
    successor = next(
        CardId(id_)
        for id_, card in kinel_cards()
        if isinstance(card, Person) and id_ not in {SOMEBODY, kinel_office.person}
    )
    done = kinel_office.withdraw(SOMEBODY, reason="Ушёл", handing_over=[(case, Assign(executor=successor))])
    assert kinel_office.case(case).questions[0].executor == successor
    kinel_office.undo(done.action or "")
    assert kinel_office.case(case).questions[0].executor == SOMEBODY
    assert SOMEBODY in kinel_office.office.people
    assert kinel_office.verify().ok
