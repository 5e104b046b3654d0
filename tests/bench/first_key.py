"""A key that is pressed as soon as a window is painted, and tells when it came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class FirstKey(QObject):
    """Presses a key once the widget is painted, and tells when it came through."""

    def __init__(self, painted: QWidget, came: Callable[[], None]) -> None:
        super().__init__(painted)
        self._painted = painted
        self._came = came
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            watched.removeEventFilter(self)
            self._came()
        elif event.type() == QEvent.Type.Paint and watched is self._painted:
            self._painted.removeEventFilter(self)
            typed = QApplication.focusWidget() or self._painted.window()
            typed.installEventFilter(self)
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
            QCoreApplication.postEvent(typed, key, Qt.EventPriority.LowEventPriority.value)
        return False
