"""What an earlier case makes of a new one: rules of facts §1.4 as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats.matters import Matter
from mcu_desktop.domain.repeats.people import Who, who
from mcu_desktop.domain.repeats.verdicts import MOST, Earlier, suggestions
from mcu_desktop.domain.vocabulary import Relation

ANNA = who(Applicant(surname="Сидорчук", name="Анна", patronymic="Григорьевна", phone="8 927 111 22 33"))
IGOR = who(Applicant(surname="Дубов", name="Игорь", patronymic="Ильич", phone="8 927 555 22 33"))
YARD = Matter(
    codes=("0003.0009.0097.0690",),
    questions="Не горят фонари во дворе",
    text="Во дворе третью неделю темно: не горит ни один фонарь, дети ходят с фонариками.",
    place="ул. Мира, 4",
)
ROOF = Matter(
    codes=("0005.0005.0056.1168",), questions="Течёт крыша", text="Течёт крыша.", place="ул. Мира, 4"
)
TODAY = date(2026, 11, 20)
BEFORE = Earlier(
    id="1", number="У-А-1/26", on=date(2026, 9, 1), people=(ANNA,), matter=YARD, due=date(2026, 10, 1)
)
ANSWERED = replace(BEFORE, answered_on=date(2026, 9, 20), due=None, ended=True)
WAITING = replace(BEFORE, on=date(2026, 11, 10), due=date(2026, 12, 10))


def relations(*earlier: Earlier, people: tuple[Who, ...] = (ANNA,), matter: Matter = YARD) -> list[Relation]:
    return [one.relation for one in suggestions(people, matter, TODAY, earlier)]


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        pytest.param((ANSWERED,), [Relation.REPEATED], id="answered, and she is back"),
        pytest.param((BEFORE,), [Relation.REPEATED], id="the term ran out without an answer"),
        pytest.param((WAITING,), [Relation.DUPLICATE], id="within the term"),
        pytest.param((BEFORE, replace(ANSWERED, id="2")), [Relation.MANY], id="the third time"),
        pytest.param(
            (ANSWERED, replace(ANSWERED, id="2")), [Relation.ANSWERED, Relation.MANY], id="answered twice"
        ),
        pytest.param((replace(BEFORE, matter=ROOF),), [], id="another question"),
        pytest.param((replace(BEFORE, on=date(2020, 1, 9)),), [], id="long ago"),
        pytest.param((replace(BEFORE, on=date(2026, 12, 1)),), [], id="later"),
        pytest.param((replace(WAITING, people=(IGOR,)),), [Relation.PROBLEM], id="a neighbour, this month"),
        pytest.param((replace(BEFORE, people=(IGOR,)),), [], id="a neighbour, long ago"),
        pytest.param((replace(WAITING, people=()),), [Relation.PROBLEM], id="without a name"),
        pytest.param((), [], id="nothing before"),
    ],
)
def test_what_an_earlier_case_makes_of_a_new_one(
    earlier: tuple[Earlier, ...], expected: list[Relation]
) -> None:
    assert relations(*earlier) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("г. Кинель, ул. Мира, д. 4, двор", [Relation.PROBLEM]),
        ("ул. Мира", [Relation.PROBLEM]),
        ("ул. Мира, 40", []),
        ("пос. Алексеевка, ул. Невская", []),
        ("ул. Набережная", []),
        ("", []),
    ],
)
def test_different_people_mean_one_problem_at_one_place(place: str, expected: list[Relation]) -> None:
    theirs = replace(YARD, place=place, questions="Темно во дворе", text="Освещение не работает.")
    assert relations(replace(WAITING, people=(IGOR,), matter=theirs)) == expected


def test_a_copy_of_the_text_is_known_without_code_and_place() -> None:
    bare = Matter(text=YARD.text)
    (found,) = suggestions((ANNA,), bare, TODAY, (WAITING,))
    assert found.relation is Relation.DUPLICATE
    assert "тот же текст" in found.why


def test_three_suggestions_at_most_each_with_its_reason() -> None:
    crowd = [replace(ANSWERED, id=str(number)) for number in range(5)]
    crowd += [replace(WAITING, id=f"n{number}", people=(IGOR,)) for number in range(5)]
    found = suggestions((ANNA,), YARD, TODAY, crowd)
    assert len(found) == MOST
    assert all(one.why and one.cases for one in found)
    assert found[0].why[0] == "ответ по существу уже дан 5 раз"
