"""When officials receive: the hours of a day, cut into times that can be booked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mcu_desktop.domain.cards.kinds import CardId, ReceptionHours
from mcu_desktop.domain.terms.calendar import WEEKDAYS, WorkingCalendar

_WEEK = 7


class Slot(NamedTuple):
    """A time that one visitor may have, and where."""

    at: time
    room: str


def slots(
    hours: Iterable[ReceptionHours], whom: CardId, day: date, calendar: WorkingCalendar
) -> tuple[Slot, ...]:
    """Give the times of an official on a day: hours of that very day, else those of its weekday."""
    own = [one for one in hours if one.whom == whom]
    chosen = [one for one in own if one.day == day]
    if not chosen and calendar.is_working(day):
        chosen = [one for one in own if one.day is None and _falls_on(one, day)]
    found = {slot.at: slot for one in chosen for slot in _cut(one)}
    return tuple(found[at] for at in sorted(found))


def receiving(hours: Iterable[ReceptionHours], day: date, calendar: WorkingCalendar) -> tuple[CardId, ...]:
    """Give the officials who receive on a day."""
    known = tuple(hours)
    everyone = dict.fromkeys(one.whom for one in known)
    return tuple(whom for whom in everyone if slots(known, whom, day, calendar))


def in_words(hours: Iterable[ReceptionHours], whom: CardId) -> str:
    """Say when an official receives."""
    own = sorted(
        (one for one in hours if one.whom == whom), key=lambda one: (one.day or date.min, one.begins)
    )
    return "; ".join(map(hours_in_words, own))


def hours_in_words(one: ReceptionHours) -> str:
    """Say «вторник, 1-й и 3-й в месяце, 10:00–12:00, каб. 5»."""
    when = f"{one.day:%d.%m.%Y}" if one.day else ", ".join(WEEKDAYS[number] for number in one.weekdays)
    if one.weeks and not one.day:
        when = f"{when}, {' и '.join(f'{week}-й' for week in one.weeks)} в месяце"
    room = f", {one.room}" if one.room else ""
    return f"{when}, {one.begins:%H:%M}–{one.ends:%H:%M}{room}"


def _falls_on(one: ReceptionHours, day: date) -> bool:
    week = (day.day - 1) // _WEEK + 1
    return day.weekday() in one.weekdays and (not one.weeks or week in one.weeks)


def _cut(one: ReceptionHours) -> Sequence[Slot]:
    midnight = date.min
    at, end = datetime.combine(midnight, one.begins), datetime.combine(midnight, one.ends)
    step = timedelta(minutes=one.minutes)
    return [Slot((at + step * place).time(), one.room) for place in range((end - at) // step)]
