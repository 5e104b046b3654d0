"""What a day asks of a person, duty by duty: late, due, waiting, unassigned, on control."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.waiting import WISH_WORDS, Wish
from mcu_desktop.domain.notes.period import week_of
from mcu_desktop.domain.office.absences import words_for
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import agreeing, counted
from mcu_desktop.domain.vocabulary import Status
from mcu_desktop.store.rows import CaseLine
from mcu_desktop.store.slack import Slice
from mcu_desktop.workplace.looking_after import Hat, looked_after, scope, working_duties, worn
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.notes.day_sheet import DaySheet
    from mcu_desktop.workplace.workplace import Workplace

MOST_LINES = 500
"""Lines of a pile that are read; its total counts all."""
_DAY = timedelta(days=1)


class Pile(StrEnum):
    """Why a case stands on today's list; one case may have several reasons."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    WAITING = "waiting"
    UNASSIGNED = "unassigned"
    CONTROL = "control"
    OUTSIDE = "outside"
    """An organisation without a login has something to answer."""


class Heap(NamedTuple):
    """How many cases a pile has, and those with the least slack."""

    total: int
    lines: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The piles of one duty, or of all of them."""

    at: datetime
    duty: Duty | None
    duties: tuple[Duty, ...]
    """Under which the person has cases to do."""
    piles: Mapping[Pile, Heap]
    wishes: Mapping[int, str] = field(default_factory=dict)
    """What is asked of this person by name, by the row number of the case; empty: of others."""

    @property
    def nothing_to_do(self) -> bool:
        """Every pile is empty."""
        return not any(heap.total for heap in self.piles.values())

    @property
    def in_words(self) -> str:
        """Say how the day stands in one or two sentences."""
        late, today, week = (self.piles[pile].total for pile in (Pile.OVERDUE, Pile.TODAY, Pile.WEEK))
        said = [
            f"{agreeing(late, 'Просрочено', 'Просрочены', 'Просрочено')} {counted(late, *_CASES)}"
            if late
            else "Просроченных дел нет"
        ]
        if today:
            said.append(f"сегодня срок у {counted(today, *_OF_CASES)}")
        if week:
            said.append(f"до конца недели – {'ещё ' if today else ''}у {counted(week, *_OF_CASES)}")
        rest = [f"{words} {number}" for pile, words in _ALSO if (number := self.piles[pile].total)]
        sentences = [", ".join(said), ", ".join(rest)]
        return " ".join(f"{one[:1].upper()}{one[1:]}." for one in sentences if one)


_CASES = ("дело", "дела", "дел")
_OF_CASES = ("дела", "дел", "дел")
_ALSO = (
    (Pile.WAITING, "ждут вас:"),
    (Pile.UNASSIGNED, "без исполнителя:"),
    (Pile.CONTROL, "на контроле:"),
    (Pile.OUTSIDE, "ждут организаций:"),
)


def today(workplace: Workplace, duty: Duty | None = None) -> Day:
    """Look at the day under one duty, or under all that the person has."""
    now = workplace.now()
    duties = working_duties(workplace)
    hats = tuple(hat for hat in worn(workplace) if duty not in duties or hat.duty is duty)
    wide = scope(workplace, hats)
    people = _voices(workplace)
    tomorrow = (now.date() + _DAY).isoformat()
    week_ends = week_of(now.date(), workplace.office.administration.week_starts).last
    asked: dict[Pile, tuple[tuple[Slice, ...], str, str]] = {
        Pile.OVERDUE: (wide, "", now.isoformat()),
        Pile.TODAY: (wide, now.isoformat(), tomorrow),
        Pile.WEEK: (wide, tomorrow, (week_ends + _DAY).isoformat()),
        Pile.WAITING: ((*_waiting(workplace, hats), Slice(asked=people)), "", ""),
        Pile.UNASSIGNED: (_unassigned(workplace, hats), "", ""),
        Pile.CONTROL: (tuple(replace(part, control=True) for part in wide), "", ""),
        Pile.OUTSIDE: (tuple(replace(part, commissioned=True) for part in wide), "", ""),
    }
    piles = {
        pile: Heap(*workplace.store.slack.cases(slices, now, since=since, until=until, limit=MOST_LINES))
        for pile, (slices, since, until) in asked.items()
    }
    return Day(
        at=now,
        duty=duty if duty in duties else None,
        duties=duties,
        piles=piles,
        wishes=dict.fromkeys(workplace.store.slack.in_agreement(), "") | workplace.store.slack.wishes(people),
    )


def _voices(workplace: Workplace) -> tuple[CardId, ...]:
    """Name the person and those whose word they give while these are away."""
    return (workplace.person, *words_for(workplace.office, workplace.person))


def to_do(line: CaseLine, pile: Pile, wishes: Mapping[int, str] | None = None) -> str:
    """Say what a case waits for, where the pile tells it."""
    if pile is Pile.UNASSIGNED:
        return "Назначьте исполнителя"
    if pile is Pile.OUTSIDE:
        return "Узнайте, что ответят"
    return _waits_for(line, wishes or {}) if pile is Pile.WAITING else ""


def _waits_for(line: CaseLine, wishes: Mapping[int, str]) -> str:
    if line.key in wishes:
        return WISH_WORDS[Wish(wishes[line.key])] if wishes[line.key] else "На согласовании у других"
    match line.status:
        case Status.AGREEMENT:
            return "Ответ готов: отправьте его"
        case Status.WAITING if line.due is not None:
            return "Ждём ответ на запрос: напомните о нём"
        case Status.WAITING:
            return "Ответ отправлен: закройте дело"
        case _:
            return "Возьмите в работу"


def pages(workplace: Workplace, sheet: DaySheet) -> bytes:
    """Give the sheet of the day as PDF."""
    exported(workplace, Export.DAY, "pdf", count=sum(len(part.lines) for part in sheet.parts))
    from mcu_desktop.reports.day_sheet import pdf  # noqa: PLC0415 - half a second of libraries

    return pdf(sheet)


# ---------------------------------------------------------------------- inside


def _waiting(workplace: Workplace, hats: tuple[Hat, ...]) -> tuple[Slice, ...]:
    """Give what stands still until this person acts: take it, send it, close it."""
    answered = (Status.AGREEMENT.value, Status.WAITING.value)
    parts = []
    for duty, person in hats:
        theirs = looked_after(workplace, person, duty)
        if theirs is None or duty is Duty.INTAKE_OPERATOR:
            continue
        if theirs.executors:
            parts.append(replace(theirs, stages=(Status.ASSIGNED.value,)))
        elif duty in {Duty.HEAD, Duty.CURATOR}:
            parts.append(replace(theirs, statuses=answered, control=True))
        else:
            parts.append(replace(theirs, statuses=answered))
    return tuple(parts)


def _unassigned(workplace: Workplace, hats: tuple[Hat, ...]) -> tuple[Slice, ...]:
    """Give what nobody was given yet, for those who hand out."""
    handing_out = tuple(hat for hat in hats if hat.duty not in {Duty.EXECUTOR, Duty.OUTSIDE})
    if hats and not handing_out:
        return ()
    scopes = scope(workplace, handing_out)
    new = (Status.REGISTERED.value,)
    return tuple(replace(part, stages=new) if part.blocks else replace(part, statuses=new) for part in scopes)
