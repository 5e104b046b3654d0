"""How long nobody has touched keyboard and mouse: told after some minutes, once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

_LOOK_MS = 10_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletMove,
}


class Idle(QObject):
    """Listens to the window that has the focus, as hot keys do; the machine's sleep counts too."""

    passed = Signal()

    def __init__(self, minutes: int, parent: QObject, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self.minutes = minutes
        """0 for never."""
        self._now = now
        self._touched = now()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def begin(self) -> None:
        """Count from now."""
        self._touched = self._now()

    def look(self) -> None:
        """Tell it if the time has passed; a clock that was put back begins anew."""
        since = self._now() - self._touched
        if since < 0:
            self.begin()
        elif self.minutes and since >= self.minutes * 60:
            self.begin()
            self.passed.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and isValid(window):
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return False
