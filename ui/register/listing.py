"""What a list holds and in which order: row numbers only, so that 100,000 cost little."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.store.lines import OPEN_STATUSES
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.register_order import ranked

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows of a list in order, how many of them are still open, and how many are late."""

    keys: array[int]
    unfinished: int
    overdue: int


def listing(workplace: Workplace, asked: Filter, *, backwards: bool = False) -> Listing:
    """Answer a filter in its order, or in the opposite one."""
    asked = ranked(workplace, asked)
    keys = _keys(workplace, asked)
    if backwards:
        keys = _turned(workplace, asked, keys)
    now = workplace.now()
    late = len(keys) if asked.overdue else workplace.store.register.count(replace(asked, overdue=True), now)
    return Listing(keys=keys, unfinished=_unfinished(workplace, asked), overdue=late)


def _unfinished(workplace: Workplace, asked: Filter) -> int:
    wanted = asked.statuses or OPEN_STATUSES
    still_open = tuple(status for status in OPEN_STATUSES if status in wanted)
    if not still_open:
        return 0
    return workplace.store.register.count(replace(asked, statuses=still_open), workplace.now())


def _keys(workplace: Workplace, asked: Filter) -> array[int]:
    return workplace.store.register.key_array(asked, workplace.now())


def _turned(workplace: Workplace, asked: Filter, keys: array[int]) -> array[int]:
    """Turn an order round; what has no due day stays at the end."""
    if asked.order != "due" or asked.due_by is not None:
        return keys[::-1]
    dated = len(_keys(workplace, replace(asked, due_by=date.max)))
    return keys[:dated][::-1] + keys[dated:]
