"""The figures on shown pages: which lies under the mouse, which the keyboard has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spot, Spots


class Place(NamedTuple):
    """A figure by its page and its turn there."""

    page: int
    turn: int


class SpotsOnPages:
    """Knows where figures stand on paper, nothing of the screen."""

    def __init__(self) -> None:
        self._spots: Spots = ()
        self.chosen: Place | None = None
        self.hovered: Place | None = None

    def show(self, spots: Spots) -> None:
        """Take the figures of other pages; the one that was chosen stays so, if it stands there yet."""
        before = self.figure(self.chosen)
        self._spots = spots
        self.hovered = None
        self.chosen = next((place for place in self._all() if self.figure(place) == before), None)

    def at(self, page: int, x: float, y: float) -> Place | None:
        """Give the figure at a point of a page; of two the one with less room around it."""
        spots = self._spots[page] if page < len(self._spots) else ()
        found = [Place(page, turn) for turn, spot in enumerate(spots) if spot.holds(x, y)]
        return min(found, key=lambda place: self._nearness(place, x, y), default=None)

    def step(self, forward: bool, page: int) -> Place | None:
        """Go to the next figure, or the one before; the first time to the first of the page looked at."""
        every = self._all()
        if not every:
            return None
        if self.chosen is None:
            self.chosen = next((place for place in every if place.page >= page), every[-1])
        else:
            turn = every.index(self.chosen) + (1 if forward else -1)
            self.chosen = every[min(max(turn, 0), len(every) - 1)]
        return self.chosen

    def spot(self, place: Place) -> Spot:
        """Give where a figure stands."""
        return self._spots[place.page][place.turn]

    def figure(self, place: Place | None) -> str:
        """Give the name of a figure, nothing for none."""
        return self.spot(place).figure if place else ""

    def _all(self) -> list[Place]:
        return [Place(page, turn) for page, spots in enumerate(self._spots) for turn in range(len(spots))]

    def _nearness(self, place: Place, x: float, y: float) -> tuple[float, float]:
        spot = self.spot(place)
        away = abs(spot.x + spot.width / 2 - x) + abs(spot.y + spot.height / 2 - y)
        return spot.width * spot.height, away
