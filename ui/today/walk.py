"""The way through the day: from the case that was opened to the next one, pile after pile, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.workplace.today import Pile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.today.rows import Row


class Walk:
    """Remembers what was opened, and what stood after it then."""

    def __init__(self) -> None:
        self._opened: set[str] = set()
        self._after: tuple[str, ...] = ()

    def begin(self) -> None:
        """Begin anew."""
        self._opened.clear()
        self._after = ()

    def opened(self, case_id: str, pile: Sequence[Row]) -> None:
        """Remember that a case of a pile was opened."""
        ids = [row.line.id for row in pile]
        self._opened.add(case_id)
        self._after = tuple(ids[ids.index(case_id) + 1 :]) if case_id in ids else ()

    def next(self, rows: Mapping[Pile, Sequence[Row]], pile: Pile) -> tuple[Pile, str] | None:
        """Give what comes next: further down, then in the next piles, then what was passed over."""
        here = [row.line.id for row in rows[pile]]
        for case_id in (one for one in self._after if one in here):
            if case_id not in self._opened:
                return pile, case_id
        order = list(Pile)
        place = order.index(pile) + 1 if self._opened else order.index(pile)
        for kind in (*order[place:], *order[:place]):
            for row in rows[kind]:
                if row.line.id not in self._opened:
                    return kind, row.line.id
        return None
