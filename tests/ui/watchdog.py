"""How long the window's thread was held: its processor time, which no rest and no busy machine lengthens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher

if TYPE_CHECKING:
    from collections.abc import Callable


class Watchdog:
    """Processor time of the window's thread between two rests of its loop, and of each key."""

    def __init__(self) -> None:
        self.blocks: list[tuple[float, str]] = []
        self.doing = "начало"
        self._begun = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self._rest)
        self._dispatcher = dispatcher

    def _rest(self) -> None:
        self.blocks.append((time.thread_time() - self._begun, self.doing))
        self._begun = time.thread_time()

    def key(self, doing: str, act: Callable[[], object]) -> None:
        """Measure what one key takes before the loop goes on."""
        self.doing = doing
        begun = time.thread_time()
        act()
        self.blocks.append((time.thread_time() - begun, f"клавиша: {doing}"))

    def begin_anew(self) -> None:
        """Forget what was measured, and what is going on."""
        self.blocks.clear()
        self._begun = time.thread_time()

    def stop(self) -> None:
        """Watch no more."""
        self._dispatcher.aboutToBlock.disconnect(self._rest)
