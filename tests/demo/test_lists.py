"""The lists of words: codes that exist, blocks that fit, slots that are known, strands that are whole."""

from __future__ import annotations

from random import Random

import pytest

from mcu_desktop.demo.applicants import daughter, feminine
from mcu_desktop.demo.lists import read
from mcu_desktop.demo.lives import initials
from mcu_desktop.demo.staff import staff
from mcu_desktop.demo.topics import Topic, Topics
from mcu_desktop.demo.town import HOME_SCOPES, Home, Town
from mcu_desktop.demo.wording import slots
from mcu_desktop.domain.cards.kinds import Block, CardId
from mcu_desktop.domain.office.classifier import propose_block
from mcu_desktop.domain.vocabulary import Kind
from mcu_desktop.workplace.rulebook import classifier

TOPICS = Topics(read("seasons", dict[str, tuple[float, ...]])).all
ANSWERS = ("step", "done", "plan", "explain", "refuse")


def numbered() -> list[str]:
    return [f"{number:032x}" for number in range(1, 400)]


PEOPLE = staff(iter(numbered()).__next__)
BLOCKS = {id_: card for id_, card in PEOPLE.cards if isinstance(card, Block)}


def titled(topic: Topic) -> str:
    return f"{topic.block} {topic.matter[0][:30]}"


def fitting_home(town: Town, topic: Topic, random: Random) -> Home:
    for _ in range(1000):
        home = town.home(random)
        if topic.scope == "house" and not home.flat:
            continue
        if topic.scope == "home" and home.flat:
            continue
        if topic.scope == "settlement" and home.settlement is None:
            continue
        return home
    raise AssertionError(topic)


def test_every_block_has_six_topics_at_least() -> None:
    for block in PEOPLE.blocks:
        assert len({topic.code for topic in TOPICS if topic.block == block}) >= 5, block
        assert sum(topic.block == block for topic in TOPICS) >= 10, block


@pytest.mark.parametrize("topic", TOPICS, ids=titled)
def test_a_code_is_a_leaf_and_proposes_the_block(topic: Topic) -> None:
    classifier().require_leaf(topic.code)
    if topic.kinds != (Kind.THANKS,):
        assert propose_block(topic.code, BLOCKS.items()) == PEOPLE.blocks[topic.block]


@pytest.mark.parametrize("topic", TOPICS, ids=titled)
def test_every_slot_is_known_and_every_strand_whole(topic: Topic) -> None:
    random = Random(1)
    town = Town()
    assert topic.scope in {*HOME_SCOPES, "town", *town.kinds}
    assert all(Kind(kind) for kind in topic.kinds)
    for _ in range(5):
        words = slots(town.words(topic.scope, fitting_home(town, topic, random), random), random)
        for name in ("ask", "matter", "harm", "wish", "chat", *ANSWERS):
            lines = getattr(topic, name)
            assert lines or name in {"harm", "chat"}, name
            assert not lines or any(line[1:3] != ": " for line in lines), name
            more = words | {"when": "1 мая", "until": "до 1 июня"} if name in ANSWERS else words
            for line in lines:
                said = line.format_map(more)
                assert said.strip() == said
                assert said


def test_every_kind_of_question_has_somebody_to_do_it() -> None:
    assert all(PEOPLE.executors(topic.block, topic.scope) for topic in TOPICS)


def test_nobody_bears_another_town() -> None:
    told = " ".join(str(card) for _, card in PEOPLE.cards)
    assert "Кинел" not in told
    assert "Самарской" not in told


def test_identities_are_used_once() -> None:
    ids = [id_ for id_, _ in PEOPLE.cards]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(id_, str) and len(CardId(id_)) == 32 for id_ in ids)


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("Петров", "Петрова"),
        ("Соловьёв", "Соловьёва"),
        ("Ильин", "Ильина"),
        ("Островский", "Островская"),
        ("Шевченко", "Шевченко"),
        ("Григорян", "Григорян"),
        ("Кравчук", "Кравчук"),
    ],
)
def test_a_surname_in_the_feminine(man: str, woman: str) -> None:
    assert feminine(man) == woman


@pytest.mark.parametrize(
    ("son", "sister"),
    [("Сергеевич", "Сергеевна"), ("Ильич", "Ильинична"), ("Анварович", "Анваровна")],
)
def test_a_patronymic_of_a_daughter(son: str, sister: str) -> None:
    assert daughter(son) == sister


def test_initials_stand_before_the_surname() -> None:
    assert initials("Рогожин Сергей Павлович") == "С. П. Рогожин"
