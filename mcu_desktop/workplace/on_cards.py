"""Commands on cards of the directories, carried out: each whole, or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardWithdrawn
from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.cards.settlement import settle_card
from mcu_desktop.domain.cards.telling import fold_card
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import moves
from mcu_desktop.workplace.card_changes import KIND_NAMES, require_change, require_in_use, tell
from mcu_desktop.workplace.card_words import field_title
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.deciding import decided_on_each
from mcu_desktop.workplace.seen import Seen, as_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.settling import Choice
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace


def record(office: Workplace, card: Card, *, preview: bool = False) -> tuple[CardId, Changes]:
    """Write a new card. With `preview` nothing stays, and the terms that would move are told."""
    id_ = CardId(office.new_id())
    return id_, _change(office, id_, card, CardRecorded(card=card), preview=preview)


def correct(
    office: Workplace,
    id_: CardId,
    changes: dict[str, Any],
    *,
    reason: str,
    preview: bool = False,
    seen: Seen | None = None,
) -> Changes:
    """Change fields of a card, with a reason; with `seen`, as a person saw it while writing."""
    card = _as_seen(office, id_, seen)
    standing = {name: value for name, value in changes.items() if getattr(card, name) != value}
    if not standing:
        raise Refusal("Ничего не изменилось.")
    if not reason.strip():
        raise Refusal("Укажите причину изменения.", field="reason")
    fact = CardCorrected(changes=standing, reason=reason)
    return _change(office, id_, office.card(id_), fact, preview=preview, seen=seen)


def withdraw(
    office: Workplace,
    id_: CardId,
    *,
    reason: str,
    preview: bool = False,
    handing_over: Sequence[tuple[CaseId, CaseCommand]] = (),
) -> Changes:
    """Take a card out of use, handing its cases over in one action; what refers to it keeps its words."""
    if not reason.strip():
        raise Refusal("Укажите причину.", field="reason")
    if id_ == office.person:
        raise Refusal("Себя убрать нельзя: за этим рабочим местом работаете вы.")
    return _change(
        office, id_, office.card(id_), CardWithdrawn(reason=reason), preview=preview, with_cases=handing_over
    )


def settle(office: Workplace, id_: CardId, choices: Sequence[Choice]) -> Changes:
    """Say what holds in fields of a card that several wrote without knowing of each other."""
    card = office.card(id_)
    stream = Stream(KIND_NAMES[type(card)], id_)
    told = office.store.history(stream).told_of_card
    fact = settle_card(told, choices, partial(field_title, kind=stream.kind))
    return _change(office, id_, card, fact, preview=False)


def _as_seen(office: Workplace, id_: CardId, seen: Seen | None) -> Card:
    card = office.card(id_)
    past = office.store.history(Stream(KIND_NAMES[type(card)], id_)) if seen else None
    known = fold_card(as_seen(past, seen).told_of_card) if past else None
    return known.card if known else card


def _change(
    office: Workplace,
    id_: CardId,
    card: Card,
    fact: CardFact,
    *,
    preview: bool,
    with_cases: Sequence[tuple[CaseId, CaseCommand]] = (),
    seen: Seen | None = None,
) -> Changes:
    stream = Stream(KIND_NAMES[type(card)], id_)
    changes = Changes()
    try:
        with office.store.writing() as writing:
            past = writing.history(stream)
            if past.unread:
                raise Refusal("Карточка изменена более новой программой: обновите эту.")
            duty = office.judged_on_card(id_, card, fact)
            known = as_seen(past, seen)
            require_in_use(known, fact)
            require_change(id_, card, fact, writing.cards())
            before = office.terms
            handed, _ = decided_on_each(office, writing, with_cases, office.rules(), under=duty)
            facts = [*handed, (known, fact)]
            writing.append(facts, office.signature(duty))
            changes = tell(writing, [past.stream for past, _ in facts], before)
            if preview:
                _leave()
            moves.note(writing, office, changes, moves.cause_of(stream.kind, card), duty)
    except _OnlyLooking:
        return changes
    office.see_anew()
    return changes


class _OnlyLooking(Exception):
    """Leaves the transaction of a preview without a trace."""


def _leave() -> NoReturn:
    raise _OnlyLooking
