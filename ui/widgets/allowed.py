"""Buttons that duties, or a look into the past, do not let be pressed: disabled, and saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QPushButton, QWidget

    from mcu_desktop.domain.permissions.rights import Right
    from ui.bridge import Bridge

_REASON = "forbidden"


class _Usual(NamedTuple):
    """A button, and what it says of itself while it may be pressed."""

    button: QPushButton
    tip: str
    description: str


class Allowed(QObject):
    """Keeps buttons disabled while the office has a reason, whatever their place thinks of it.

    Without a right they change what anybody may change, but not in the past.
    """

    def __init__(
        self, bridge: Bridge, place: QWidget, buttons: Iterable[QPushButton], right: Right | None
    ) -> None:
        super().__init__(place)
        self._bridge = bridge
        self._right = right
        self._buttons: dict[QObject, _Usual] = {
            button: _Usual(button, button.toolTip(), button.accessibleDescription()) for button in buttons
        }
        self._reason: str | None = None
        for button in self._buttons:
            button.installEventFilter(self)
        bridge.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask whether the person may by now."""
        before, self._reason = self._reason, self._bridge.workplace.forbids(self._right)
        if not (self._reason or before):
            return
        for button, tip, description in self._buttons.values():
            button.setEnabled(not self._reason)
            button.setProperty(_REASON, self._reason)
            button.setToolTip(self._reason or tip)
            button.setAccessibleDescription(self._reason or description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take it back when a place lets a button be pressed again."""
        if event.type() is QEvent.Type.EnabledChange and self._reason:
            button = self._buttons[watched].button
            if button.isEnabled():
                button.setEnabled(False)
        return False


def press(bridge: Bridge, button: QPushButton, act: Callable[[], object] | None = None) -> None:
    """Do by a key what a button stands for, `act` where that is not its click; a forbidden one says why."""
    reason = button.property(_REASON)
    if reason:
        bridge.refused.emit(Refusal(reason))
    elif act:
        act()
    else:
        button.click()
