"""When citizens are received, and who out of turn."""

from __future__ import annotations

from datetime import date, time

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds.identity import CardId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionHours:
    """When an official receives citizens (59-ФЗ art. 13 part 1), cut into times that can be booked."""

    whom: CardId
    begins: time
    ends: time
    weekdays: tuple[int, ...] = ()
    """0 is Monday; none where the hours are of one day."""
    weeks: tuple[int, ...] = ()
    """The first such weekday of a month, the second …; none means each of them."""
    day: date | None = None
    """On this day alone, in place of what its weekday has."""
    minutes: int = 15
    """How long one visitor has."""
    room: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionPriorities:
    """Whom this office receives out of turn, in place of the list that comes with the program."""

    categories: tuple[tuple[str, str], ...]
    """Who, and by which law."""
