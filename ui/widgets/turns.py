"""Long work of the window's thread in steps, one a turn of the loop: keys and pictures come between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.widgets.soon import soon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject


class Turns:
    """Takes the first step at once; what is begun anew leaves the rest of what was begun before."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._steps: Iterator[object] | None = None

    @property
    def over(self) -> bool:
        """Nothing is left to do."""
        return self._steps is None

    def begin(self, steps: Iterator[object]) -> None:
        """Go through the steps, unless the owner goes or others are begun."""
        self._steps = steps
        self._go_on(steps)

    def _go_on(self, steps: Iterator[object]) -> None:
        if steps is not self._steps:
            return
        for _ in steps:
            soon(self._owner, partial(self._go_on, steps))
            return
        self._steps = None
