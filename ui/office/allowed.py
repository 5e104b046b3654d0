"""Buttons of a directory that this person may not press: they say so, and who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

_CHANGING = ("write", "new", "remove", "change", "hours", "about", "reset")
"""How pages call the buttons that change something."""


class Allowed(QObject):
    """Keeps the buttons of a page disabled while there is a reason, whatever the page thinks of it."""

    def __init__(self, page: QWidget, why_not: Callable[[], str | None]) -> None:
        super().__init__(page)
        self._why_not = why_not
        named = ((name, getattr(page, name, None)) for name in _CHANGING)
        self._buttons: dict[QObject, tuple[QPushButton, str]] = {
            button: (button, button.toolTip()) for _, button in named if button is not None
        }
        self._reason: str | None = None
        for button in self._buttons:
            button.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Ask whether the person may by now."""
        before, self._reason = self._reason, self._why_not()
        for button, usual in self._buttons.values():
            if self._reason:
                button.setEnabled(False)
            elif before:
                button.setEnabled(True)
            button.setToolTip(self._reason or usual)
            button.setAccessibleDescription(self._reason or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take it back when a page lets a button be pressed again."""
        if event.type() is QEvent.Type.EnabledChange and self._reason:
            button, _ = self._buttons[watched]
            if button.isEnabled():
                button.setEnabled(False)
        return False
