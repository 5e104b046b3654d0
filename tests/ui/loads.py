"""What a process loads from now on: how much in a turn of the loop, and what of Qt another thread loads.

Where classes of widgets are made beside Qt's loop, it now and then ends the process: one start of a hundred.
"""

from __future__ import annotations

import sys
from collections import Counter
from threading import current_thread, main_thread
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher

_OF_QT = {"ui", "PySide6", "shiboken6"}


class Loads:
    """Hears of every module that is looked for; nobody can stop hearing."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []
        self._by_turn: Counter[int] = Counter()
        self._turn = 0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._go_on)
        sys.addaudithook(self._hear)

    @property
    def most(self) -> int:
        """The most modules of one turn."""
        return max(self._by_turn.values(), default=0)

    def begin_anew(self) -> None:
        """Forget how much was loaded in turns before."""
        self._by_turn.clear()

    def _go_on(self) -> None:
        self._turn += 1

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if event != "import":
            return
        if current_thread() is main_thread():
            self._by_turn[self._turn] += 1
        elif told[0].partition(".")[0] in _OF_QT:
            self.elsewhere.append(told[0])
