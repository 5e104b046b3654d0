"""The sheet of the day as a value: what a person takes along from the screen on paper."""

from __future__ import annotations

from datetime import datetime

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.domain.spelling import counted

CASES = ("дело", "дела", "дел")
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A case on the sheet; every part is text for people."""

    number: str
    due: str
    left: str
    applicant: str
    summary: str
    executor: str
    to_do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """One pile of cases; those that an earlier part lists are counted and not repeated."""

    title: str
    total: int
    lines: tuple[SheetLine, ...]
    above: int = 0
    """How many of them stand in an earlier part."""

    @property
    def heading(self) -> str:
        """Say how many there are."""
        return f"{self.title} – {counted(self.total, *CASES)}"

    @property
    def remark(self) -> str:
        """Say which of them the lines do not show."""
        rest = self.total - self.above - len(self.lines)
        said = []
        if self.above:
            said.append(f"Из них названо выше: {self.above}.")
        if rest:
            said.append(f"Ещё {counted(rest, *CASES)} – в программе, раздел «Сегодня».")
        return " ".join(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """A day of one person under one duty, or under all of them."""

    at: datetime
    person: str
    duty: str
    parts: tuple[SheetPart, ...]

    @property
    def title(self) -> str:
        """Name the day: «понедельник, 23 ноября 2026 года»."""
        return day_named(self.at)


def day_named(at: datetime) -> str:
    """Give a day with its name: «понедельник, 23 ноября 2026 года»."""
    return f"{_WEEKDAYS[at.weekday()]}, {day_in_words(at.date())}"
