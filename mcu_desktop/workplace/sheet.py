"""A case on one sheet: the folded case, its terms, its history in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import duty_words
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.clocks import Clock, clocks
from mcu_desktop.domain.cases.history import Names, history
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.journal.codec import Unread
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.projection import whole_case


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened: when, by whom, under which duty."""

    at: datetime
    kind: str
    author: str
    duty: str
    text: str
    undone: bool
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Everything of a case."""

    case: Case
    clocks: tuple[Clock, ...]
    history: tuple[HistoryLine, ...]
    update_needed: bool
    unsettled: tuple[str, ...] = ()
    """The fields that several wrote at once, each something else."""


def sheet(past: History, terms: Terms, names: Names) -> CaseSheet | None:
    """Tell a case in whole; `None` while its registration has not arrived."""
    case, unsettled = whole_case(past)
    if case is None:
        return None
    zone = ZoneInfo(terms.zone)
    read = (r for r, fact in zip(past.records, past.facts, strict=True) if not isinstance(fact, Unread))
    lines = tuple(
        HistoryLine(
            at=moment_of(record.stamp).astimezone(zone),
            kind=record.kind,
            author=names.person_name(record.author),  # type: ignore[arg-type]  # a person is a card
            duty=duty_words(record.duty, lambda whose: names.person_name(CardId(whose))),
            text=line.text,
            undone=line.undone,
            action=record.action,
        )
        for record, line in zip(read, history(case.id, past.told, names), strict=True)
    )
    return CaseSheet(
        case=case,
        clocks=clocks(case, terms),
        history=lines,
        update_needed=past.unread,
        unsettled=tuple(conflict.field for conflict in unsettled),
    )
