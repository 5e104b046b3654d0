"""What a change of cards does to the whole office, inside its transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.facts import (
    WITHDRAWN,
    CardCorrected,
    CardFact,
    CardRecorded,
    CardSettled,
    CardTold,
    CardWithdrawn,
)
from mcu_desktop.domain.cards.kinds import (
    CARD_KINDS,
    Administration,
    Card,
    CardId,
    DestructionAct,
    FrozenNote,
    NormChange,
    NumberTemplate,
    OwnDay,
    Person,
    Station,
    Timetable,
)
from mcu_desktop.domain.cards.taking_back import BuiltOn, take_back
from mcu_desktop.domain.cards.telling import fold_card
from mcu_desktop.domain.office.moves import Moved
from mcu_desktop.domain.office.soundness import require_sound, require_text
from mcu_desktop.journal.names import BESIDE, CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.changes import Changes

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.domain.undoing import Undone
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.store.writing import Writing

KIND_NAMES: dict[type[Any], str] = {card: name for name, card in CARD_KINDS.items()}
SHIFTS_TERMS = frozenset(KIND_NAMES[kind] for kind in (Administration, OwnDay, Timetable, NormChange))
"""Kinds of cards that terms are counted from."""
_FOR_EVER = KIND_NAMES[FrozenNote]

Cards = Iterable[tuple[CardId, Card]]
Project = Callable[[Iterable[Stream], Callable[[], "Terms"]], None]


def require_change(id_: CardId, card: Card, fact: CardFact, known: Cards) -> None:
    """Refuse a change of a card that the office could not live with."""
    match fact:
        case CardRecorded():
            require_sound(card, [other for _, other in known])
        case CardCorrected() | CardSettled() if isinstance(card, DestructionAct):
            raise Refusal("Акт не исправляют: составьте новый.")
        case CardCorrected():
            require_text(fact.reason, "reason")
            after = replace(card, **fact.changes)
            require_sound(after, [other for other_id, other in known if other_id != id_])
        case CardSettled():
            after = card
            for choice in fact.choices:
                if choice.field != WITHDRAWN:
                    after = replace(after, **{choice.field: choice.value})
            require_sound(after, [other for other_id, other in known if other_id != id_])
        case CardWithdrawn():
            require_text(fact.reason, "reason")
            if isinstance(card, Administration):
                raise Refusal("Карточку администрации убрать нельзя: исправьте её.")
            if isinstance(card, Station):
                raise Refusal(
                    "Рабочее место не убирают, а отзывают: invite --station БУКВА --revoke ПРИЧИНА."
                )


def require_in_use(known: History, fact: CardFact) -> None:
    """Refuse to change what the person knows as withdrawn; what colleagues did meanwhile is settled."""
    folded = fold_card(known.told_of_card)
    if isinstance(fact, CardCorrected | CardWithdrawn) and folded is not None and folded.withdrawn:
        raise Refusal("В справочнике этого уже нет: убрано раньше.")


def taken_back(writing: Writing, past: History, action: str) -> Undone:
    """Take an action on a card back, unless something was built on it or another card took its place."""
    folded = fold_card(past.told_of_card)
    if folded is None or past.unread:
        raise Refusal("Карточка изменена более новой программой: обновите эту.")
    known = dict(writing.cards())
    id_ = CardId(past.stream.id)
    changed_at = next(record.stamp for record in past.records if record.action == action)
    fact = take_back(
        folded.card,
        past.told_of_card,
        action,
        _built_on(writing, id_, folded.card, known.items(), changed_at),
    )
    before = fold_card((*past.told_of_card, CardTold(txn="", fact=fact)))
    if before is not None and not before.withdrawn:
        require_sound(before.card, [other for other_id, other in known.items() if other_id != id_])
    return fact


def tell(writing: Writing, streams: Iterable[Stream], terms: Terms, *, foreign: bool = False) -> Changes:
    """Tell the changed cards and cases anew, and every term that they move; `terms` are those before.

    In another zone every moment is written otherwise, also that of an ended case. What is `foreign`
    was decided elsewhere and is no action of ours.
    """
    project = writing.project_foreign if foreign else writing.project
    touched = tuple(dict.fromkeys(stream for stream in streams if stream.kind not in BESIDE))
    cards = [stream for stream in touched if stream.kind != CASE]
    cases = [stream for stream in touched if stream.kind == CASE]
    project(cards, lambda: terms)
    for_ever = foreign or any(card.kind == _FOR_EVER for card in cards)
    action = None if for_ever else _action(writing, touched)
    if not any(card.kind in SHIFTS_TERMS for card in cards):
        project(cases, lambda: terms)
        return Changes(streams=frozenset(touched), action=action)
    moved = _recounted(writing, cases, terms, project)
    also = {Stream(CASE, term.case) for term in moved}
    return Changes(streams=frozenset({*touched, *also}), moved=moved, action=action)


def _action(writing: Writing, streams: tuple[Stream, ...]) -> str | None:
    return writing.history(streams[-1]).records[-1].action if streams else None


def _recounted(
    writing: Writing, cases: Iterable[Stream], before: Terms, project: Project
) -> tuple[Moved, ...]:
    ran = {(case, norm, about): due for case, norm, about, due in writing.running()}
    terms = rulebook.terms_of_cards(writing.cards())
    running = dict.fromkeys(case for case, _, _ in ran) if terms.zone == before.zone else writing.cases()
    told = dict.fromkeys((*cases, *(Stream(CASE, case) for case in running)))
    project(told, lambda: terms)
    numbers = writing.numbers()
    return tuple(
        Moved(case, numbers[case], norm, about, ran[case, norm, about], due)
        for case, norm, about, due in writing.running()
        if case in numbers and ran.get((case, norm, about), due) != due
    )


def _built_on(writing: Writing, id_: CardId, card: Card, known: Cards, since: int) -> BuiltOn:
    uses = writing.uses
    return BuiltOn(
        questions=uses.questions(id_),
        named_by=tuple(_title(other) for other_id, other in known if other_id != id_ and _names(other, id_)),
        acted=isinstance(card, Person) and uses.acted(id_, since),
        number=uses.last_number(card.journal, since) if isinstance(card, NumberTemplate) else None,
        written=isinstance(card, Station) and uses.written(card.letter),
    )


def _names(card: Card, id_: CardId) -> bool:
    values = (getattr(card, field.name) for field in fields(card))
    return any(id_ in value if isinstance(value, tuple) else value == id_ for value in values)


def _title(card: Card) -> str:
    return str(getattr(card, "short", None) or getattr(card, "title", ""))
