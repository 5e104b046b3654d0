"""What the classifier lets be assigned, how it is searched, whose block a code is."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cards.kinds import Block, CardId
from mcu_desktop.domain.office.classifier import Topic, parse_classifier, propose_block
from mcu_desktop.problems import Refusal

SNOW = "0003.0009.0097.0694"
HERITAGE = "0002.0013.0141.0370"


def test_the_whole_edition_is_read(classifier):
    assert len(classifier.topics) == 2108
    assert len(classifier.children()) == 5


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(SNOW, id="a question"),
        pytest.param(HERITAGE, id="a question with subquestions"),
        pytest.param("0003.0009.0099.0742.0110", id="a subquestion"),
    ],
)
def test_a_question_may_be_assigned(classifier, code):
    assert classifier.require_leaf(code) == classifier.topic(code)


@pytest.mark.parametrize(
    ("code", "because"),
    [
        pytest.param("0005", "назначить можно только вопрос", id="section"),
        pytest.param("0005.0005", "назначить можно только вопрос", id="topic"),
        pytest.param("0005.0005.0056", "назначить можно только вопрос", id="group"),
        pytest.param("0005.0005.0056.9999", "нет в тематическом классификаторе", id="unknown"),
        pytest.param("1160", "нет в тематическом классификаторе", id="number of a question alone"),
        pytest.param("", "нет в тематическом классификаторе", id="nothing"),
    ],
)
def test_what_is_no_question_is_refused(classifier, code, because):
    with pytest.raises(Refusal, match=because) as refusal:
        classifier.require_leaf(code)
    assert refusal.value.field == "code"


def test_a_path_names_everything_above(classifier):
    assert classifier.path("0003.0009.0099.0742.0110") == (
        "Экономика",
        "Хозяйственная деятельность",
        "Транспорт",
        "Эксплуатация и сохранность автомобильных дорог",
        "ремонт автомобильных дорог",
    )


def test_children_are_one_step_below(classifier):
    below = classifier.children("0005.0005")
    assert {topic.depth for topic in below} == {3}
    assert classifier.children(SNOW) == ()


@pytest.mark.parametrize("query", ["0003.0009.0097.069", "000300090097069", " 0003 0009 0097 069 "])
def test_a_code_is_found_by_its_beginning_with_or_without_dots(classifier, query):
    found = [topic.code for topic in classifier.search(query)]
    assert found[0] == "0003.0009.0097.0690"
    assert len(found) == 10


def test_the_number_of_a_question_alone_finds_it(classifier):
    assert [topic.code for topic in classifier.search("1160")] == ["0005.0005.0056.1160"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        pytest.param("снег", SNOW, id="another form"),
        pytest.param("УБОРКА СНЕГА", SNOW, id="capitals"),
        pytest.param("мусора уборк", SNOW, id="any order and a beginning"),
        pytest.param("vecjhf e,jhrf", SNOW, id="the other layout"),
        pytest.param("площадка детская", "0003.0009.0097.0698", id="a fleeting vowel"),
        pytest.param("субсидию при оплате", "0005.0005.0056.1163", id="accusative"),
        pytest.param("твёрдые отходы", "0005.0005.0056.1160", id="ё as е"),
        pytest.param("льготный проезд", "0002.0007.0074.0320", id="an adjective"),
        pytest.param("мед учреждение ремонт", "0002.0014.0143.0404", id="three words"),
        pytest.param("начальное питание", "0002.0013.0139.0330.0032", id="a word of the question above"),
    ],
)
def test_words_are_found_in_whatever_form(classifier, query, code):
    assert code in [topic.code for topic in classifier.search(query)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param("вывоз мусора", "0005.0005.0056.1160", id="not a word of the official name"),
        pytest.param("тко", "0005.0005.0056.1160", id="the short name"),
        pytest.param("батареи", "0005.0005.0056.1156", id="what is cold"),
        pytest.param("бродячие собаки", "0003.0011.0127.0866", id="two words"),
        pytest.param("почините крышу", "0005.0005.0056.1168", id="with a word that nothing says"),
    ],
)
def test_a_question_is_found_first_by_the_words_of_the_street(classifier, said, code):
    assert classifier.search(said)[0].code == code


def test_the_words_of_the_street_belong_to_questions_of_the_edition(classifier):
    assert classifier.spoken
    assert all(classifier.require_leaf(code) and said.strip() for code, said in classifier.spoken.items())


def test_leaves_come_before_sections(classifier):
    leaves = [topic.leaf for topic in classifier.search("жилище", limit=100)]
    assert leaves == sorted(leaves, reverse=True)
    assert not all(leaves)


def test_favourites_come_first(classifier):
    unaided = [topic.code for topic in classifier.search("дорог")]
    favourite = unaided[-3]
    found = classifier.search("дорог", favourites=frozenset({favourite, SNOW}))
    assert found[0].code == favourite
    assert SNOW not in {topic.code for topic in found}


def test_a_search_is_bounded(classifier):
    assert len(classifier.search("о", limit=7)) == 7
    assert len(classifier.search("о")) == 50


@pytest.mark.parametrize("query", ["", "  ", "...", "\x00", "абракадабра", "99999", "я" * 100_000])
def test_nonsense_finds_nothing(classifier, query):
    assert classifier.search(query) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0001", id="no tab"),
        pytest.param("0001\t", id="no name"),
        pytest.param("00012\tСноска прилипла", id="a footnote glued to a code"),
        pytest.param("0001\tРаз\n0001\tДва", id="twice"),
        pytest.param("0001.0001.0001.0001.0001.0001\tСлишком глубоко", id="too deep"),
        pytest.param("٠٠٠١\tЧужие цифры", id="foreign digits"),
        pytest.param("0001\tРаз\n" * 20_001, id="too many lines"),
        pytest.param("я" * 4_000_001, id="too long"),
    ],
)
def test_a_broken_edition_is_refused(text):
    with pytest.raises(Refusal) as refusal:
        parse_classifier(text)
    assert refusal.value.field == "classifier"


def test_a_block_is_proposed_by_the_longest_beginning():
    homes, energy = CardId("1" * 32), CardId("2" * 32)
    blocks = [
        (homes, Block(name="Жильё", short="Жильё", codes=("0005",))),
        (energy, Block(name="Энергетика", short="Энергетика", codes=("0005.0005.0056.1153",))),
    ]
    assert propose_block("0005.0005.0056.1153", blocks) == energy
    assert propose_block("0005.0005.0056.1154", blocks) == homes
    assert propose_block("0001.0001.0001.0001", blocks) is None


def test_a_beginning_ends_at_a_dot():
    block = Block(name="Дороги", short="Дороги", codes=("0003.0009.009",))
    assert propose_block("0003.0009.0099.0742", [(CardId("1" * 32), block)]) is None


def test_of_equal_claims_the_first_block_of_the_office_wins():
    later, first = CardId("1" * 32), CardId("2" * 32)
    blocks = [
        (later, Block(name="А", short="А", codes=("0005",), order=2)),
        (first, Block(name="Б", short="Б", codes=("0005",), order=1)),
    ]
    assert propose_block("0005.0005", blocks) == first


def test_a_depth_is_the_number_of_blocks_of_digits():
    assert Topic(code="0001.0001", name="Раздел", leaf=False).depth == 2
