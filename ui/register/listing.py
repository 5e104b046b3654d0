"""What a list holds and in which order: row numbers only, so that 100,000 cost little."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.domain.vocabulary import Status

if TYPE_CHECKING:
    from mcu_desktop.store.register import Filter
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The rows of a list in order, and how many of them are late."""

    keys: array[int]
    overdue: int


def listing(workplace: Workplace, asked: Filter, *, backwards: bool = False) -> Listing:
    """Answer a filter in its order, or in the opposite one."""
    keys = _by_status(workplace, asked) if asked.order == "status" else workplace.keys(asked)
    if backwards:
        keys = _turned(workplace, asked, keys)
    now = workplace.now()
    late = len(keys) if asked.overdue else workplace.store.register.count(replace(asked, overdue=True), now)
    return Listing(keys=array("q", keys), overdue=late)


def _by_status(workplace: Workplace, asked: Filter) -> list[int]:
    """Order by the way a case goes, not by the alphabet."""
    wanted = asked.statuses or tuple(Status)
    parts = (replace(asked, statuses=(status,), order="newest") for status in Status if status in wanted)
    return [key for part in parts for key in workplace.keys(part)]


def _turned(workplace: Workplace, asked: Filter, keys: list[int]) -> list[int]:
    """Turn an order round; what has no due day stays at the end."""
    if asked.order != "due" or asked.due_by is not None:
        return keys[::-1]
    dated = len(workplace.keys(replace(asked, due_by=date.max)))
    return keys[:dated][::-1] + keys[dated:]
