"""What of a card may be taken back, and what stands in the way."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardTold, CardWithdrawn
from mcu_desktop.domain.cards.kinds import Administration, Block, Card, FrozenNote, NumberTemplate, Person
from mcu_desktop.domain.cards.taking_back import BuiltOn, take_back
from mcu_desktop.domain.cards.telling import fold_card as fold
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.problems import Refusal

BLOCK = Block(name="Молодёжная политика", short="Молодёжь")
PERSON = Person(post="Инженер")
RENAMED = CardCorrected(changes={"short": "Дети"}, reason="Опечатка")
WITHDRAWN = CardWithdrawn(reason="Передан")
NUMBERS = NumberTemplate(journal="pos", index="ПОС")
NOTE = FrozenNote.__new__(FrozenNote)
NOTHING = BuiltOn()


def told(*facts: CardFact) -> tuple[CardTold, ...]:
    return tuple(CardTold(str(n), fact) for n, fact in enumerate(facts, start=1))


@pytest.mark.parametrize(
    ("facts", "short", "withdrawn"),
    [
        pytest.param([], "Молодёжь", True, id="the recording"),
        pytest.param([RENAMED], "Молодёжь", False, id="a correction"),
        pytest.param([RENAMED, WITHDRAWN], "Дети", False, id="a withdrawal"),
        pytest.param([RENAMED, Undone(txn="2", what="")], "Дети", False, id="a taking back"),
    ],
)
def test_the_last_change_is_taken_back_and_a_card_keeps_its_words(
    facts: list[CardFact], short: str, withdrawn: bool
) -> None:
    before = told(CardRecorded(card=BLOCK), *facts)
    undone = take_back(BLOCK, before, before[-1].txn, NOTHING)
    folded = fold((*before, CardTold("9", undone)))
    assert folded is not None
    assert isinstance(folded.card, Block)
    assert (folded.card.short, folded.withdrawn) == (short, withdrawn)


def test_what_came_later_is_taken_back_first() -> None:
    with pytest.raises(Refusal, match="были другие"):
        take_back(BLOCK, told(CardRecorded(card=BLOCK), RENAMED), "1", NOTHING)


@pytest.mark.parametrize(
    ("card", "facts", "built", "because"),
    [
        pytest.param(
            BLOCK, [], BuiltOn(questions=2), "передано 2 вопроса из дел", id="a block with questions"
        ),
        pytest.param(PERSON, [], BuiltOn(named_by=("ЖКХ",)), "ссылаются «ЖКХ»", id="the head of a block"),
        pytest.param(PERSON, [], BuiltOn(acted=True), "от имени этого человека", id="a person who acted"),
        pytest.param(NUMBERS, [RENAMED], BuiltOn(number="П-7"), "выдан номер П-7", id="a template in use"),
        pytest.param(NOTE, [], NOTHING, "Утверждённую записку", id="an approved note"),
        pytest.param(
            Administration(name="А", town="", head_post=""),
            [],
            NOTHING,
            "рабочего места",
            id="the office itself",
        ),
    ],
)
def test_what_something_stands_on_is_not_taken_back(
    card: Card, facts: list[CardFact], built: BuiltOn, because: str
) -> None:
    before = told(CardRecorded(card=card), *facts)
    with pytest.raises(Refusal, match=because):
        take_back(card, before, before[-1].txn, built)


@pytest.mark.parametrize("fact", [RENAMED, WITHDRAWN], ids=["a correction", "a withdrawal"])
def test_a_later_change_of_a_card_in_use_is_taken_back_all_the_same(fact: CardFact) -> None:
    in_use = BuiltOn(questions=5, named_by=("ЖКХ",), acted=True)
    assert take_back(BLOCK, told(CardRecorded(card=BLOCK), fact), "2", in_use).txn == "2"
