"""How a person left the boards: which blocks, side by side or as one, in lanes, narrowed to what.

It lies in the profile's own file, each person's by itself, and is never exchanged.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from mcu_desktop.store.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from mcu_desktop.workplace.workplace import Workplace
    from ui.boards.blocks import BlockList
    from ui.boards.filters import FilterBar
    from ui.boards.view_bar import ViewBar
    from ui.bridge import Bridge

_KIND = "boards.view"
_PAUSE_MS = 800
"""A view is written down when nothing more is turned."""


class KeptView(QTimer):
    """Writes down what is chosen above the boards, and chooses it again."""

    def __init__(
        self, bridge: Bridge, blocks: BlockList, view: ViewBar, filters: FilterBar, parent: QObject
    ) -> None:
        super().__init__(parent, singleShot=True, interval=_PAUSE_MS)
        self._bridge = bridge
        self._blocks, self._view, self._filters = blocks, view, filters
        self.found: bool | None = None
        """Whether a view was taken up; `None` until it is looked for."""
        for turned in (
            blocks.chosen,
            view.person_chosen,
            view.beside_turned,
            view.lanes_turned,
            filters.changed,
        ):
            turned.connect(self.start)
        self.timeout.connect(self._keep)

    def take_up(self, named: Callable[[str], str]) -> None:
        """Begin as the person left the boards; a block that is gone is left out."""
        kept = kept_view(self._bridge.workplace)
        blocks = [load.id for load in self._blocks.loads() if load.id in kept.get("blocks", ())]
        self.found = bool(blocks)
        if blocks:
            self._blocks.choose(blocks)
        self._view.fill(kept)
        self._filters.fill(kept, named)

    def flush(self) -> None:
        """Write down what still waits."""
        if self.isActive():
            self.stop()
            self._keep()

    def _keep(self) -> None:
        state = {"blocks": list(self._blocks.blocks), **self._view.state(), **self._filters.state()}
        self._bridge.ask(partial(keep_view, state=state), lambda _: None)


def kept_view(workplace: Workplace) -> dict[str, Any]:
    """Give the view of the person who works here; nothing at the first time."""
    mine = _id(workplace)
    return next((json.loads(kept.body) for kept in workplace.drafts.all(_KIND) if kept.id == mine), {})


def keep_view(workplace: Workplace, state: dict[str, Any]) -> None:
    """Keep a view, over the one before."""
    at = workplace.now().isoformat(timespec="seconds")
    workplace.drafts.save(Draft(_id(workplace), _KIND, "", json.dumps(state, ensure_ascii=False), at))


def _id(workplace: Workplace) -> str:
    return f"{_KIND}.{workplace.person}"
