"""The shipped offices are those of the decrees, and a broken preset says what to mend."""

from __future__ import annotations

import re

import pytest

from mcu_desktop.domain.cards.duties import INTAKE, Duty
from mcu_desktop.domain.cards.kinds import Person, UnitKind
from mcu_desktop.domain.office.classifier import propose_block
from mcu_desktop.domain.office.journals import JOURNALS
from mcu_desktop.domain.office.office import office_of
from mcu_desktop.domain.office.presets import owner_of, parse_preset
from mcu_desktop.problems import Refusal

PRESETS = ["kinel", "kostroma", "empty"]
SIGNATORIES = re.compile(r"Радаев|Чихир[её]в|Ефимов|Рысаев|Гельмашин|Смирнов")
BROKEN = """
favourites = []

[administration]
preset = "empty"
name = "Администрация"
head_post = "Главе администрации"

[[block]]
key = "roads"
name = "Дороги"

[[person]]
key = "one"
post = "Специалист"
owner = true

[[number]]
journal = "pos"
index = "ПОС"
"""


@pytest.mark.parametrize("name", PRESETS)
def test_every_code_of_a_preset_is_in_the_classifier(cards_of, classifier, name):
    office = office_of(cards_of(name))
    for block in office.blocks.values():
        assert all(classifier.topic(code) for code in block.codes), block.name
    for code in office.favourite_codes:
        assert classifier.require_leaf(code)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_names_posts_and_nobody(cards_of, preset_text, name):
    people = [card for _, card in cards_of(name) if isinstance(card, Person)]
    assert all(person.name is None for person in people)
    assert not SIGNATORIES.search(preset_text(name))
    assert not re.search(r"\b[А-Я]\.\s?[А-Я]\.", preset_text(name))


@pytest.mark.parametrize("name", PRESETS)
def test_the_owner_administers_and_takes_everything_in(cards_of, name):
    cards = cards_of(name)
    owner = office_of(cards).duties_of(owner_of(cards))
    assert {Duty.ADMINISTRATOR, *INTAKE} <= set(owner)


@pytest.mark.parametrize("name", PRESETS)
def test_every_journal_has_its_own_index(cards_of, name):
    templates = office_of(cards_of(name)).number_templates
    assert {journal: template.index for journal, template in templates.items()} == JOURNALS


@pytest.mark.parametrize("name", PRESETS)
def test_cards_have_identities_of_their_own(cards_of, name):
    cards = cards_of(name)
    assert len({key for key, _ in cards}) == len(cards)


@pytest.mark.parametrize("name", ["kinel", "kostroma"])
def test_the_eight_topics_of_the_decree_are_significant(cards_of, name):
    office = office_of(cards_of(name))
    assert {office.blocks[block].name for block in office.blocks if office.significant(block)} == {
        "Образование",
        "Здравоохранение",
        "Социальная защита",
        "Транспорт",
        "Дорожная деятельность",
        "Энергетика",
        "Жилищно-коммунальное хозяйство",
        "Обращение с твёрдыми коммунальными отходами",
    }


def test_kinel_has_fourteen_blocks_and_nobody_heads_health(kinel):
    assert len(kinel.blocks) == 14
    assert [kinel.blocks[block].name for block in kinel.headless_blocks] == ["Здравоохранение"]


def test_the_owner_of_kinel_is_responsible_for_appeals(cards_of, kinel):
    owner = owner_of(cards_of("kinel"))
    assert kinel.duties_of(owner)[0] is Duty.APPEALS


@pytest.mark.parametrize(
    ("post", "blocks"),
    [
        (
            "Первый заместитель Главы",
            [
                "Экономика и торговля",
                "Энергетика",
                "Обращение с твёрдыми коммунальными отходами",
                "Транспорт",
            ],
        ),
        (
            "Заместитель Главы городского округа Кинель по социальным вопросам",
            ["Образование", "Социальная защита", "Культура", "Спорт"],
        ),
        (
            "Заместитель Главы городского округа Кинель по жилищно-коммунальному хозяйству",
            ["Жилищно-коммунальное хозяйство", "Дорожная деятельность"],
        ),
        ("Руководитель Управления финансами", ["Бюджет"]),
    ],
)
def test_one_person_of_kinel_heads_several_blocks(kinel, post, blocks):
    person = kinel.person_named(post)
    assert [kinel.blocks[block].name for block in kinel.blocks_headed_by(person)] == blocks
    assert kinel.duties_of(person) == (Duty.BLOCK_HEAD,)


@pytest.mark.parametrize(
    ("code", "block"),
    [
        ("0005.0005.0056.1154", "ЖКХ"),
        ("0005.0005.0056.1153", "Энергетика"),
        ("0005.0005.0056.1160", "ТКО"),
        ("0003.0009.0097.0689", "ЖКХ"),
        ("0003.0009.0097.0687", "Строительство"),
        ("0003.0009.0097.0699", "Дороги"),
        ("0003.0009.0099.0742.0110", "Дороги"),
        ("0003.0009.0099.0732", "Транспорт"),
        ("0003.0011.0122.0834", "ТКО"),
        ("0003.0011.0127.0866", "ЖКХ"),
        ("0002.0013.0139.0337", "Культура"),
        ("0002.0013.0139.0338", "Спорт"),
        ("0002.0013.0139.0329", "Образование"),
        ("0002.0014.0143.0404", "Здравоохранение"),
        ("0003.0011.0123.0850", "Имущество"),
        ("0003.0008.0083.0533", "Бюджет"),
    ],
)
def test_kinel_proposes_a_block_by_the_code(kinel, code, block):
    assert propose_block(code, kinel.blocks.items()) == kinel.block_named(block)


def test_questions_about_appeals_themselves_belong_to_no_block(kinel):
    assert propose_block("0001.0002.0027.0125", kinel.blocks.items()) is None


def test_kostroma_has_a_project_office_and_no_heads(kostroma):
    duties = {duty for person in kostroma.people for duty in kostroma.duties_of(person)}
    assert duties >= {Duty.CURATOR, Duty.ADMINISTRATOR, Duty.HEAD, Duty.ANALYST, Duty.CALL_OPERATOR}
    assert kostroma.headless_blocks == tuple(kostroma.blocks)
    assert UnitKind.OUTSIDE in {unit.kind for unit in kostroma.units.values()}


def test_an_empty_office_has_one_specialist(cards_of):
    office = office_of(cards_of("empty"))
    assert office.blocks == {}
    assert [person.post for person in office.people.values()] == ["Специалист"]


@pytest.mark.parametrize(
    ("was", "became", "field"),
    [
        pytest.param('name = "Администрация"', "", "administration.name", id="missing"),
        pytest.param('name = "Дороги"', 'name = ""', "block[0].name", id="says nothing"),
        pytest.param('name = "Дороги"', "name = 1", "block[0].name", id="not a text"),
        pytest.param(
            'name = "Дороги"', 'name = "Дороги"\nsignificnat = true', "block[0].significnat", id="misspelt"
        ),
        pytest.param(
            'name = "Дороги"', 'name = "Дороги"\nsignificant = 1', "block[0].significant", id="not a flag"
        ),
        pytest.param('name = "Дороги"', 'name = "Дороги"\ncodes = ["5"]', "block[0].codes", id="no code"),
        pytest.param('name = "Дороги"', 'name = "Дороги"\ncodes = "0005"', "block[0].codes", id="no list"),
        pytest.param('name = "Дороги"', 'name = "Дороги"\ncodes = [5]', "block[0].codes", id="numbers"),
        pytest.param("owner = true", 'owner = true\nheads = ["sea"]', "person[0].heads", id="no such block"),
        pytest.param("owner = true", 'owner = true\nunit = "sea"', "person[0].unit", id="no such unit"),
        pytest.param(
            "owner = true", 'owner = true\nduties = ["boss"]', "person[0].duties", id="no such duty"
        ),
        pytest.param("owner = true", "", "person", id="no owner"),
        pytest.param('journal = "pos"', 'journal = "blog"', "number[0].journal", id="no such journal"),
        pytest.param(
            'index = "ПОС"', 'index = "ПОС"\ntemplate = "{n}"', "number[0].template", id="may repeat a number"
        ),
        pytest.param(
            "favourites = []", 'favourites = ["0005", "0005"]', "favourites[1]", id="favourite twice"
        ),
        pytest.param(
            "[[person]]", '[[block]]\nkey = "roads"\nname = "Х"\n[[person]]', "block[1]", id="key twice"
        ),
        pytest.param("favourites = []", "favourites = []\nperson = 1", None, id="not TOML after all"),
        pytest.param("favourites = []", "favorites = []", "favorites", id="misspelt at the root"),
    ],
)
def test_a_broken_preset_is_refused_with_the_key_to_mend(was, became, field):
    assert was in BROKEN
    with pytest.raises(Refusal) as refusal:
        parse_preset(BROKEN.replace(was, became, 1))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("text", "field"),
    [("administration = 1", "administration"), ("block = 1", "block"), ("person = [1]", "person")],
)
def test_a_preset_of_another_shape_is_refused(text, field):
    with pytest.raises(Refusal) as refusal:
        parse_preset(text)
    assert refusal.value.field in {field, "person"}


def test_a_preset_too_long_to_be_one_is_refused():
    with pytest.raises(Refusal, match="велик"):
        parse_preset("#" * 200_001)


def test_cards_without_an_owner_are_told_apart():
    with pytest.raises(Refusal, match="владельца"):
        owner_of([])
