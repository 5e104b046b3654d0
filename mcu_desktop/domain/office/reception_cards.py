"""What a timetable of receptions must be before it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import ReceptionHours, ReceptionPriorities
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Card

_WEEKDAYS, _WEEKS = range(7), range(1, 6)
_MINUTES = range(5, 241)
_MOST_CATEGORIES, _LONGEST = 60, 300


def require_sound_reception(card: Card) -> None:
    """Refuse hours in which nobody could be received, and categories without a name."""
    match card:
        case ReceptionHours():
            _require_hours(card)
        case ReceptionPriorities():
            if len(card.categories) > _MOST_CATEGORIES:
                raise Refusal(f"Категорий не больше {_MOST_CATEGORIES}.", field="categories")
            if any(not name.strip() or len(name + basis) > _LONGEST for name, basis in card.categories):
                raise Refusal(f"У категории есть название, всего до {_LONGEST} знаков.", field="categories")


def _require_hours(card: ReceptionHours) -> None:
    if card.day is None and not card.weekdays:
        raise Refusal("Назовите дни недели или один день.", field="weekdays")
    if any(day not in _WEEKDAYS for day in card.weekdays):
        raise Refusal("День недели – число от 0 (понедельник) до 6.", field="weekdays")
    if any(week not in _WEEKS for week in card.weeks):
        raise Refusal("Который раз в месяце – числа от 1 до 5.", field="weeks")
    if card.minutes not in _MINUTES:
        raise Refusal("На посетителя отводят от 5 до 240 минут.", field="minutes")
    if _minutes(card) < card.minutes:
        raise Refusal("Приём кончается раньше, чем пройдёт время одного посетителя.", field="ends")


def _minutes(card: ReceptionHours) -> int:
    return (card.ends.hour - card.begins.hour) * 60 + card.ends.minute - card.begins.minute
