"""The columns of the register in the window: order in SQL, and where words of the search are marked."""

from __future__ import annotations

from collections.abc import Callable

from mcu_desktop.dataclass import dataclass
from mcu_desktop.store.rows import CaseLine
from mcu_desktop.workplace.register_columns import REGISTER_COLUMNS, USUAL, Naming

ORDERS = {"registered": "newest"}
"""Columns whose order has another name; the others are ordered by themselves."""
WIDTHS = {
    "number": 14,
    "due": 24,
    "status": 18,
    "applicant": 20,
    "summary": 24,
    "block": 13,
    "executor": 17,
    "registered": 13,
}
"""In characters: what is asked for most stands within a window of 1280."""
SHARES = {"summary": 5, "applicant": 2, "executor": 2, "registered": 1}
"""Who gets how much of the room that is left in a wider one."""
SEARCHED = frozenset({"number", "applicant", "summary", "address", "place"})
ALWAYS = "number"
"""The column that cannot be hidden: without it a line is nobody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `text` gets the line and who names blocks and people."""

    key: str
    title: str
    width: int
    """In characters of the usual size."""
    text: Callable[[CaseLine, Naming], str]
    order: str
    searched: bool
    """Words of the search are highlighted here."""
    usual: bool
    """It is shown until somebody chooses others."""


COLUMNS: tuple[Column, ...] = tuple(
    Column(
        key=column.key,
        title=column.title,
        width=WIDTHS.get(column.key, column.width),
        text=column.text,
        order=ORDERS.get(column.key, column.key),
        searched=column.key in SEARCHED,
        usual=column.key in USUAL,
    )
    for column in REGISTER_COLUMNS
)
DUE = next(place for place, column in enumerate(COLUMNS) if column.key == "due")
