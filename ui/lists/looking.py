"""When a place looks again, and which answer it shows: the one to what was asked last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Looking(QObject):
    """Asks in the worker; what happens while the place is hidden is looked at when it is shown."""

    def __init__(self, place: QWidget, bridge: Bridge, again: Callable[[], object]) -> None:
        super().__init__(place)
        self._place = place
        self._bridge = bridge
        self._again = again
        self._asked = 0
        self.stale = True
        """Something happened since the place looked last."""
        bridge.changed.connect(self._changed)

    def ask(
        self,
        question: Callable[[Workplace], Any],
        then: Callable[[Any], object],
        *,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Ask; an answer that comes after a newer question is dropped."""
        self.stale = False
        self._asked += 1
        number = self._asked

        def answered(answer: Any) -> None:
            if number == self._asked:
                then(answer)

        self._bridge.ask(question, answered, refused=refused)

    def _changed(self, _changes: Changes) -> None:
        if self._place.isVisible():
            self._again()
        else:
            self.stale = True
