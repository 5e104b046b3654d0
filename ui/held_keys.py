"""Keys that are pressed while a place is on its way: held in their order, and given to it."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QWidget):
    """Has the keyboard while the place that was chosen is not there yet.

    It is shown, without a point to see: Qt gives the keyboard to nothing hidden.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("places.coming")
        self.resize(0, 0)
        self._held: deque[QKeyEvent] = deque()

    def hold(self, title: str) -> None:
        """Take the keyboard."""
        self.setAccessibleName(f"Открываю раздел «{title}»…")
        self.setFocus()

    def give(self) -> None:
        """Press what was held, shortcuts included; one may lead on to a place that is waited for again."""
        for _ in range(len(self._held)):
            target = QApplication.focusWidget()
            key = self._held.popleft()
            if target is not None:
                QCoreApplication.sendEvent(target, key)

    def event(self, event: QEvent) -> bool:
        """Hold a key before anybody looks for a shortcut."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._held.append(event.clone())
            return True
        return super().event(event)
