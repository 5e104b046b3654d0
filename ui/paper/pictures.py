"""The pictures of pages: which stand there, how sharp they are, which are still waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

_BLURRED = 0.0
"""No scale: a picture of former pages, shown until the new one has come."""


class Picture(NamedTuple):
    """A page as it was drawn, and for how many pixels a point."""

    scale: float
    image: QImage


class Pictures:
    """Keeps pictures of pages that can be seen, and knows what was asked for."""

    def __init__(self) -> None:
        self._kept: dict[int, Picture] = {}
        self._asked: set[tuple[int, float]] = set()

    def clear(self) -> None:
        """Forget all pages."""
        self._kept.clear()
        self._asked.clear()

    def blur(self, count: int) -> None:
        """Let what is kept serve until the pictures of so many other pages have come."""
        self._asked.clear()
        self._kept = {
            page: Picture(_BLURRED, kept.image) for page, kept in self._kept.items() if page < count
        }

    def of(self, page: int) -> Picture | None:
        """Give what there is of a page."""
        return self._kept.get(page)

    def sharp(self, page: int, scale: float) -> bool:
        """Tell whether a page stands there as sharp as it gets."""
        return page in self._kept and self._kept[page].scale == scale

    def awaited(self, page: int, scale: float) -> bool:
        """Tell whether a picture is still looked for."""
        return (page, scale) in self._asked

    def put(self, page: int, scale: float, image: QImage) -> None:
        """Take a picture that was asked for."""
        self._kept[page] = Picture(scale, image)

    def came(self, page: int, scale: float) -> None:
        """Wait for a picture no longer, needed or not."""
        self._asked.discard((page, scale))

    def missing(self, seen: Sequence[int], scale: float) -> list[int]:
        """Give the seen pages that are to be asked for now; nothing else is kept or waited for."""
        self._asked = {asked for asked in self._asked if asked[0] in seen and asked[1] == scale}
        self._kept = {page: kept for page, kept in self._kept.items() if page in seen}
        wanted = [page for page in seen if not self.sharp(page, scale) and not self.awaited(page, scale)]
        self._asked.update((page, scale) for page in wanted)
        return wanted
