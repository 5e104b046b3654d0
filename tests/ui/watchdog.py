"""How long the window's thread was held in one turn of its loop; keys are taken between turns.

Measured by `time.thread_time`, the processor time of this thread alone: it stands still while the loop rests,
while other processes have the processor, and while the thread waits for another one. By a wall clock a busy
machine would fail for work that nobody did.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher

if TYPE_CHECKING:
    from collections.abc import Callable


class Watchdog:
    """Processor time of the window's thread in each turn of its loop, and of each key.

    Qt's own loop tells of every turn (`awake`); the one of GLib, which `QT_NO_GLIB` switches off, does not.
    """

    def __init__(self) -> None:
        self.blocks: list[tuple[float, str]] = []
        self.doing = "начало"
        self._begun = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._turn)
        self._dispatcher = dispatcher

    def _turn(self) -> None:
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
        self._dispatcher.awake.disconnect(self._turn)
