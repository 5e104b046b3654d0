"""Buttons that this person's duties do not let be pressed: disabled, and saying who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton, QWidget

    from mcu_desktop.domain.permissions.rights import Right
    from ui.bridge import Bridge


class Allowed(QObject):
    """Keeps buttons disabled while the office has a reason, whatever their place thinks of it."""

    def __init__(self, bridge: Bridge, place: QWidget, buttons: Iterable[QPushButton], right: Right) -> None:
        super().__init__(place)
        self._bridge = bridge
        self._right = right
        self._buttons: dict[QObject, tuple[QPushButton, str]] = {
            button: (button, button.toolTip()) for button in buttons
        }
        self._reason: str | None = None
        for button in self._buttons:
            button.installEventFilter(self)
        bridge.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask whether the person may by now."""
        before, self._reason = self._reason, self._bridge.workplace.why_not(self._right)
        for button, usual in self._buttons.values():
            if self._reason:
                button.setEnabled(False)
            elif before:
                button.setEnabled(True)
            if self._reason or before:
                button.setToolTip(self._reason or usual)
                button.setAccessibleDescription(self._reason or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take it back when a place lets a button be pressed again."""
        if event.type() is QEvent.Type.EnabledChange and self._reason:
            button, _ = self._buttons[watched]
            if button.isEnabled():
                button.setEnabled(False)
        return False
