"""Deadlines that explain themselves: the chain from a fact to the last day of a term."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Timetable
from mcu_desktop.domain.cards.policy import CountFrom, LastDay, Policy
from mcu_desktop.domain.months import months_later
from mcu_desktop.domain.terms import steps
from mcu_desktop.domain.terms.calendar import WorkingCalendar
from mcu_desktop.domain.terms.norms import Norm, Unit, in_force, starting
from mcu_desktop.domain.terms.steps import Step, day_of
from mcu_desktop.domain.terms.timetable import add_working_minutes, opening
from mcu_desktop.problems import Refusal

__all__ = ["Deadline", "Step", "Terms", "deadline"]

_DAY = timedelta(days=1)
_COUNTED = 3
"""The links of a term in days before its end is shifted: the fact, the first day, the last one."""
_REMEMBERED = 50_000
"""Deadlines kept in memory before they are forgotten and counted anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The end of one term: a date, or for terms in hours an aware moment."""

    norm: Norm
    start: date | datetime
    raw: date | datetime
    """Before the last day was shifted."""
    due: date | datetime
    provisional: bool
    """A year without a decree was looked at, so that the date may change."""
    steps: tuple[Step, ...]

    @property
    def due_day(self) -> date:
        """The day of `due`, so that terms in days and in hours compare."""
        return day_of(self.due)

    extension: Deadline | None = None
    """What moved its end, counted from its own unshifted one."""

    @property
    def brief(self) -> str:
        """Say in one line how the last day came about; `steps` say it in full."""
        if self.extension is not None:
            first = self.extension.start
            return f"{steps.brief(self.norm, self.start, first, first)}, продлено до {self.due_day:%d.%m.%Y}"
        return steps.brief(self.norm, self.start, self.raw, self.due)

    @property
    def shift_days(self) -> int:
        """How many days the shift of the last day moved it either way; above 3 is worth a warning."""
        return abs((day_of(self.due) - day_of(self.raw)).days)

    def extended(self, further: Deadline, *, alone: bool) -> Deadline:
        """Give the term with its extension; `alone` says that others of the case stay where they are."""
        return replace(
            self,
            raw=further.raw,
            due=further.due,
            provisional=further.provisional,
            steps=(*self.steps[:_COUNTED], *further.steps, *(steps.alone(further.due_day) if alone else ())),
            extension=further,
        )

    def named(self, due: date) -> Deadline:
        """Give the term with the last day that the decision itself named."""
        return replace(self, raw=due, due=due, provisional=False, steps=(self.steps[0], steps.named(due)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All that terms depend on in one office; what was counted once is remembered."""

    norms: tuple[Norm, ...]
    calendar: WorkingCalendar
    policy: Policy = field(default_factory=Policy)
    timetable: Timetable = field(default_factory=Timetable)
    zone: str = "Europe/Moscow"
    _deadlines: dict[tuple[str | Norm, date], Deadline] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _starting: dict[tuple[str, date, bool], tuple[Norm, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def deadline(self, norm: Norm | str, start: date | datetime) -> Deadline:
        """Give the end of a term; of a norm known by its id the version in force on the start day binds."""
        known = self._deadlines.get((norm, start))
        if known is None:
            zone = ZoneInfo(self.zone)
            if isinstance(norm, str):
                version = in_force(self.norms, norm, day_of(_in_zone(start, zone)))
            else:
                version = norm
            if len(self._deadlines) >= _REMEMBERED:
                self._deadlines.clear()
            known = deadline(version, start, self.calendar, self.policy, self.timetable, zone)
            self._deadlines[norm, start] = known
        return known

    def starting(self, regime: str, day: date, significant: bool = False) -> tuple[Norm, ...]:
        """Give the norms that begin to run with a case itself."""
        known = self._starting.get((regime, day, significant))
        if known is None:
            if len(self._starting) >= _REMEMBERED:
                self._starting.clear()
            known = starting(self.norms, regime, day, significant)
            self._starting[regime, day, significant] = known
        return known


def deadline(
    norm: Norm,
    start: date | datetime,
    calendar: WorkingCalendar,
    policy: Policy,
    timetable: Timetable,
    zone: ZoneInfo,
) -> Deadline:
    """Count a term from its fact.

    A term in days begins from the day of a moment, a term in hours that knows only the day from
    the opening of that day.
    """
    try:
        begun = _in_zone(start, zone)
        if norm.unit.in_hours:
            return _in_hours(norm, begun, calendar, timetable, zone)
        return _in_days(norm, day_of(begun), calendar, policy)
    except OverflowError as error:
        raise Refusal(f"Срок по норме «{norm.id}» уходит за пределы календаря.") from error


def _in_days(norm: Norm, start: date, calendar: WorkingCalendar, policy: Policy) -> Deadline:
    count_from = norm.count_from or policy.count_from
    rule = norm.last_day or policy.last_day
    first = start if count_from is CountFrom.SAME else start + _DAY
    if norm.unit is Unit.WORKING_DAYS:
        first = calendar.next_working(first)
        raw = _nth_working(first, norm.amount, calendar)
        looked_at = set(range(start.year, raw.year + 1))
    else:
        months = norm.unit is Unit.MONTHS
        raw = months_later(start, norm.amount) if months else first + (norm.amount - 1) * _DAY
        looked_at = set() if rule is LastDay.KEEP else {raw.year}
    due = _shifted(raw, start, rule, calendar)
    undecreed = _undecreed(calendar, looked_at if due == raw else looked_at | {due.year})
    chain = (
        steps.begun(norm, start, "со дня"),
        steps.first_day(start, first, count_from, own=norm.count_from is not None),
        steps.counted_days(norm, first, raw, calendar),
        *steps.shifts(raw, due, rule, calendar),
        *steps.provisional(due, undecreed),
    )
    return Deadline(norm=norm, start=start, raw=raw, due=due, provisional=bool(undecreed), steps=chain)


def _in_hours(
    norm: Norm, start: date | datetime, calendar: WorkingCalendar, timetable: Timetable, zone: ZoneInfo
) -> Deadline:
    moment = start if isinstance(start, datetime) else datetime.combine(start, time(), zone)
    begins = moment
    if norm.unit is Unit.WORKING_HOURS or not isinstance(start, datetime):
        begins = opening(moment, calendar, timetable)
    if norm.unit is Unit.WORKING_HOURS:
        due = add_working_minutes(begins, norm.amount * 60, calendar, timetable)
        links = tuple(steps.working_links(begins, due, calendar, timetable))
    else:
        due = (begins.astimezone(UTC) + timedelta(hours=norm.amount)).astimezone(zone)
        links = (steps.clock_hours(norm, begins, due),)
    last = due if norm.unit is Unit.WORKING_HOURS else begins
    undecreed = _undecreed(calendar, set(range(moment.year, last.year + 1)))
    chain = (
        steps.begun(norm, start, "с момента"),
        *steps.waiting(start, begins, calendar),
        *links,
        *steps.provisional(due, undecreed),
    )
    return Deadline(norm=norm, start=start, raw=due, due=due, provisional=bool(undecreed), steps=chain)


def _nth_working(first: date, amount: int, calendar: WorkingCalendar) -> date:
    found = first
    for _ in range(amount - 1):
        found = calendar.next_working(found + _DAY)
    return found


def _shifted(raw: date, start: date, rule: LastDay, calendar: WorkingCalendar) -> date:
    """Move a last day off; never before the start, where a short term knows no working day."""
    match rule:
        case LastDay.KEEP:
            return raw
        case LastDay.NEXT:
            return calendar.next_working(raw)
        case LastDay.PRECEDING:
            earlier = calendar.preceding_working(raw)
            return earlier if earlier >= start else calendar.next_working(raw)
        case _:
            assert_never(rule)


def _undecreed(calendar: WorkingCalendar, years: set[int]) -> list[int]:
    return sorted(years - calendar.decreed)


def _in_zone(start: date | datetime, zone: ZoneInfo) -> date | datetime:
    if not isinstance(start, datetime):
        return start
    if start.tzinfo is None:
        raise ValueError(f"{start} has no zone")
    return start.astimezone(zone)
