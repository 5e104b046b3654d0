"""Lines of a long list, read a page at a time; the pages used longest ago are forgotten."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Row = TypeVar("Row")

PAGE = 100
KEPT = 6


class Pages(Generic[Row]):
    """Reads a page when one of its rows is looked at."""

    def __init__(self, read: Callable[[int], Mapping[int, Row]]) -> None:
        self._read = read
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()

    def of_row(self, row: int) -> Mapping[int, Row]:
        """Give the page on which a row stands."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def forget(self) -> None:
        """Drop what was read; it is read anew when looked at."""
        self._pages.clear()

    def __len__(self) -> int:
        return len(self._pages)
