"""One person's lifelong history: found under every name, joined and parted, and nothing of it destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats.directory import Sighting, grouped
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.citizens import citizens, join, part, related, whole
from mcu_desktop.workplace.radar import radar
from tests.offices import Hands, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.domain.repeats.directory import Citizen
    from mcu_desktop.workplace.workplace import Workplace

ANNA = Applicant(
    surname="Волкова", name="Анна", patronymic="Ильинична", address="ул. Мира, 4-12", phone="2-11-22"
)
INITIALS = replace(ANNA, name="А.", patronymic="И.")
SLIP = replace(ANNA, surname="Волклва", address=None)
OTHER = Applicant(surname="Дубов", name="Игорь", phone="2-11-22")
ELSEWHERE = replace(ANNA, address="с. Бобровка, ул. Лесная, 8", phone="8 927 555 66 77")


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    made = office(tmp_path / "profile", Hands())
    yield made
    made.close()


def wrote(workplace: Workplace, *people: Applicant) -> list[str]:
    return [workplace.register(RegisterCase(applicants=(one,), text="Просьба.")).id for one in people]


def found(workplace: Workplace, typed: str = "волк") -> list[Citizen]:
    return [whole(workplace, one) for one in citizens(workplace, typed)]


def test_a_name_with_a_way_to_her_is_one_person_and_a_namesake_another(
    workplace: Workplace,
) -> None:
    wrote(workplace, ANNA, replace(ANNA, phone=None, address="Мира 4-12"), ELSEWHERE)
    assert sorted(len(one.cases) for one in found(workplace)) == [1, 2]


def test_who_was_joined_is_parted_again_and_that_is_taken_back(workplace: Workplace) -> None:
    cases = wrote(workplace, ANNA, ELSEWHERE)
    join(workplace, citizens(workplace, "волк"))
    (one,) = found(workplace)
    assert [seen.case for seen in one.cases] == cases[::-1]
    assert [said for _, said in one.known("address")] == [ELSEWHERE.address, ANNA.address]
    parted = part(workplace, one, {cases[0]})
    assert len(found(workplace)) == 2
    assert parted.action is not None
    workplace.undo(parted.action)
    assert len(found(workplace)) == 1


def test_joining_leaves_the_cases_as_they_are_and_is_taken_back(workplace: Workplace) -> None:
    cases = wrote(workplace, ANNA, ELSEWHERE)
    changes = join(workplace, citizens(workplace, "волк"))
    assert changes.action is not None
    workplace.undo(changes.action)
    assert len(found(workplace)) == 2
    assert [workplace.case(workplace.case_id(case)).applicants[0] for case in cases] == [ANNA, ELSEWHERE]


def test_whom_somebody_parted_the_rule_does_not_join(workplace: Workplace) -> None:
    cases = wrote(workplace, ANNA, ANNA)
    (one,) = found(workplace)
    part(workplace, one, {cases[1]})
    assert len(found(workplace)) == 2
    wrote(workplace, ANNA)
    assert sorted(len(one.cases) for one in found(workplace)) == [1, 2]


def test_names_and_addresses_are_known_by_their_days(workplace: Workplace) -> None:
    (case,) = wrote(workplace, ANNA)
    change = ChangeCitizen(surname="Дубова", address="с. Бобровка, ул. Лесная, 8", since=date(2020, 5, 1))
    workplace.act(workplace.case_id(case), change)
    wrote(workplace, replace(ANNA, surname="Дубова", address="Бобровка, Лесная 8", phone=None))
    (one,) = found(workplace)
    assert [said for _, said in one.known("surname")] == ["Дубова", "Волкова", "Дубова"]
    assert len(one.cases) == 2


def test_nothing_is_joined_with_itself_and_not_all_is_parted(workplace: Workplace) -> None:
    cases = wrote(workplace, ANNA)
    (one,) = found(workplace)
    with pytest.raises(Refusal, match="двух"):
        join(workplace, [one])
    with pytest.raises(Refusal, match="не все"):
        part(workplace, one, set(cases))


def test_a_directory_told_anew_is_the_same(workplace: Workplace) -> None:
    wrote(workplace, ANNA, ELSEWHERE)
    join(workplace, citizens(workplace, ""))
    assert workplace.verify().ok


def test_who_may_not_know_people_finds_none(workplace: Workplace) -> None:
    wrote(workplace, ANNA, ELSEWHERE)
    analyst, _ = workplace.record(Person(post="Аналитик", duties=(Duty.ANALYST,)))
    executor, _ = workplace.record(Person(post="Мастер участка", duties=(Duty.EXECUTOR,)))
    workplace.person = analyst
    with pytest.raises(Refusal):
        citizens(workplace, "")
    assert radar(workplace, RegisterCase(applicants=(ANNA,), text="Просьба.")) == ()
    workplace.person = executor
    assert citizens(workplace, "") == ()


@settings(max_examples=40)
@given(people=st.lists(st.sampled_from([ANNA, ELSEWHERE, INITIALS, SLIP, OTHER]), max_size=9), data=st.data())
def test_everybody_is_in_the_directory_once(people: list[Applicant], data: st.DataObject) -> None:
    seen = [
        Sighting(key=n, case=f"{n}", number=f"{n}", on=date(2026, 1, 1 + n), place=0, applicant=one)
        for n, one in enumerate(people)
    ]
    groups = grouped(seen)
    assert sorted(one.case for group in groups for one in group.sightings) == sorted(one.case for one in seen)
    assert grouped(data.draw(st.permutations(seen))) == groups


def test_a_card_names_the_other_cases_of_the_person_under_every_spelling(workplace: Workplace) -> None:
    first, second, third = wrote(workplace, ANNA, replace(SLIP, address="Мира 4-12"), ELSEWHERE)
    shown = related(workplace, workplace.case_id(first))
    assert [(line.id, person) for line, person, _ in shown] == [(second, True)]
    join(workplace, citizens(workplace, "волк"))
    assert {line.id for line, _, _ in related(workplace, workplace.case_id(first))} == {second, third}
