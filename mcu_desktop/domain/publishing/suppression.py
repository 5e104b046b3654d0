"""Small counts of a published table, hidden so that its totals do not give them away.

Rows and columns of counts, the last of each the total of the others. Whoever reads knows that a hidden
count is at least one (noughts stay), and that lines add up. A count is safe while another filling of the
hidden places adds up as well: then no total tells it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from mcu_desktop.dataclass import dataclass

Place = tuple[int, int]
Counts = Sequence[Sequence[int]]

LEAST = 3
"""A count of fewer people is not told (ФЗ-59 ст. 6 ч. 2, ФЗ-152): the office may ask for more."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Counts that add up downwards, and, where `across` says so, from left to right."""

    counts: Counts
    across: bool = False

    def hidden(self, least: int = LEAST) -> frozenset[Place]:
        """Give the places not to be told: the small ones, and others that keep them from being reckoned."""
        hidden = {place for place in self._places if 0 < self.at(place) < least}
        while given_away := sorted(self.told_by_totals(hidden)):
            beside = self._beside(given_away, hidden)
            if beside is None:  # nothing of the line is left to hide with
                hidden |= {place for place in self._places if self.at(place)}
                break
            hidden.add(beside)
        return frozenset(hidden)

    def told_by_totals(self, hidden: Iterable[Place]) -> frozenset[Place]:
        """Give the hidden places whose count follows from what is told."""
        known = frozenset(hidden)
        return frozenset(place for place in known if not self._may_differ(place, known))

    def at(self, place: Place) -> int:
        """Give the count of a place."""
        return self.counts[place[0]][place[1]]

    @property
    def _places(self) -> tuple[Place, ...]:
        return tuple(
            (row, column) for row in range(len(self.counts)) for column in range(len(self.counts[0]))
        )

    def _beside(self, given_away: Iterable[Place], hidden: set[Place]) -> Place | None:
        """Choose the smallest count that is told in a line of what is given away; a total as the last."""
        found = [
            place
            for place in self._places
            if place not in hidden
            and self.at(place)
            and any(place[1] == told[1] or (self.across and place[0] == told[0]) for told in given_away)
        ]
        return min(found, key=lambda place: (self._total(place), self.at(place), place), default=None)

    def _total(self, place: Place) -> int:
        return (place[0] == len(self.counts) - 1) + (self.across and place[1] == len(self.counts[0]) - 1)

    def _may_differ(self, place: Place, hidden: frozenset[Place]) -> bool:
        """Tell whether a count may be one more or one less while every line still adds up.

        Moving one count moves another of its column, that one a third of its row, and so on: the way
        must come back to where it began. A total moves against the counts that it sums.
        """
        return any(self._way_back(place, hidden, step) for step in (1, -1))

    def _way_back(self, place: Place, hidden: frozenset[Place], step: int) -> bool:
        signed = step * self._sign(place)
        if not self._moves(place, signed):
            return False
        begun = self._row(place)
        waiting, seen = deque([("column", place[1], -signed)]), set[tuple[str, int, int]]()
        while waiting:
            kind, line, needed = waiting.popleft()
            if (kind, line, needed) in seen:
                continue
            seen.add((kind, line, needed))
            for other in hidden - {place}:
                of_line = other[1] if kind == "column" else self._row(other)
                if of_line != line or not self._moves(other, needed):
                    continue
                if kind == "column" and self._row(other) == begun:
                    return True
                waiting.append(
                    ("row", self._row(other), -needed) if kind == "column" else ("column", other[1], -needed)
                )
        return False

    def _row(self, place: Place) -> int:
        """Give the line that a place is summed in from left to right: all the same where none is."""
        return place[0] if self.across else 0

    def _sign(self, place: Place) -> int:
        below = place[0] == len(self.counts) - 1
        beside = self.across and place[1] == len(self.counts[0]) - 1
        return -1 if below != beside else 1

    def _moves(self, place: Place, signed: int) -> bool:
        """Tell whether a count may go so far: none that is hidden is below one."""
        return self.at(place) + signed * self._sign(place) >= 1
