"""When a place looks again, and which answer it shows: the one to what was asked last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_MINUTE_MS = 60_000


class Looking(QObject):
    """Asks in the worker; what happens while the place is hidden is looked at when it is shown."""

    def __init__(
        self, place: QWidget, bridge: Bridge, again: Callable[[], object], *, each_minute: bool = False
    ) -> None:
        super().__init__(place)
        self._place = place
        self._bridge = bridge
        self._again = again
        self._asked = 0
        self.stale = True
        """Something happened since the place looked last."""
        bridge.changed.connect(self._changed)
        self.minute = QTimer(self, interval=_MINUTE_MS)
        self.minute.timeout.connect(self._passed)
        if each_minute:
            self.minute.start()

    def ask(
        self,
        question: Callable[[Workplace], Any],
        then: Callable[[Any], object],
        *,
        refused: Callable[[Refusal], None] | None = None,
        anyway: Callable[[], object] | None = None,
    ) -> None:
        """Ask; an answer that comes after a newer question is dropped, what is done `anyway` is not."""
        self.stale = False
        self._asked += 1
        number = self._asked

        def answered(answer: Any) -> None:
            if number == self._asked:
                then(answer)
            if anyway:
                anyway()

        self._bridge.ask(question, answered, refused=refused)

    def shown(self) -> None:
        """Look again if something happened meanwhile: the place is shown."""
        if self.stale:
            self._again()

    def _passed(self) -> None:
        if self._place.isVisible():
            self._again()

    def _changed(self, _changes: Changes) -> None:
        if self._place.isVisible():
            self._again()
        else:
            self.stale = True
