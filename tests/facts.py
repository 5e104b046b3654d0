"""Any fact of a case or a card, for properties: words, days and moments within what the program meets."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from mcu_desktop.domain.cards.facts import (
    WITHDRAWN,
    CardCorrected,
    CardFact,
    CardRecorded,
    CardSettled,
    CardWithdrawn,
)
from mcu_desktop.domain.cards.kinds import CARD_KINDS, Card
from mcu_desktop.domain.cases import fields
from mcu_desktop.domain.cases.facts import Settled
from mcu_desktop.domain.cases.field_names import of_question
from mcu_desktop.domain.cases.known_facts import CASE_FACTS, CaseFact
from mcu_desktop.domain.cases.values import ClockStopped
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.domain.vocabulary import QuestionId
from tests.offices import ORDINARY, SIGNIFICANT

WORDS = st.one_of(
    st.sampled_from(["", "1", "2", "null", "Вода", "59fz.answer", ORDINARY, SIGNIFICANT]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
NUMBERS = st.integers(0, 2**53)

st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, NUMBERS)
st.register_type_strategy(date, DAYS)
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(time, st.times())


@st.composite
def choice(draw: st.DrawFn) -> Choice:
    """Any value in any field of a case."""
    question = st.sampled_from(sorted(fields.OF_QUESTION)).map(
        lambda name: of_question(QuestionId("1"), name)
    )
    field = draw(
        st.one_of(
            st.sampled_from(
                ["kind", "received_on", "applicants", "place", "progress", "control", "extension", "number"]
            ),
            question,
        )
    )
    value = draw(st.from_type(fields.type_of(field)))  # type: ignore[arg-type]  # a known field
    return Choice(field=field, value=value, between=tuple(draw(st.lists(WORDS, max_size=2))))


st.register_type_strategy(
    Settled,
    st.builds(
        Settled,
        choices=st.lists(choice(), max_size=3).map(tuple),
        clocks=st.lists(st.from_type(ClockStopped), max_size=2).map(tuple),
    ),
)

CASE_FACT: st.SearchStrategy[CaseFact] = st.one_of(*map(st.from_type, CASE_FACTS.values()))


@st.composite
def corrected(draw: st.DrawFn, card: type[Card]) -> CardCorrected:
    """A correction of some fields of a card."""
    whole = draw(st.from_type(card))
    names = draw(st.sets(st.sampled_from(sorted(card.__dataclass_fields__))))
    return CardCorrected(changes={name: getattr(whole, name) for name in names}, reason=draw(WORDS))


@st.composite
def settled(draw: st.DrawFn, card: type[Card]) -> CardSettled:
    """A choice between some values of a card."""
    changes = draw(corrected(card)).changes
    chosen = [Choice(field=name, value=value) for name, value in sorted(changes.items())]
    return CardSettled(choices=(*chosen, Choice(field=WITHDRAWN, value=draw(st.booleans()))))


def card_fact(kind: str) -> st.SearchStrategy[CardFact]:
    """Any fact of one kind of card."""
    card = CARD_KINDS[kind]
    return st.one_of(
        st.builds(CardRecorded, card=st.from_type(card)),
        corrected(card),
        st.builds(CardWithdrawn),
        settled(card),
        st.builds(Undone),
    )
