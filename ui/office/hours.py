"""The working hours as they are typed: a line for each day, an empty one for a day off."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.terms.calendar import WEEKDAYS
from mcu_desktop.problems import Refusal
from ui.widgets.field import Field, line_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.cards.kinds import Timetable

_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})", re.ASCII)
_LUNCH, _EVE = "lunch_to", "eve_shorter_minutes"
"""Named as the office's refusals name them."""
Span = tuple[time | None, time | None]


def hours_fields(timetable: Timetable) -> tuple[Field, ...]:
    """Give a field for each day, for lunch and for the eve of a holiday, filled as it stands."""
    days = enumerate(map(str.capitalize, WEEKDAYS))
    fields = (
        *(line_field(f"day{n}", name, placeholder="выходной") for n, name in days),
        line_field(_LUNCH, "Обед", placeholder="без обеда"),
        line_field(_EVE, "На сколько минут короче предпраздничный день"),
    )
    standing = hours_standing(timetable)
    for field in fields:
        field.fill(standing[field.name])
    return fields


def hours_standing(timetable: Timetable) -> dict[str, str]:
    """Give what stands in each of the fields."""
    spans = zip(timetable.opens, timetable.closes, strict=True)
    return {
        **{f"day{n}": _said(span) for n, span in enumerate(spans)},
        _LUNCH: _said((timetable.lunch_from, timetable.lunch_to)),
        _EVE: str(timetable.eve_shorter_minutes),
    }


def hours_typed(values: Mapping[str, str]) -> dict[str, Any]:
    """Read the fields; whether the hours are sound, the office says."""
    days = [_span(values[f"day{n}"], f"day{n}") for n in range(len(WEEKDAYS))]
    lunch_from, lunch_to = _span(values[_LUNCH], _LUNCH)
    if not values[_EVE].isdecimal():
        raise Refusal("Число минут – целое; 0, если не короче.", field=_EVE)
    return {
        "opens": tuple(opens for opens, _ in days),
        "closes": tuple(closes for _, closes in days),
        "lunch_from": lunch_from,
        "lunch_to": lunch_to,
        _EVE: int(values[_EVE]),
    }


def _span(typed: str, field: str) -> Span:
    if not typed.strip():
        return None, None
    found = _SPAN.fullmatch(typed.strip())
    try:
        opens, minute, closes, last = map(int, found.groups() if found else ("24",) * 4)
        return time(opens, minute), time(closes, last)
    except ValueError:
        raise Refusal("Напишите часы так: 08:00–17:00; пусто – выходной.", field=field) from None


def _said(span: Span) -> str:
    opens, closes = span
    return f"{opens:%H:%M}–{closes:%H:%M}" if opens and closes else ""
