"""A button that waits in sight while wrong passwords make the next try wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

_SECOND_MS = 1000


class Waiting(QObject):
    """Counts down on the button itself; it can be pressed when nothing is left, and nobody is busy."""

    def __init__(
        self, pressed: QPushButton, left: Callable[[], int], busy: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._button = pressed
        self._words = pressed.text()
        self._left = left
        self._busy = busy
        self._each_second = QTimer(self, interval=_SECOND_MS)
        self._each_second.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say how long it takes still."""
        left = self._left()
        self._button.setEnabled(not left and not self._busy())
        self._button.setText(f"{self._words} через {left} с" if left else self._words)
        self._button.setAccessibleName(self._button.text())
        if left and not self._each_second.isActive():
            self._each_second.start()
        elif not left:
            self._each_second.stop()
