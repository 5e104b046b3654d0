"""Bodies of records: a fact comes back as it went in, and what is not understood is let through."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.cards.facts import CardCorrected, CardRecorded, evolve_card
from mcu_desktop.domain.cards.kinds import CARD_KINDS, Block
from mcu_desktop.domain.cases.facts import StepNoted, Taken
from mcu_desktop.domain.cases.known_facts import CASE_FACTS, CaseFact
from mcu_desktop.domain.reception.visit import VISIT_FACTS
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.journal import names
from mcu_desktop.journal.codec import BESIDE_FACTS, Unread, decoded, encoded, kind_of
from mcu_desktop.journal.names import CASE, READER
from tests.facts import CASE_FACT, card_fact


@given(CASE_FACT)
def test_a_fact_of_a_case_comes_back_as_it_went_in(fact: CaseFact) -> None:
    assert decoded(CASE, kind_of(fact), READER, encoded(fact)) == fact


@pytest.mark.parametrize("kind", CARD_KINDS)
@given(data=st.data())
def test_a_fact_of_a_card_comes_back_as_it_went_in(kind: str, data: st.DataObject) -> None:
    fact = data.draw(card_fact(kind))
    assert decoded(kind, kind_of(fact), READER, encoded(fact)) == fact


@given(CASE_FACT)
def test_a_body_is_canonical_json(fact: CaseFact) -> None:
    body = encoded(fact)
    canonical = json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(body) == json.loads(canonical)
    assert list(json.loads(body)) == sorted(json.loads(body))
    again = decoded(CASE, kind_of(fact), READER, body)
    assert not isinstance(again, Unread)
    assert encoded(again) == body


def test_the_bytes_of_a_body_do_not_change_between_versions() -> None:
    note = StepNoted(text="Звонила «\n»", question=QuestionId("1"))
    assert encoded(note) == '{"question":"1","text":"Звонила «\\n»"}'.encode()
    assert encoded(Taken(question=QuestionId("2"))) == b'{"question":"2"}'


def test_released_names_of_facts_and_cards_do_not_change() -> None:
    assert set(CASE_FACTS) >= {
        "registered", "corrected", "assigned", "taken", "noted", "answered", "measures_taken", "sent",
        "closed", "reopened", "withdrawn", "control_set", "control_released", "attached", "undone",
    }  # fmt: skip
    assert set(CARD_KINDS) >= {
        "administration", "block", "person", "unit", "own_day", "timetable", "number_template",
        "favourite_topic", "norm_change", "frozen_note",
    }  # fmt: skip


def test_every_kind_of_fact_is_named_and_no_other() -> None:
    assert tuple(sorted(CASE_FACTS)) == names.OF_CASES
    assert tuple(sorted(VISIT_FACTS)) == names.OF_VISITS
    beside = (f"{stream} {kind}" for stream, kind in BESIDE_FACTS)
    assert tuple(sorted(beside)) == names.OF_STREAMS_BESIDE


@pytest.mark.parametrize(
    ("stream", "kind", "reader", "body"),
    [
        pytest.param(CASE, "teleported", READER, b"{}", id="a kind of fact of a newer program"),
        pytest.param("starship", "recorded", READER, b"{}", id="a kind of card of a newer program"),
        pytest.param("block", "blessed", READER, b"{}", id="a fact of a card of a newer program"),
        pytest.param(
            CASE, "taken", READER + 1, b'{"question":"1"}', id="a body that asks for a newer reader"
        ),
        pytest.param(CASE, "taken", READER, b"{}", id="a body without what must be there"),
        pytest.param(CASE, "taken", READER, b'{"question":7}', id="a body with another type"),
        pytest.param(
            CASE, "answered", READER, b'{"question":"1","result":"teleported","text":""}', id="a new word"
        ),
        pytest.param(CASE, "taken", READER, b"\xff\x00", id="a body that is no JSON"),
        pytest.param("block", "recorded", READER, b'{"name":1}', id="a card with another type"),
        pytest.param("block", "corrected", READER, b'{"reason":"x"}', id="a correction of nothing"),
        pytest.param(
            "block", "corrected", READER, b'{"changes":{"order":"x"},"reason":"x"}', id="a wrong correction"
        ),
        pytest.param("block", "corrected", READER, b"[]", id="a correction that is a list"),
    ],
)
def test_what_this_program_cannot_read_is_kept_unread(
    stream: str, kind: str, reader: int, body: bytes
) -> None:
    assert decoded(stream, kind, reader, body) == Unread(stream, kind)


def test_fields_of_a_newer_program_are_passed_by() -> None:
    assert decoded(CASE, "taken", READER, b'{"question":"1","mood":"good"}') == Taken(
        question=QuestionId("1")
    )
    card = decoded("block", "recorded", READER, '{"name":"Дороги","short":"Дороги","mood":"good"}'.encode())
    assert card == CardRecorded(card=Block(name="Дороги", short="Дороги"))
    changed = decoded("block", "corrected", READER, b'{"changes":{"mood":"good","order":3},"reason":"x"}')
    assert changed == CardCorrected(changes={"order": 3}, reason="x")


@pytest.mark.parametrize("kind", CARD_KINDS)
@given(data=st.data())
def test_a_card_is_told_from_any_facts_in_any_order(kind: str, data: st.DataObject) -> None:
    folded = None
    for fact in data.draw(st.lists(card_fact(kind), max_size=5)):
        folded = evolve_card(folded, fact)
    assert folded is None or type(folded.card) is CARD_KINDS[kind]
