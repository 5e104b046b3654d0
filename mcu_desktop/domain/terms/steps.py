"""The links of the chain from a fact to a deadline, in Russian."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, assert_never

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.spelling import agreeing, counted
from mcu_desktop.domain.terms.calendar import WEEKDAYS
from mcu_desktop.domain.terms.norms import Trigger, Unit
from mcu_desktop.domain.terms.timetable import spans_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.cards.kinds import Timetable
    from mcu_desktop.domain.terms.calendar import WorkingCalendar
    from mcu_desktop.domain.terms.norms import Norm

_DAY = timedelta(days=1)

_FACTS = {
    Trigger.RECEIVED: ("Поступление", "поступления"),
    Trigger.REGISTERED: ("Регистрация", "регистрации"),
    Trigger.FORWARDED: ("Перенаправление", "перенаправления"),
    Trigger.REQUESTED: ("Запрос", "запроса"),
    Trigger.EXTENDED: ("Окончание первоначального срока", "окончания первоначального срока"),
    Trigger.ORDERED: ("Поручение", "поручения"),
    Trigger.INTERIM: ("Промежуточный ответ", "промежуточного ответа"),
}
_UNITS = {
    Unit.CALENDAR_DAYS: ("календарный день", "календарных дня", "календарных дней"),
    Unit.WORKING_DAYS: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.WORKING_HOURS: ("рабочий час", "рабочих часа", "рабочих часов"),
    Unit.HOURS: ("час", "часа", "часов"),
    Unit.MONTHS: ("месяц", "месяца", "месяцев"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of the chain; days and moments are ISO, `after` is the next link's `before`."""

    what: str
    before: str
    after: str
    why: str


def brief(norm: Norm, start: date | datetime, raw: date | datetime, due: date | datetime) -> str:
    """Say in one line from what a term runs, how long, and what a day off did to its end."""
    amount = counted(norm.amount, *_UNITS[norm.unit])
    said = f"{_FACTS[norm.starts][0]} {_russian(day_of(start))} + {amount}"
    return said if raw == due else f"{said} = {_russian(day_of(raw))}, нерабочий день: срок перенесён"


def named(due: date) -> Step:
    """Say that the decision itself named the last day."""
    return Step(
        what="Срок назван",
        before=due.isoformat(),
        after=due.isoformat(),
        why="Последний день указан в решении",
    )


def alone(due: date) -> tuple[Step]:
    """Say that an extension moves the term of the answer and no other one."""
    only = Step(
        what="Продлён только срок ответа",
        before=due.isoformat(),
        after=due.isoformat(),
        why="Местный срок ускоренного решения продление не сдвигает",
    )
    return (only,)


def begun(norm: Norm, start: date | datetime, since: str) -> Step:
    """Name the fact, the norm and the article."""
    name, genitive = _FACTS[norm.starts]
    return Step(
        what=name,
        before=_iso(start),
        after=_iso(start),
        why=f"Срок «{norm.title}» исчисляется {since} {genitive}: {norm.article}.",
    )


def first_day(start: date, first: date, count_from: CountFrom, *, own: bool) -> Step:
    """Tell which day is the first of the term, and by whose rule."""
    whose = "так установлено этой нормой" if own else "так принято в администрации"
    match count_from:
        case CountFrom.NEXT:
            why = f"Течение срока начинается на следующий день: {whose} (по аналогии со статьёй 191 ГК РФ)."
        case CountFrom.SAME:
            why = f"День, от которого исчисляется срок, считается первым: {whose}."
        case _:
            assert_never(count_from)
    return Step(what="Первый день срока", before=start.isoformat(), after=first.isoformat(), why=why)


def counted_days(norm: Norm, first: date, raw: date, calendar: WorkingCalendar) -> Step:
    """Tell the last day before it is shifted."""
    ordinal = f"{norm.amount}-й {_UNITS[norm.unit][0]} – {_russian(raw)}, {WEEKDAYS[raw.weekday()]}."
    if norm.unit is Unit.MONTHS:
        later = counted(norm.amount, *_UNITS[norm.unit])
        ordinal = f"То же число через {later} – {_russian(raw)}, {WEEKDAYS[raw.weekday()]}."
    if norm.unit is Unit.WORKING_DAYS:
        skipped = _days_off_between(first, raw, calendar)
        if skipped:
            ordinal += f" Не считаются нерабочие дни: {skipped}."
    return Step(
        what=counted(norm.amount, *_UNITS[norm.unit]),
        before=first.isoformat(),
        after=raw.isoformat(),
        why=ordinal,
    )


def shifts(raw: date, due: date, rule: LastDay, calendar: WorkingCalendar) -> Iterator[Step]:
    """Walk over the days off, one step for neighbours that are off for the same reason."""
    if raw == due:
        if not calendar.is_working(raw):
            yield Step(
                what="Последний день – нерабочий",
                before=raw.isoformat(),
                after=raw.isoformat(),
                why=f"{_russian(raw)} – {calendar.why_off(raw)}. Срок не переносится.",
            )
        return
    onward = _DAY if due > raw else -_DAY
    what = "Перенос на следующий рабочий день" if due > raw else "Перенос на предшествующий рабочий день"
    note = ""
    if due > raw and rule is LastDay.PRECEDING:
        note = " Раньше этого дня в сроке нет ни одного рабочего дня."
    passed = [raw + number * onward for number in range(abs((due - raw).days))]
    for reason, days in groupby(passed, key=calendar.why_off):
        run = list(days)
        yield Step(
            what=what,
            before=run[0].isoformat(),
            after=(run[-1] + onward).isoformat(),
            why=f"{_run(min(run), max(run))} – {reason}.{note}",
        )


def waiting(start: date | datetime, begins: datetime, calendar: WorkingCalendar) -> Iterator[Step]:
    """Tell why the hours do not begin at once, if they do not."""
    if begins == start:
        return
    day = day_of(start)
    if not calendar.is_working(day):
        why = f"{_russian(day)} – {calendar.why_off(day)}."
    elif isinstance(start, datetime):
        why = f"В {start:%H:%M} {_russian(day)} работа по распорядку не ведётся."
    else:
        why = "Час не указан, поэтому счёт идёт от начала рабочего дня."
    yield Step(what="Начало рабочего времени", before=_iso(start), after=_iso(begins), why=why)


def working_links(
    begins: datetime, due: datetime, calendar: WorkingCalendar, timetable: Timetable
) -> Iterator[Step]:
    """Tell the working time of each day that was used up."""
    reached = begins
    used = takewhile(lambda piece: piece[0] < due, spans_after(begins, calendar, timetable))
    for day, pieces in groupby(used, key=lambda piece: piece[0].date()):
        spans = [(opens, min(closes, due)) for opens, closes in pieces]
        minutes = sum((closes - opens for opens, closes in spans), timedelta()) // timedelta(minutes=1)
        hours = ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans)
        why = f"{_russian(day)}: {hours}."
        if calendar.is_short(day):
            why += " День сокращённый."
        skipped = _days_off_between(reached.date(), day, calendar)
        if skipped:
            why += f" Не считаются нерабочие дни: {skipped}."
        what = f"Рабочее время: {_duration(minutes)}"
        yield Step(what=what, before=_iso(reached), after=_iso(spans[-1][1]), why=why)
        reached = spans[-1][1]


def clock_hours(norm: Norm, begins: datetime, due: datetime) -> Step:
    """Tell that hours ran by the clock."""
    return Step(
        what=counted(norm.amount, *_UNITS[norm.unit]),
        before=_iso(begins),
        after=_iso(due),
        why="Часы идут подряд, и в нерабочее время тоже.",
    )


def provisional(due: date | datetime, undecreed: list[int]) -> Iterator[Step]:
    """Warn that the year has no decree yet."""
    if undecreed:
        years = agreeing(len(undecreed), "год", "годы", "годы")
        yield Step(
            what="Срок предварительный",
            before=_iso(due),
            after=_iso(due),
            why=f"Переносы выходных на {', '.join(map(str, undecreed))} {years} ещё не утверждены или не "
            "внесены: учтены только субботы, воскресенья и праздники статьи 112 ТК РФ.",
        )


def day_of(start: date | datetime) -> date:
    """Give the day of a start or an end that may be a moment."""
    return start.date() if isinstance(start, datetime) else start


def _days_off_between(first: date, last: date, calendar: WorkingCalendar) -> str:
    days = (first + number * _DAY for number in range((last - first).days + 1))
    runs = (list(run) for works, run in groupby(days, key=calendar.is_working) if not works)
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def _run(first: date, last: date) -> str:
    return _russian(first) if first == last else f"{_russian(first)}–{_russian(last)}"


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} ч" if hours else "", f"{rest} мин" if rest or not hours else "")
    return " ".join(part for part in parts if part)


def _iso(start: date | datetime) -> str:
    return start.isoformat()


def _russian(day: date) -> str:
    return f"{day:%d.%m.%Y}"
