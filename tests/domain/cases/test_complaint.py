"""A complaint never goes to whom it is against (59-ФЗ art. 8 part 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcu_desktop.domain.cards.kinds import Block, Body, CardId, Person, Unit, UnitKind
from mcu_desktop.domain.cases.chapters.commissions import Commission
from mcu_desktop.domain.cases.chapters.complaint import NameAgainst, hits
from mcu_desktop.domain.cases.chapters.orders import GiveOrder
from mcu_desktop.domain.cases.chapters.signing import MakeReady
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.commands import Answer, Assign, CaseCommand, CorrectCase, NoteStep, Take
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.rules import Rules
from mcu_desktop.domain.cases.values import AGAINST_NOBODY, Against
from mcu_desktop.domain.office.office import office_of
from mcu_desktop.domain.vocabulary import Kind, QuestionId, Result
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, TODAY, Life, asked, rules

ROADS, GARDENS = CardId("a1" * 16), CardId("a2" * 16)
CHIEF, CLERK, GARDENER = CardId("b1" * 16), CardId("b2" * 16), CardId("b3" * 16)
ROAD_OFFICE, GARDEN_OFFICE, CONTRACTOR = CardId("c1" * 16), CardId("c2" * 16), CardId("c3" * 16)
INSPECTION = CardId("d1" * 16)
OFFICE = office_of(
    (
        (ROADS, Block(name="Дорожная деятельность", short="Дороги", heads=(CHIEF,))),
        (GARDENS, Block(name="Озеленение", short="Сады", heads=(GARDENER,))),
        (CHIEF, Person(post="Начальник дорог", name="Иванов И. И.", unit=ROAD_OFFICE, signs=True)),
        (CLERK, Person(post="Инженер дорог", unit=ROAD_OFFICE)),
        (GARDENER, Person(post="Садовник", unit=GARDEN_OFFICE, signs=True)),
        (ROAD_OFFICE, Unit(name="Отдел дорог", short="Дороги")),
        (GARDEN_OFFICE, Unit(name="Отдел садов", short="Сады")),
        (CONTRACTOR, Unit(name="ООО «Асфальт»", short="Асфальт", kind=UnitKind.OUTSIDE)),
        (INSPECTION, Body(name="Жилищная инспекция")),
    )
)
RULES: Rules = replace(rules(), office=OFFICE)
COMPLAINT = replace(APPEAL, kind=Kind.COMPLAINT, questions=asked("Яма", block=None))


def complaint(**against: tuple[CardId, ...]) -> RegisterCase:
    return replace(COMPLAINT, against=Against(**against))


def commission(unit: CardId) -> Commission:
    return Commission(commission="e" * 32, question=QuestionId("1"), unit=unit, text="Залатать", due=TODAY)


@pytest.mark.parametrize(
    ("against", "target", "hit"),
    [
        (Against(people=(CHIEF,)), CHIEF, "Иванов И. И."),
        (Against(people=(CHIEF,)), ROADS, "Иванов И. И."),
        (Against(people=(CHIEF,)), ROAD_OFFICE, "Иванов И. И."),
        (Against(people=(CHIEF,)), CLERK, None),
        (Against(people=(CHIEF,)), GARDENS, None),
        (Against(units=(ROAD_OFFICE,)), ROAD_OFFICE, "Отдел дорог"),
        (Against(units=(ROAD_OFFICE,)), CLERK, "Отдел дорог"),
        (Against(units=(ROAD_OFFICE,)), ROADS, "Отдел дорог"),
        (Against(units=(ROAD_OFFICE,)), GARDENER, None),
        (Against(units=(CONTRACTOR,)), CONTRACTOR, "ООО «Асфальт»"),
        (Against(bodies=(INSPECTION,)), INSPECTION, "Жилищная инспекция"),
        (AGAINST_NOBODY, CHIEF, None),
    ],
)
def test_whom_handing_a_complaint_on_would_hit(against: Against, target: CardId, hit: str | None) -> None:
    case = Life.registered(COMPLAINT, at=RULES).case._replace(against=against)
    assert hits(case, OFFICE, target) == hit


@pytest.mark.parametrize(
    ("command", "field", "named"),
    [
        (Assign(block=ROADS, executor=CLERK), "block", "на «Иванов И. И.» – через «Дорожная деятельность»"),
        (Assign(block=GARDENS, executor=CHIEF), "executor", "на «Иванов И. И.». Выберите другого"),
        (commission(CONTRACTOR), "unit", "на «ООО «Асфальт»»"),
    ],
)
def test_nobody_complained_about_gets_the_complaint(command: CaseCommand, field: str, named: str) -> None:
    life = Life.registered(complaint(people=(CHIEF,), units=(CONTRACTOR,)), at=RULES)
    with pytest.raises(Refusal, match=named) as refused:
        life.do(command)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (GiveOrder(text="Разобраться", responsible=CHIEF), "responsible"),
        (GiveOrder(text="Разобраться", responsible=GARDENER, others=(CHIEF,)), "others"),
        (MakeReady(signer=CHIEF), "signer"),
        (MakeReady(visas=(CHIEF,), signer=GARDENER), "visas"),
        (CorrectCase(reason="Блок не тот", questions=asked("Яма", block=ROADS)), "questions"),
    ],
)
def test_nobody_complained_about_has_a_word_in_it(command: CaseCommand, field: str) -> None:
    life = Life.registered(complaint(people=(CHIEF,)), at=replace(RULES, person=CLERK))
    life.do(Assign(block=GARDENS, executor=CLERK), Answer(result=Result.EXPLAINED, text="Разъяснено"))
    with pytest.raises(Refusal, match="жалуются на «Иванов") as refused:
        life.do(command)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "command",
    [
        Take(),
        Answer(result=Result.EXPLAINED, text="Всё верно"),
        LeaveUnanswered(ground=Ground.ABUSE, notified_on=TODAY, outgoing="1"),
    ],
)
def test_nobody_answers_a_complaint_against_themselves_in_the_place_of_another(command: CaseCommand) -> None:
    life = Life.registered(complaint(people=(CHIEF,)), at=replace(RULES, person=CHIEF))
    life.do(Assign(block=GARDENS, executor=GARDENER), NoteStep(text="Передано"))
    with pytest.raises(Refusal, match="рассматривает её другой"):
        life.do(command)


def test_others_do_get_it() -> None:
    life = Life.registered(complaint(people=(CHIEF,)), at=RULES)
    life.do(Assign(block=GARDENS, executor=GARDENER), commission(CONTRACTOR))
    assert life.case.questions[0].executor == GARDENER


def test_whom_it_is_against_may_be_found_out_later() -> None:
    life = Life.registered(COMPLAINT, at=RULES).do(
        NameAgainst(people=(CHIEF,), bodies=(INSPECTION,), reason="Уточнено")
    )
    assert life.case.against == Against(people=(CHIEF,), bodies=(INSPECTION,))
    with pytest.raises(Refusal, match="не направляют тому"):
        life.do(Assign(block=ROADS))
    life.do(NameAgainst(reason="Жалоба на подрядчика")).do(Assign(block=ROADS))


@pytest.mark.parametrize(
    ("before", "command", "because"),
    [
        ((), NameAgainst(), "Так уже записано"),
        ((), NameAgainst(units=(CardId("f" * 32),)), "нет в справочнике"),
        ((Assign(block=ROADS, executor=CLERK),), NameAgainst(people=(CLERK,)), "Сначала передайте"),
        ((Assign(block=ROADS, executor=CLERK),), NameAgainst(people=(CHIEF,)), "Сначала передайте"),
    ],
)
def test_what_is_refused_about_whom(
    before: tuple[CaseCommand, ...], command: NameAgainst, because: str
) -> None:
    with pytest.raises(Refusal, match=because):
        Life.registered(COMPLAINT, at=RULES).do(*before, command)


def test_only_a_complaint_is_against_somebody() -> None:
    with pytest.raises(Refusal, match="вид «жалоба»") as refused:
        Life.registered(replace(complaint(people=(CHIEF,)), kind=Kind.STATEMENT), at=RULES)
    assert refused.value.field == "kind"
    with pytest.raises(Refusal, match="не жалоба"):
        Life.registered(replace(COMPLAINT, kind=Kind.STATEMENT), at=RULES).do(NameAgainst(people=(CHIEF,)))
