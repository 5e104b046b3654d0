"""How long a term still runs, in words a clerk says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import IntEnum

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.domain.spelling import agreeing, counted

_SOON_DAYS = 3
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_DAYS = ("день", "дня", "дней")
_HOURS = ("час", "часа", "часов")
_MINUTES = ("минуту", "минуты", "минут")


class Urgency(IntEnum):
    """How near the end of a term is; each has a shape of its own beside its colour."""

    NONE = 0
    CALM = 1
    SOON = 2
    TODAY = 3
    OVERDUE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a clock says."""

    words: str
    urgency: Urgency


NOT_RUNNING = Left(words="", urgency=Urgency.NONE)


def left(due: str | None, now: datetime) -> Left:
    """Say how long is left until a last day or a last moment, or how late it is."""
    if due is None:
        return NOT_RUNNING
    late = overdue(due, now)
    days = (date.fromisoformat(due[:10]) - now.date()).days
    if len(due) > len("2026-01-01") and abs(days) <= 1:
        return _in_hours(datetime.fromisoformat(due) - now)
    if late:
        return Left(words=f"просрочено на {counted(-days, *_DAYS)}", urgency=Urgency.OVERDUE)
    if days == 0:
        return Left(words="сегодня последний день", urgency=Urgency.TODAY)
    return Left(
        words=f"{agreeing(days, 'остался', 'осталось', 'осталось')} {counted(days, *_DAYS)}",
        urgency=Urgency.SOON if days <= _SOON_DAYS else Urgency.CALM,
    )


def day_and_time(due: str) -> str:
    """Give a due day or moment as people write it: 05.11.2026, 05.11.2026 до 14:00."""
    day = f"{due[8:10]}.{due[5:7]}.{due[:4]}"
    return f"{day} до {due[11:16]}" if len(due) > len("2026-01-01") else day


def _in_hours(rest: timedelta) -> Left:
    if rest < timedelta():
        return Left(words=f"просрочено на {_span(-rest)}", urgency=Urgency.OVERDUE)
    hours = rest // _HOUR
    number = hours or rest // _MINUTE
    stays = agreeing(number, "остался" if hours else "осталась", "осталось", "осталось")
    span = counted(hours, *_HOURS) if hours else counted(number, "минута", "минуты", "минут")
    return Left(words=f"{stays} {span}", urgency=Urgency.TODAY)


def _span(late: timedelta) -> str:
    hours = late // _HOUR
    return counted(hours, *_HOURS) if hours else counted(late // _MINUTE, *_MINUTES)
