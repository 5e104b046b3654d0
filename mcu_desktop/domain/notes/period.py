"""The span of days that a note is about, and the spans it is compared with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.months import month_length, months_later
from mcu_desktop.problems import Refusal

MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)
"""Each month in the nominative and in the genitive."""

_WEEK = 7
_MONTHS_OF_A_TREND = 12
_WEEKS_OF_A_TREND = 12
_LONGEST_BY_WEEKS = 92
_THURSDAY = 4
_NAME = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refusal("Последний день периода раньше первого.", field="to")

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def weekly(self) -> bool:
        """Whether it is one week, whichever day the week begins with."""
        return self.length == _WEEK

    @property
    def days(self) -> tuple[str, ...]:
        """Each day as ISO text, the way rows keep days."""
        return tuple((self.first + timedelta(days=n)).isoformat() for n in range(self.length))

    @property
    def title(self) -> str:
        """Name it in Russian; good in the nominative and after «за» alike, the week apart."""
        return f"неделя {self._span}" if self.weekly else self._other_title

    @property
    def accusative(self) -> str:
        """Name it as it stands after «за»: «неделю с 16 по 22 ноября 2026 года»."""
        return f"неделю {self._span}" if self.weekly else self._other_title

    def previous(self) -> Period:
        """Give as many days just before."""
        return Period(first=self.first - timedelta(days=self.length), last=self.first - timedelta(days=1))

    def whole_before(self) -> Period:
        """Give as many whole months just before, where this is whole months; else as many days."""
        if self.first.day != 1 or not _ends_month(self.last):
            return self.previous()
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
        year, month = divmod(12 * self.first.year + self.first.month - 1 - months, 12)
        return Period(first=date(year, month + 1, 1), last=self.first - timedelta(days=1))

    def following(self) -> Period:
        """Give the seven days just after."""
        return seven_days(self.last + timedelta(days=1))

    def year_before(self) -> Period:
        """Give the same week a year ago (364 days, so that days of the week agree), else the same dates."""
        if self.weekly:
            year = timedelta(days=52 * _WEEK)
            return Period(first=self.first - year, last=self.last - year)
        first, last = months_later(self.first, -12), months_later(self.last, -12)
        if _ends_month(self.last):
            last = last.replace(day=month_length(last))
        return Period(first=first, last=last)

    def trend(self) -> tuple[Period, ...]:
        """Give the steps of the chart of dynamics: 12 weeks, or 12 months when the period is a long one."""
        if self.length > _LONGEST_BY_WEEKS:
            return _months_until(self.last)
        return tuple(
            Period(first=end - timedelta(days=_WEEK - 1), last=end)
            for end in (self.last - timedelta(weeks=back) for back in reversed(range(_WEEKS_OF_A_TREND)))
        )

    def compared_with(self) -> tuple[Period, ...]:
        """Give every span whose received and closed cases a note needs, this one first."""
        steps = self.trend()
        return (
            self,
            self.previous(),
            self.year_before(),
            Period(first=steps[0].first, last=self.last),
        )

    @property
    def _span(self) -> str:
        """Say both ends, each part of the date once: «с 16 по 22 ноября 2026 года»."""
        start = str(self.first.day)
        if (self.first.year, self.first.month) != (self.last.year, self.last.month):
            start = day_and_month(self.first)
        if self.first.year != self.last.year:
            start = day_in_words(self.first)
        return f"с {start} по {day_in_words(self.last)}"

    @property
    def _other_title(self) -> str:
        if self.length == 1:
            return day_in_words(self.first)
        if self.first.day != 1 or not _ends_month(self.last) or self.first.year != self.last.year:
            return f"период {self._span}"
        match self.last.month - self.first.month + 1:
            case 1:
                return f"{MONTHS[self.first.month - 1][0]} {self.first.year} года"
            case 3 if self.last.month % 3 == 0:
                return f"{('I', 'II', 'III', 'IV')[self.last.month // 3 - 1]} квартал {self.first.year} года"
            case 12:
                return f"{self.first.year} год"
            case _:
                return f"период {self._span}"


def week(name: str, week_starts: int = 0) -> Period:
    """Give the reporting week of an ISO name (`2026-W47`): the one that holds that week's Thursday.

    So each ISO week names one reporting week, whichever day (0 is Monday) the office begins with.
    """
    parts = _NAME.fullmatch(name.strip())
    if parts is None:
        raise Refusal("Неделя пишется как 2026-W47: год, дефис, W и две цифры номера.", field="week")
    year, number = int(parts[1]), int(parts[2])
    try:
        thursday = date.fromisocalendar(year, number, _THURSDAY)
    except ValueError:
        raise Refusal(f"В {year} году нет недели с номером {number}.", field="week") from None
    return week_of(thursday, week_starts)


def week_of(day: date, week_starts: int = 0) -> Period:
    """Give the reporting week that holds a day."""
    return seven_days(day - timedelta(days=(day.weekday() - week_starts) % _WEEK))


def seven_days(first: date) -> Period:
    """Give a day and the six behind it."""
    return Period(first=first, last=first + timedelta(days=_WEEK - 1))


def month_before(day: date) -> Period:
    """Give the whole month before the one of a day."""
    last = day.replace(day=1) - timedelta(days=1)
    return Period(first=last.replace(day=1), last=last)


def day_in_words(day: date) -> str:
    """Give «22 ноября 2026 года»."""
    return f"{day_and_month(day)} {day.year} года"


def day_and_month(day: date) -> str:
    """Give «22 ноября»."""
    return f"{day.day} {MONTHS[day.month - 1][1]}"


def _months_until(last: date) -> tuple[Period, ...]:
    months = last.year * 12 + last.month - 1
    steps = []
    for month in range(months - _MONTHS_OF_A_TREND + 1, months + 1):
        first = date(month // 12, month % 12 + 1, 1)
        steps.append(Period(first=first, last=min(last, first.replace(day=month_length(first)))))
    return tuple(steps)


def _a_year_earlier(day: date) -> date:
    year = day.year - 1
    return date(year, day.month, min(day.day, month_length(date(year, day.month, 1))))


def _ends_month(day: date) -> bool:
    return day.day == month_length(day)
