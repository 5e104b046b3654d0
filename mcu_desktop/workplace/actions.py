"""Actions in words: who did what to which cases and cards, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.facts import CardCorrected, CardRecorded, CardSettled, CardWithdrawn
from mcu_desktop.domain.cards.telling import fold_card
from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.reception.visit import Booked
from mcu_desktop.domain.reception.words import sentence
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import BESIDE, CASE, VISIT
from mcu_desktop.journal.stamps import first_of, moment_of
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.card_words import KIND_TITLES, field_title
from mcu_desktop.workplace.sheet import sheet

if TYPE_CHECKING:
    from mcu_desktop.store.brought import ActionRow
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.seat import Seat

_UNDONE, _RECORDED, _ADMINISTRATION = "undone", "recorded", "administration"
MOST = 500
"""Actions that are told at once: no list is read farther."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action as a person is told of it."""

    action: str
    at: datetime
    author: str
    about: str
    """A case, a card, or how many of them."""
    text: str
    holds: bool
    """It was not taken back."""
    takes_back: bool
    """It is itself the taking back of another."""


def lines(seat: Asking, rows: Iterable[ActionRow]) -> tuple[ActionLine, ...]:
    """Tell actions in words; what is about cases that this person does not see is left out."""
    told = (_line(seat, row) for row in rows)
    return tuple(line for line in told if line is not None)


def own_of_today(seat: Asking) -> tuple[ActionLine, ...]:
    """Tell what this person did here today, the latest first."""
    morning = seat.in_zone(datetime.combine(seat.today(), time()))
    rows = seat.store.brought.own_actions(first_of(morning), seat.person, MOST)
    return lines(seat, (row for row in rows if not _sets_up(seat, row.action)))


def _sets_up(seat: Seat, action: str) -> bool:
    """Tell whether an action made the office itself."""
    streams = (stream for stream in seat.store.streams_of(action) if stream.kind == _ADMINISTRATION)
    records = (record for stream in streams for record in seat.store.history(stream).records)
    return any(record.kind == _RECORDED and record.action == action for record in records)


# ---------------------------------------------------------------------- words


def _line(seat: Asking, row: ActionRow) -> ActionLine | None:
    streams = (stream for stream in seat.store.streams_of(row.action) if stream.kind not in BESIDE)
    told = [one for stream in streams if (one := _told(seat, stream, row.action))]
    if not told:
        return None
    texts = tuple(dict.fromkeys(one.text for one in told))
    return ActionLine(
        action=row.action,
        at=seat.in_zone(moment_of(row.stamp)),
        author=seat.person_name(row.author),  # type: ignore[arg-type]  # a person is a card
        about=told[0].about if len(told) == 1 else _several(told),
        text=texts[0] if len(texts) == 1 else f"{texts[0]} И ещё {len(texts) - 1}.",
        holds=any(one.holds for one in told),
        takes_back=all(one.takes_back for one in told),
    )


class _Told(NamedTuple):
    about: str
    text: str
    holds: bool
    takes_back: bool
    case: bool


def _told(seat: Asking, stream: Stream, action: str) -> _Told | None:
    past = seat.store.history(stream)
    if stream.kind == VISIT:
        return _visit_told(seat, past, action)
    if stream.kind != CASE:
        return _card_told(past, action)
    try:
        seat.require_sight(CaseId(stream.id))
    except Refusal:
        return None
    whole = sheet(past, seat.terms, seat)
    if whole is None:
        return None
    said = [line for line in whole.history if line.action == action]
    text = " ".join(line.text for line in said)
    return _Told(
        about=f"№ {whole.case.number}",
        text=text,
        holds=any(not line.undone for line in said),
        takes_back=all(line.kind == _UNDONE for line in said),
        case=True,
    )


def _visit_told(seat: Seat, past: History, action: str) -> _Told | None:
    """Tell what was done at a reception; who books nobody does not learn who came."""
    if seat.why_not(Managing.RECEPTION):
        return None
    entries = past.told_of_visit
    who = next((full_name(entry.fact.visitor) for entry in entries if isinstance(entry.fact, Booked)), "")
    said = [entry.fact for entry in entries if entry.txn == action]
    return _Told(
        about=f"Личный приём: {who}",
        text=" ".join(map(sentence, said)),
        holds=any(entry.txn == action for entry in in_force(entries)),
        takes_back=all(isinstance(fact, Undone) for fact in said),
        case=False,
    )


def _card_told(past: History, action: str) -> _Told | None:
    folded, entries = fold_card(past.told_of_card), past.told_of_card
    if folded is None:
        return None
    named = (getattr(folded.card, name, "") for name in ("short", "title", "letter"))
    title = next(filter(None, named), "")
    kind = KIND_TITLES.get(past.stream.kind, "Карточка")
    said = [entry.fact for entry in entries if entry.txn == action]
    return _Told(
        about=f"{kind} «{title}»" if title else kind,
        text=" ".join(map(_sentence, said)),
        holds=any(entry.txn == action for entry in in_force(entries)),
        takes_back=all(isinstance(fact, Undone) for fact in said),
        case=False,
    )


def _sentence(fact: object) -> str:
    match fact:
        case CardRecorded():
            return "Записано в справочник."
        case CardCorrected():
            return f"Изменено: {', '.join(map(field_title, fact.changes))}. Причина: {fact.reason}"
        case CardWithdrawn():
            return f"Убрано из справочника. Причина: {fact.reason}"
        case CardSettled():
            return "Выбрано из разных записей."
        case Undone():
            return f"Отменено: {fact.what}."
    return ""


def _several(told: Sequence[_Told]) -> str:
    cases = sum(one.case for one in told)
    named = [counted(cases, "дело", "дела", "дел")] if cases else []
    if cases < len(told):
        named.append(counted(len(told) - cases, "карточка", "карточки", "карточек"))
    return " и ".join(named)
