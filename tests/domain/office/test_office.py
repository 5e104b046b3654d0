"""Blocks and people are found as they are called, and hold the duties they have."""

from __future__ import annotations

from datetime import date

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import (
    Administration,
    Block,
    Card,
    CardId,
    DayKind,
    FavouriteTopic,
    FrozenNote,
    NormChange,
    NumberTemplate,
    OwnDay,
    Person,
    Timetable,
    Unit,
)
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.problems import Refusal

ANNA, OLGA, PAVEL = CardId("a" * 32), CardId("b" * 32), CardId("c" * 32)
ROADS, WASTE = CardId("1" * 32), CardId("2" * 32)
GONE = CardId("f" * 32)

OFFICE = office_of(
    [
        (WASTE, Block(name="Отходы", short="ТКО", aliases=("мусор",), heads=(ANNA, GONE), order=2)),
        (ROADS, Block(name="Дороги", short="Дор", aliases=("мусор",), order=1, significant=True)),
        (ANNA, Person(post="Инженер", name="Ёлкина Анна Сергеевна", duties=(Duty.POS,))),
        (OLGA, Person(post="Инженер", name="Ельцова Ольга", duties=(Duty.ANALYST, Duty.BLOCK_HEAD))),
        (PAVEL, Person(post="Начальник отдела", duties=(Duty.HEAD,))),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Жилищно-коммунальное хозяйство", "Жилищно-коммунальное хозяйство", id="whole"),
        pytest.param("«жилищно коммунальное  хозяйство»", "Жилищно-коммунальное хозяйство", id="loosely"),
        pytest.param("жкх", "Жилищно-коммунальное хозяйство", id="short"),
        pytest.param(";r[", "Жилищно-коммунальное хозяйство", id="the other layout"),
        pytest.param(
            "обращение с твердыми коммунальными отходами",
            "Обращение с твёрдыми коммунальными отходами",
            id="ё as е",
        ),
        pytest.param("благоустройство", "Жилищно-коммунальное хозяйство", id="alias"),
        pytest.param('"Бюджет "', "Бюджет", id="straight quotes"),
    ],
)
def test_a_block_is_found_however_it_is_spelt(kinel, text, name):
    assert kinel.blocks[kinel.block_named(text)].name == name


def test_every_name_of_every_block_of_the_presets_finds_it(kinel, kostroma):
    for office in (kinel, kostroma):
        for key, block in office.blocks.items():
            assert all(office.block_named(name) == key for name in (block.name, block.short, *block.aliases))


def test_a_block_is_found_by_its_id():
    assert OFFICE.block_named(ROADS) == ROADS


@pytest.mark.parametrize(
    ("text", "because"),
    [
        pytest.param("Дорога", "Похожие: «Дороги»", id="misspelt"),
        pytest.param("Космос", "Есть: «Дороги»; «Отходы»", id="unheard of"),
        pytest.param("мусор", "несколько блоков: «Дороги», «Отходы»", id="ambiguous"),
        pytest.param("", "Есть:", id="nothing"),
        pytest.param("ы" * 1_000_000, "Есть:", id="endless"),
    ],
)
def test_an_unknown_block_is_refused_with_the_nearest_names(text, because):
    with pytest.raises(Refusal, match=because) as refusal:
        OFFICE.block_named(text, "questions[0].block")
    assert refusal.value.field == "questions[0].block"
    assert len(refusal.value.reason) < 500


def test_a_block_with_a_blank_alias_is_not_found_by_nothing():
    office = office_of([(ROADS, Block(name="Дороги", short="Дор", aliases=("—",)))])
    with pytest.raises(Refusal, match="Есть: «Дороги»"):
        office.block_named(" ")


def test_an_office_without_blocks_says_so():
    with pytest.raises(Refusal, match="ещё не заведены"):
        Office().block_named("ЖКХ")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param(ANNA, ANNA, id="id"),
        pytest.param("елкина анна сергеевна", ANNA, id="name"),
        pytest.param("Ёлкина", ANNA, id="beginning"),
        pytest.param("начальник отдела", PAVEL, id="post"),
        pytest.param("pos", ANNA, id="main duty"),
        pytest.param("Аналитик", OLGA, id="main duty in Russian"),
        pytest.param("Нач", PAVEL, id="beginning of a post"),
    ],
)
def test_a_person_is_found_by_name_post_or_duty(text, person):
    assert OFFICE.person_named(text) == person


@pytest.mark.parametrize(
    ("text", "because"),
    [
        pytest.param(
            "Инженер", "несколько человек: «Ёлкина Анна Сергеевна.*», «Ельцова Ольга", id="same post"
        ),
        pytest.param("Ел", "несколько человек", id="ambiguous beginning"),
        pytest.param("Сидоров", "Никого под именем «Сидоров»", id="unknown"),
        pytest.param(" . ", "Назовите человека", id="nothing"),
    ],
)
def test_an_uncertain_person_is_refused_with_the_choices(text, because):
    with pytest.raises(Refusal, match=because) as refusal:
        OFFICE.person_named(text)
    assert refusal.value.field == "person"


def test_two_people_of_one_post_are_told_by_duty(kinel):
    pos, incident = kinel.person_named("pos"), kinel.person_named("incident")
    assert pos != incident
    assert kinel.people[pos].post == kinel.people[incident].post


def test_blocks_stand_in_the_order_of_the_office():
    assert list(OFFICE.blocks) == [ROADS, WASTE]


def test_who_left_heads_nothing():
    assert OFFICE.heads_of(WASTE) == (ANNA,)
    assert OFFICE.headless_blocks == (ROADS,)
    assert OFFICE.heads_of(GONE) == ()


def test_heading_a_block_is_a_duty():
    assert OFFICE.duties_of(ANNA) == (Duty.POS, Duty.BLOCK_HEAD)
    assert OFFICE.duties_of(OLGA) == (Duty.ANALYST, Duty.BLOCK_HEAD)
    assert OFFICE.duties_of(PAVEL) == (Duty.HEAD,)
    assert OFFICE.duties_of(GONE) == ()


def test_only_marked_blocks_are_significant():
    assert OFFICE.significant(ROADS)
    assert not OFFICE.significant(WASTE)
    assert not OFFICE.significant(GONE)


def test_a_journal_has_a_template_before_the_office_writes_one():
    assert Office().template_for("pos") == NumberTemplate(journal="pos", index="ПОС")


def test_an_office_is_folded_from_cards_of_every_kind():
    early, late = date(2026, 1, 1), date(2026, 5, 1)
    note = FrozenNote(period_from=early, period_to=late, content="", pages="", document="", workbook="")
    changes = [
        NormChange(norm="59fz.answer", amount=amount, article="ст. 12", valid_from=day, reason="порядок")
        for amount, day in ((25, late), (28, early))
    ]
    days = [OwnDay(day=day, kind=DayKind.OFF, reason="День города") for day in (late, early)]
    administration = Administration(name="А", town="Б", head_post="Главе")
    template = NumberTemplate(journal="pos", index="Ж")
    favourites = [FavouriteTopic(code="0005", order=2), FavouriteTopic(code="0001", order=1)]
    timetable = Timetable(eve_shorter_minutes=0)
    unit = Unit(name="Отдел", short="Отдел")
    cards: list[Card] = [administration, template, *changes, *days, *favourites, timetable, unit, note]
    office = office_of((CardId(f"{n:032x}"), card) for n, card in enumerate(cards))
    assert office == Office(
        administration=administration,
        units={CardId(f"{cards.index(unit):032x}"): unit},
        timetable=timetable,
        own_days=tuple(reversed(days)),
        number_templates={"pos": template},
        favourites=tuple(reversed(favourites)),
        norm_changes=tuple(reversed(changes)),
    )
    assert office.favourite_codes == {"0001", "0005"}
    assert office.template_for("pos") == template
