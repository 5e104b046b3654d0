"""How the office counts days: its calendar, its hours, its own version of a norm."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from mcu_desktop.dataclass import dataclass


class DayKind(StrEnum):
    """What the office declares a day to be."""

    OFF = "off"
    WORKING = "working"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """A day that the office's calendar treats otherwise than the state's: own day off, transfer."""

    day: date
    kind: DayKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The working hours of the office, Monday first; a pair of `None` is a day off."""

    opens: tuple[time | None, ...] = (time(8), time(8), time(8), time(8), time(8), None, None)
    closes: tuple[time | None, ...] = (time(17), time(17), time(17), time(17), time(16), None, None)
    lunch_from: time | None = time(12)
    lunch_to: time | None = time(12, 48)
    eve_shorter_minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NormChange:
    """The office's own version of a norm's amount or article; the norm itself stays data."""

    norm: str
    amount: int
    article: str
    valid_from: date
    reason: str
