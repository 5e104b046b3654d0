"""When to write down what is being typed: soon, and again while somebody types on without a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_MS = 400
"""At most so much typing can be lost, pause or no pause."""


class Keeping(QTimer):
    """Waits for no pause: who types steadily would never be kept."""

    def __init__(self, keep: Callable[[], object], owner: QObject) -> None:
        super().__init__(owner, singleShot=True, interval=EVERY_MS)
        self.timeout.connect(keep)

    def touched(self) -> None:
        """Something was typed."""
        if not self.isActive():
            self.start()
