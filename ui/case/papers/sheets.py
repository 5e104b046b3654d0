"""The sheets of a paper as they will print, one under another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.paper.pages_view import PagesView
from ui.paper.pdf_pages import page_sizes, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from mcu_desktop.papers.drawing import Paper
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.paper.pdf_pages import Size

Leaf = tuple[bytes, int]
"""A PDF, and a page of it."""


class SheetsView(PagesView):
    """Asks the worker for a paper and shows its latest state; what came too late is left."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("papers.sheets")
        self.setAccessibleName("Бумага, как она напечатается")
        self._bridge = bridge
        self._leaves: tuple[Leaf, ...] = ()
        self._asked = 0
        self.wanted.connect(self._draw)

    def look(
        self,
        make: Callable[[Workplace], Paper],
        then: Callable[[Paper], object],
        refused: Callable[[Refusal], None],
    ) -> None:
        """Show a paper once it is drawn."""
        self._asked += 1
        this = self._asked

        def drawn(office: Workplace) -> tuple[Paper, tuple[Leaf, ...], tuple[Size, ...]] | None:
            if this != self._asked:
                return None
            paper = make(office)
            sizes = [(one.pages, page_sizes(one.pages)) for one in paper.sheets]
            leaves = tuple((pages, page) for pages, each in sizes for page in range(len(each)))
            return paper, leaves, tuple(size for _, each in sizes for size in each)

        def came(found: tuple[Paper, tuple[Leaf, ...], tuple[Size, ...]] | None) -> None:
            if found is None or this != self._asked:
                return
            paper, leaves, sizes = found
            keep_place = len(leaves) == len(self._leaves)
            self._leaves = leaves
            self.show_pages(sizes, keep_place=keep_place)
            then(paper)

        self._bridge.ask(drawn, came, refused=refused)

    def empty(self, words: str) -> None:
        """Show words instead of sheets."""
        self.forget()
        self.say(words)

    def forget(self) -> None:
        """Leave what is on its way: nobody waits for it any more."""
        self._asked += 1
        self._leaves = ()

    def _draw(self, page: int, scale: float) -> None:
        if page >= len(self._leaves):
            return
        leaf = self._leaves[page]

        def drawn(_: Workplace) -> QImage | None:
            return picture(*leaf, scale) if self.wants(page, scale) else None

        self._bridge.ask(drawn, partial(self._put, leaf, page, scale))

    def _put(self, leaf: Leaf, page: int, scale: float, image: QImage | None) -> None:
        if image is not None and page < len(self._leaves) and self._leaves[page] is leaf:
            self.put(page, scale, image)
