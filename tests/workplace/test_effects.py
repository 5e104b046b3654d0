"""What a change of the directories would do is told before it is made, and telling writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Block, CardId, NumberTemplate, Person, Unit
from mcu_desktop.domain.cases.commands import Answer, Assign
from mcu_desktop.domain.vocabulary import Result
from mcu_desktop.workplace.effects import (
    Effect,
    handing_over,
    next_number,
    of_counting,
    of_duties,
    of_heads,
    of_withdrawing,
)
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL

LEFT = "Не переданные останутся здесь, пока их не назначат иначе."


@dataclass
class Town:
    """An office with two blocks, three people and their cases."""

    office: Workplace
    zhkh: CardId
    parks: CardId
    anna: CardId
    boris: CardId
    vera: CardId
    unit: CardId


@pytest.fixture
def town(kinel_office: Workplace) -> Town:
    """Anna heads ЖКХ alone and works there, Boris works beside her; the parks have nobody."""
    office = kinel_office
    unit, _ = office.record(Unit(name="Отдел жилищно-коммунального хозяйства", short="Отдел ЖКХ"))
    anna, _ = office.record(Person(post="Начальник", name="Анна", duties=(Duty.EXECUTOR,), unit=unit))
    boris, _ = office.record(Person(post="Инженер", name="Борис", duties=(Duty.EXECUTOR,), unit=unit))
    vera, _ = office.record(Person(post="Делопроизводитель", name="Вера", duties=(Duty.POS,)))
    zhkh, _ = office.record(Block(name="Дома и дворы", short="Дома", heads=(anna,), codes=("0005",)))
    parks, _ = office.record(Block(name="Парки и скверы", short="Парки"))
    for executor in (anna, anna, boris):
        office.act(office.register(APPEAL).id, Assign(block=zhkh, executor=executor))
    answered = office.register(APPEAL).id
    office.act(answered, Assign(block=zhkh, executor=anna))
    office.act(answered, Answer(result=Result.EXPLAINED))
    return Town(office, zhkh, parks, anna, boris, vera, unit)


@pytest.mark.parametrize(
    ("who", "said", "held", "proposed"),
    [
        pytest.param(
            "anna",
            [
                "За этим человеком 2 открытых вопроса в 2 делах.",
                LEFT,
                "Без руководителя останется: «Дома».",
            ],
            2,
            "boris",
            id="one who works and heads a block",
        ),
        pytest.param(
            "boris",
            ["За этим человеком 1 открытый вопрос в 1 деле.", LEFT],
            1,
            "anna",
            id="one who works",
        ),
        pytest.param("vera", [], 0, None, id="one without questions"),
        pytest.param(
            "zhkh",
            [
                "В этом блоке 3 открытых вопроса в 3 делах.",
                LEFT,
                "Для 1 раздела классификатора этот блок больше не будет предлагаться.",
            ],
            3,
            None,
            id="a block with questions",
        ),
        pytest.param("parks", [], 0, None, id="a block without questions"),
        pytest.param("unit", ["Без подразделения останутся: Анна, Борис."], 0, None, id="a unit"),
    ],
)
def test_a_withdrawal_says_what_it_leaves_behind(
    town: Town, who: str, said: list[str], held: int, proposed: str | None
) -> None:
    records = town.office.store.records()
    effect = of_withdrawing(town.office, getattr(town, who))
    assert list(effect.sentences) == said
    assert len(effect.held) == held
    assert effect.proposed == (getattr(town, proposed) if proposed else None)
    assert getattr(town, who) not in effect.successors
    assert bool(effect.successors) is bool(held)
    assert effect.nothing is (not said)
    assert town.office.store.records() == records


def test_held_questions_go_to_the_successor_in_the_same_action(town: Town) -> None:
    effect = of_withdrawing(town.office, town.anna)
    orders = handing_over(town.office, effect, effect.proposed)
    done = town.office.withdraw(town.anna, reason="Ушла", handing_over=orders)
    now = {question.case for question in of_withdrawing(town.office, town.boris).held}
    assert now >= {question.case for question in effect.held}
    assert len(now) == 3
    town.office.undo(done.action or "")
    assert of_withdrawing(town.office, town.anna) == effect


def test_a_block_hands_its_questions_to_another(town: Town) -> None:
    effect = of_withdrawing(town.office, town.zhkh)
    orders = handing_over(town.office, effect, town.parks)
    town.office.withdraw(town.zhkh, reason="Упразднён", handing_over=orders)
    assert len(of_withdrawing(town.office, town.parks).held) == 3


def test_without_a_successor_nothing_is_handed_over(town: Town) -> None:
    assert handing_over(town.office, of_withdrawing(town.office, town.anna), None) == ()


@pytest.mark.parametrize(
    ("who", "duties", "said"),
    [
        pytest.param("vera", (Duty.POS,), [], id="the same"),
        pytest.param(
            "vera",
            (Duty.APPEALS,),
            ["Обязанность «ответственный за обращения (59-ФЗ)» добавляет в его «Сегодня» 4 открытых дела."],
            id="a duty with cases for one without",
        ),
        pytest.param(
            "anna",
            (Duty.ANALYST,),
            ["Обязанность «исполнитель подразделения» больше не покажет в его «Сегодня» 3 открытых дела."],
            id="a duty of figures for one of work",
        ),
    ],
)
def test_other_duties_say_what_they_show_and_hide(
    town: Town, who: str, duties: tuple[Duty, ...], said: list[str]
) -> None:
    assert list(of_duties(town.office, getattr(town, who), duties).sentences) == said


@pytest.mark.parametrize(
    ("block", "heads", "said"),
    [
        pytest.param("zhkh", ("anna",), [], id="the same"),
        pytest.param(
            "zhkh",
            ("boris",),
            [
                "Борис: в «Сегодня» добавится 4 открытых дела этого блока.",
                "Анна: из «Сегодня» уйдёт 4 открытых дела этого блока.",
            ],
            id="another head",
        ),
        pytest.param(
            "zhkh",
            (),
            [
                "Анна: из «Сегодня» уйдёт 4 открытых дела этого блока.",
                "Блок останется без руководителя.",
            ],
            id="nobody",
        ),
        pytest.param("parks", ("vera",), [], id="a head for a block without cases"),
    ],
)
def test_other_heads_say_whose_day_changes(
    town: Town, block: str, heads: tuple[str, ...], said: list[str]
) -> None:
    wanted = [getattr(town, head) for head in heads]
    assert list(of_heads(town.office, getattr(town, block), wanted).sentences) == said


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("{index}-{station}-{n}/{yy}", "П-А-5/26"),
        ("{letter}-{station}-{n:04}-{year}", "И-А-0005-2026"),
    ],
)
def test_a_template_shows_the_very_next_number(town: Town, template: str, written: str) -> None:
    wanted = NumberTemplate(journal="appeal.written", index="П", template=template)
    assert next_number(town.office, wanted) == written
    other = NumberTemplate(journal="appeal.oral", index="У", template=template)
    assert "5" not in next_number(town.office, other)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"phone": "2-11-22"}, [], id="the telephone"),
        pytest.param({"week_starts": 0}, [], id="the same day"),
        pytest.param(
            {"week_starts": 3},
            ["Текущая отчётная неделя: была 23 ноября – 29 ноября, станет 19 ноября – 25 ноября."],
            id="Thursday",
        ),
    ],
)
def test_another_first_day_shows_the_week_it_makes(
    town: Town, changes: dict[str, object], said: list[str]
) -> None:
    assert of_counting(town.office, changes, ()) == Effect(sentences=tuple(said), moved=())
