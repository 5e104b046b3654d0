"""Facts to canonical JSON and back: keys sorted, no floats, unknown fields of newer programs let through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, get_type_hints

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.facts import (
    WITHDRAWN,
    CardCorrected,
    CardFact,
    CardRecorded,
    CardSettled,
    CardWithdrawn,
)
from mcu_desktop.domain.cards.kinds import CARD_KINDS
from mcu_desktop.domain.office.moves import MoveTold, TermsMoved
from mcu_desktop.domain.office.readings import CardOpened, Exported, Reading, SstuReported
from mcu_desktop.domain.office.sign_in import PasswordSet
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.journal.names import BESIDE, CASE, PASSWORD, READER, READING, VISIT
from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.domain.cases import facts, fields
    from mcu_desktop.domain.cases import known_facts as of_cases
    from mcu_desktop.domain.reception import visit as of_visits
else:
    facts = later("mcu_desktop.domain.cases.facts")
    of_cases = later("mcu_desktop.domain.cases.known_facts")
    fields = later("mcu_desktop.domain.cases.fields")
    of_visits = later("mcu_desktop.domain.reception.visit")


Fact: TypeAlias = "of_cases.CaseFact | CardFact | of_visits.VisitFact | PasswordSet | Reading"

_encoder = msgspec.json.Encoder(order="sorted")
_CARD_FACTS: dict[type[Any], str] = {
    CardRecorded: "recorded",
    CardCorrected: "corrected",
    CardWithdrawn: "withdrawn",
    CardSettled: "settled",
    Undone: "undone",
}
BESIDE_FACTS: dict[tuple[str, str], type[Any]] = {
    (PASSWORD, "set"): PasswordSet,
    (READING, "opened"): CardOpened,
    (READING, "exported"): Exported,
    (READING, "sstu"): SstuReported,
    (READING, "moved"): TermsMoved,
    (READING, "move_told"): MoveTold,
}
_KINDS = _CARD_FACTS | {fact: kind for (_, kind), fact in BESIDE_FACTS.items()}


@dataclass(frozen=True, slots=True)
class Unread:
    """A record of a newer kind or version: kept and passed on, its stream asks for a newer program."""

    stream_kind: str
    kind: str


def kind_of(fact: Fact) -> str:
    """Give the name of the fact's kind in the journal."""
    return _KINDS.get(type(fact)) or _kinds_of_cases_and_visits()[type(fact)]


@cache
def _kinds_of_cases_and_visits() -> dict[type[Any], str]:
    return {
        fact: kind for known in (of_visits.VISIT_FACTS, of_cases.CASE_FACTS) for kind, fact in known.items()
    }


def encoded(fact: Fact) -> bytes:
    """Give the body of a record."""
    return _encoder.encode(fact.card if isinstance(fact, CardRecorded) else fact)


def decoded(stream_kind: str, kind: str, min_reader: int, body: bytes) -> Fact | Unread:
    """Give the fact of a record, or `Unread` when it takes a newer program.

    A body with a word or a shape that is not known here says no more than that either: whether it
    is damaged is told by the chain.
    """
    if min_reader > READER:
        return Unread(stream_kind, kind)
    try:
        if stream_kind == CASE:
            known = _case_decoder(kind)
            fact: of_cases.CaseFact | None = known.decode(body) if known else None
            if isinstance(fact, facts.Settled):
                return replace(fact, choices=_typed(fact.choices, fields.type_of))
            return fact or Unread(stream_kind, kind)
        if stream_kind in {VISIT, *BESIDE}:
            beside = (
                of_visits.VISIT_FACTS.get(kind)
                if stream_kind == VISIT
                else BESIDE_FACTS.get((stream_kind, kind))
            )
            return msgspec.json.decode(body, type=beside) if beside else Unread(stream_kind, kind)
        return _card_fact(stream_kind, kind, body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Unread(stream_kind, kind)


@cache
def _case_decoder(kind: str) -> msgspec.json.Decoder[Any] | None:
    fact = of_cases.CASE_FACTS.get(kind)
    return msgspec.json.Decoder(fact) if fact else None


def _card_fact(stream_kind: str, kind: str, body: bytes) -> CardFact | Unread:
    card = CARD_KINDS.get(stream_kind)
    if card is None:
        return Unread(stream_kind, kind)
    match kind:
        case "recorded":
            return CardRecorded(card=msgspec.json.decode(body, type=card))
        case "corrected":
            raw = msgspec.json.decode(body, type=CardCorrected)
            types = _field_types(stream_kind)
            changes = {
                name: msgspec.convert(value, types[name])
                for name, value in raw.changes.items()
                if name in types
            }
            return CardCorrected(changes=changes, reason=raw.reason)
        case "withdrawn":
            return msgspec.json.decode(body, type=CardWithdrawn)
        case "settled":
            settled = msgspec.json.decode(body, type=CardSettled)
            of_card = {**_field_types(stream_kind), WITHDRAWN: bool}
            return CardSettled(choices=_typed(settled.choices, of_card.get))
        case "undone":
            return msgspec.json.decode(body, type=Undone)
        case _:
            return Unread(stream_kind, kind)


def _typed(choices: tuple[Choice, ...], type_of: Callable[[str], Any]) -> tuple[Choice, ...]:
    """Give what was chosen as the values of its fields; a field of a newer program is left as it came."""
    return tuple(
        choice
        if (kind := type_of(choice.field)) is None
        else replace(choice, value=msgspec.convert(choice.value, kind))
        for choice in choices
    )


@cache
def _field_types(stream_kind: str) -> dict[str, Any]:
    return get_type_hints(CARD_KINDS[stream_kind])
