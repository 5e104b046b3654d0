"""The norms and calendars that the program ships, as tests read them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.kinds import Timetable
from mcu_desktop.domain.terms.calendar import merged, parse_calendar
from mcu_desktop.domain.terms.norms import parse_norms

RESOURCES = Path(__file__).parents[3] / "resources"
NORM_FILES = sorted((RESOURCES / "norms").glob("*.toml"))
CALENDAR_FILES = sorted((RESOURCES / "calendars").glob("*.toml"))
NORMS = tuple(norm for file in NORM_FILES for norm in parse_norms(file.read_text(encoding="utf-8")))
CALENDAR = merged(parse_calendar(file.read_text(encoding="utf-8")) for file in CALENDAR_FILES)
TIMETABLE = Timetable()
ZONE = ZoneInfo("Europe/Moscow")


def at(text: str) -> datetime:
    """Give a moment of the office's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
