"""Reminders of this desk: each term is told once; a postponed one again when its time has come.

What was told is desk-local and lies beside the drafts, never in the journal.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.store.drafts import Draft
from mcu_desktop.workplace.looking_after import scope, worn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.workplace.workplace import Workplace

_KIND = "reminder"
_KEPT = timedelta(days=14)
"""How long it is remembered what was told; its term is over by then."""
_HOUR = timedelta(hours=1)
_MORNING = time(9)
_DAY = timedelta(days=1)
_AHEAD = timedelta(hours=2)
"""How long before its moment a term in hours is told; a last day is told in its morning."""


class Term(NamedTuple):
    """A term that becomes due."""

    case: str
    number: str
    norm: str
    due: str

    @property
    def name(self) -> str:
        """One name for one term of one case: a moved term is another one."""
        return f"{self.case}|{self.norm}|{self.due}"


def becoming_due(workplace: Workplace) -> tuple[Term, ...]:
    """Give what becomes due under any duty of the person and has not passed, soonest first."""
    now = workplace.now()
    looked_after = scope(workplace, worn(workplace))
    tomorrow = (now.date() + _DAY).isoformat()
    soon = (now + _AHEAD).isoformat()
    found = map(Term._make, workplace.store.slack.norms(looked_after, max(tomorrow, soon)))
    return tuple(term for term in found if _near(term.due, now))


def due_reminders(workplace: Workplace) -> tuple[Term, ...]:
    """Give the terms to be told now, and remember that they were."""
    now = workplace.now()
    told = {draft.id: draft for draft in workplace.drafts.all(_KIND)}
    fresh = tuple(term for term in becoming_due(workplace) if _wanted(told.get(_id(term)), now))
    again = tuple(_term(draft) for draft in told.values() if draft.body and _wanted(draft, now))
    telling = tuple({term.name: term for term in (*fresh, *_running(workplace, again))}.values())
    _remember(workplace, telling, now, until="")
    for draft in told.values():
        if not draft.body and datetime.fromisoformat(draft.saved_at) < now - _KEPT:
            workplace.drafts.drop(draft.id)
    return telling


def postpone(workplace: Workplace, terms: Iterable[Term], until: datetime) -> None:
    """Tell terms once more, but not before a moment."""
    _remember(workplace, terms, workplace.now(), until=until.isoformat())


def take_back(workplace: Workplace, terms: Iterable[Term]) -> None:
    """Let terms be as if they had not been put off: told, and told no more."""
    _remember(workplace, terms, workplace.now(), until="")


def in_an_hour(now: datetime) -> datetime:
    """Give the moment an hour later."""
    return now + _HOUR


def tomorrow_morning(now: datetime) -> datetime:
    """Give nine o'clock of the next day."""
    return datetime.combine(now.date() + timedelta(days=1), _MORNING, now.tzinfo)


def _near(due: str, now: datetime) -> bool:
    if len(due) == len("2026-01-01"):
        return date.fromisoformat(due) == now.date()
    return now <= datetime.fromisoformat(due) <= now + _AHEAD


def _wanted(told: Draft | None, now: datetime) -> bool:
    if told is None:
        return True
    return bool(told.body) and datetime.fromisoformat(told.body) <= now


def _running(workplace: Workplace, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Leave those out that ended or moved since they were postponed."""
    still_due = workplace.store.slack.still_due
    gone = [term for term in terms if not still_due(term.case, term.norm, term.due)]
    for term in gone:
        workplace.drafts.drop(_id(term))
    return tuple(term for term in terms if term not in gone)


def _remember(workplace: Workplace, terms: Iterable[Term], now: datetime, *, until: str) -> None:
    at = now.isoformat(timespec="seconds")
    drafts = [Draft(id=_id(term), kind=_KIND, title=term.number, body=until, saved_at=at) for term in terms]
    if drafts:
        workplace.drafts.save(*drafts)


def _id(term: Term) -> str:
    return f"{_KIND}.{term.name}"


def _term(draft: Draft) -> Term:
    case, norm, due = draft.id.removeprefix(f"{_KIND}.").split("|")
    return Term(case, draft.title, norm, due)
