"""Writes resources/calendars from the package `holidays`; run it when a new decree is published.

The files are data that an office may edit afterwards; the program itself never needs the package.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import holidays

CALENDARS = Path(__file__).parent.parent / "resources" / "calendars"
DECREES = {
    2024: "Постановление Правительства РФ от 10.08.2023 № 1314",
    2025: "Постановление Правительства РФ от 04.10.2024 № 1335",
    2026: "Постановление Правительства РФ от 24.09.2025 № 1466",
    2027: "Постановление Правительства РФ о переносе выходных дней в 2027 году",
}
LAW = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
MOVED = re.compile(r"перенесено с (\d{2})\.(\d{2})\.(\d{4})")
DAY = timedelta(days=1)
SATURDAY = 5

HEAD = """\
# Производственный календарь на {year} год для пятидневной недели. Рабочих дней: {working}.
# Файл можно править: одна строка – один день, дата и причина в кавычках.
# Субботы и воскресенья выходные и без записи. Пустое decree = "" помечает все сроки
# этого года как предварительные: выходные ещё могут быть перенесены.

year = {year}
decree = "{decree}"
"""
OFF = "# Будни, которые не работают: праздники статьи 112 ТК РФ и перенесённые на них выходные."
WORKING = "# Субботы и воскресенья, которые работают."
SHORT = """\
# Рабочие дни короче на час (статья 95 ТК РФ). Выведены по правилу: рабочий день прямо перед
# нерабочим праздником, а рабочая суббота – как тот день, с которым она поменялась местами."""


def main() -> None:
    """Write a file for each year that has a decree."""
    for year, decree in DECREES.items():
        (CALENDARS / f"{year}.toml").write_text(calendar(year, decree), encoding="utf-8", newline="\n")


def calendar(year: int, decree: str) -> str:
    """Give the text of one year's file."""
    state = holidays.country_holidays("RU", years=year, language="ru")
    days = [date(year, 1, 1) + number * DAY for number in range(366)]
    days = [day for day in days if day.year == year]
    moved = {source(state[day]): day for day in days if day in state and source(state[day])}
    off = {day: reason(day, state) for day in days if day.weekday() < SATURDAY and day in state}
    working = {
        day: f"рабочий день вместо {moved[day]:%d.%m.%Y}"
        for day in days
        if day.weekday() >= SATURDAY and state.is_working_day(day)
    }
    short = {}
    for day in days:
        eve_of = moved.get(day, day) + DAY
        if state.is_working_day(day) and (eve_of.month, eve_of.day) in LAW:
            instead = f"вместо {moved[day]:%d.%m.%Y}, " if day in moved else ""
            short[day] = f"{instead}перед {eve_of.day} {MONTHS[eve_of.month - 1]}"
    working_days = sum(state.is_working_day(day) for day in days)
    return "\n".join(
        (
            HEAD.format(year=year, decree=decree, working=working_days),
            section("off", OFF, off),
            section("working", WORKING, working),
            section("short", SHORT, short),
        )
    )


def source(name: str) -> date | None:
    """Give the day from which a day off was moved, if the name tells of one."""
    found = MOVED.search(name)
    return date(*map(int, reversed(found.groups()))) if found else None


def reason(day: date, state: holidays.HolidayBase) -> str:
    """Give our words for the package's name of a day off."""
    came_from = source(state[day])
    if came_from is None and (day.month, day.day) not in LAW:
        came_from = next(day - n * DAY for n in (1, 2) if ((day - n * DAY).month, (day - n * DAY).day) in LAW)
    return f"перенос выходного с {came_from:%d.%m.%Y}" if came_from else str(state[day])


def section(name: str, comment: str, days: dict[date, str]) -> str:
    """Give one table of the file."""
    lines = (f'{day} = "{why}"  # {WEEKDAYS[day.weekday()]}' for day, why in days.items())
    return "\n".join((comment, f"[{name}]", *lines, ""))


if __name__ == "__main__":
    main()
