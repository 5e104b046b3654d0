"""The working calendar: the state's days off and working Saturdays, and the office's own days."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import DayKind
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cards.kinds import OwnDay

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
LAW_HOLIDAYS = {(1, day): "Новогодние каникулы" for day in range(1, 9)} | {
    (1, 7): "Рождество Христово",
    (2, 23): "День защитника Отечества",
    (3, 8): "Международный женский день",
    (5, 1): "Праздник Весны и Труда",
    (5, 9): "День Победы",
    (6, 12): "День России",
    (11, 4): "День народного единства",
}
"""The non-working holidays of ТК РФ art. 112 by month and day."""

_DAY = timedelta(days=1)
_FARTHEST = 366
"""Where no working day is found within a year, the calendar has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Which days work: a five-day week, corrected by decrees and by the office's own days.

    In a year without a decree only weekends and the holidays of ТК РФ art. 112 are off, and such
    a year is provisional.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    short: frozenset[date] = frozenset()
    """Working days shorter than others, mostly eves of holidays (ТК РФ art. 95)."""
    names: Mapping[date, str] = field(default_factory=dict, hash=False)
    """Why a listed day is what it is."""
    decreed: frozenset[int] = frozenset()
    """Years whose transfers of days off the government has decreed."""

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on a day."""
        if day in self.working:
            return True
        if day.weekday() > 4 or day in self.off:  # noqa: PLR2004 - Friday
            return False
        return day.year in self.decreed or not _holiday(day)

    def is_short(self, day: date) -> bool:
        """Tell whether a working day is shortened."""
        if not self.is_working(day):
            return False
        if day in self.short:
            return True
        return self.provisional(day) and _holiday(day + _DAY) is not None

    def provisional(self, day: date) -> bool:
        """Tell whether the year of a day has no decree yet, so that the day may change."""
        return day.year not in self.decreed

    def next_working(self, day: date) -> date:
        """Give the day itself if it works, otherwise the first working day after it."""
        return self._nearest(day, _DAY)

    def preceding_working(self, day: date) -> date:
        """Give the day itself if it works, otherwise the last working day before it."""
        return self._nearest(day, -_DAY)

    def why_off(self, day: date) -> str:
        """Say in Russian why nobody works on a day."""
        if self.is_working(day):
            return "рабочий день"
        return self.names.get(day) or _holiday(day) or WEEKDAYS[day.weekday()]

    def _nearest(self, day: date, step: timedelta) -> date:
        found = day
        for _ in range(_FARTHEST):
            if self.is_working(found):
                return found
            found += step
        raise Refusal(f"В календаре нет ни одного рабочего дня в пределах года от {day:%d.%m.%Y}.")


def parse_calendar(text: str) -> WorkingCalendar:
    """Read the calendar of one year; what an office broke while editing is refused by its key."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"Файл календаря не читается как TOML: {error}.") from error
    year = document.pop("year", None)
    if isinstance(year, bool) or not isinstance(year, int):
        raise Refusal("В календаре нужен год числом, например year = 2026.", field="year")
    decree = document.pop("decree", "")
    if not isinstance(decree, str):
        raise Refusal("Постановление о переносе выходных записывается текстом в кавычках.", field="decree")
    sections = {name: _days(document.pop(name, {}), year, name) for name in ("off", "working", "short")}
    if document:
        raise Refusal(f"В календаре есть неизвестный раздел «{next(iter(document))}».")
    for day in sections["off"].keys() & (sections["working"].keys() | sections["short"].keys()):
        raise Refusal(f"День {day:%d.%m.%Y} записан и выходным, и рабочим.", field=f"off.{day}")
    return WorkingCalendar(
        off=frozenset(sections["off"]),
        working=frozenset(sections["working"]),
        short=frozenset(sections["short"]),
        names=sections["short"] | sections["working"] | sections["off"],
        decreed=frozenset({year} if decree.strip() else ()),
    )


def merged(calendars: Iterable[WorkingCalendar]) -> WorkingCalendar:
    """Put calendars together; on a day that two of them know the later one is right."""
    whole = WorkingCalendar()
    for calendar in calendars:
        known = calendar.off | calendar.working | calendar.short
        whole = WorkingCalendar(
            off=(whole.off - known) | calendar.off,
            working=(whole.working - known) | calendar.working,
            short=(whole.short - known) | calendar.short,
            names={**whole.names, **calendar.names},
            decreed=whole.decreed | calendar.decreed,
        )
    return whole


def with_own_days(calendar: WorkingCalendar, own_days: Iterable[OwnDay]) -> WorkingCalendar:
    """Lay the office's own days over the state's; the last card about a day is right."""
    return merged((calendar, *(_alone(own) for own in own_days)))


def _holiday(day: date) -> str | None:
    return LAW_HOLIDAYS.get((day.month, day.day))


def _alone(own: OwnDay) -> WorkingCalendar:
    day, names = frozenset({own.day}), {own.day: own.reason}
    match own.kind:
        case DayKind.OFF:
            return WorkingCalendar(off=day, names=names)
        case DayKind.WORKING:
            return WorkingCalendar(working=day, names=names)
        case DayKind.SHORT:
            return WorkingCalendar(working=day, short=day, names=names)


def _days(section: object, year: int, name: str) -> dict[date, str]:
    if not isinstance(section, dict):
        raise Refusal(f'Раздел [{name}] календаря должен состоять из строк вида {year}-01-09 = "…".')
    return {_day(key, year, name): _reason(reason, key, name) for key, reason in section.items()}


def _day(key: str, year: int, name: str) -> date:
    try:
        day = date.fromisoformat(key)
    except ValueError as error:
        raise Refusal(f"«{key}» — не дата; нужна дата вида {year}-01-09.", field=f"{name}.{key}") from error
    if day.year != year:
        raise Refusal(f"День {day:%d.%m.%Y} не относится к {year} году.", field=f"{name}.{key}")
    return day


def _reason(reason: object, key: str, name: str) -> str:
    if not isinstance(reason, str) or not reason.strip():
        raise Refusal("Причина записывается непустым текстом в кавычках.", field=f"{name}.{key}")
    return reason
