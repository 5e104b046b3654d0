"""What the office would say to an appeal that is still being typed: its terms, or why it would be refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

SOON_MS = 250
PAUSE_MS = 1_000
"""Who stops for so long has finished the word: a refusal may be shown where the cursor stands."""


class Checking(QObject):
    """Asks again and again, never twice at once for the same pause."""

    found = Signal(object)
    """The terms."""
    refused = Signal(object)
    """What the appeal would be refused for as it stands."""
    no_terms = Signal(str)
    """Why no terms can be told."""

    def __init__(self, bridge: Bridge, command: Callable[[], RegisterCase], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._command = command
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self._pause.timeout.connect(self._look)
        bridge.opened.connect(self.look)

    @property
    def typing(self) -> bool:
        """The hands are still on the keys."""
        return self._pause.isActive()

    def look(self) -> None:
        """Ask in a moment."""
        self._soon.start()

    def typed(self) -> None:
        """Ask in a moment, and once more when the hands have rested."""
        self._soon.start()
        self._pause.start()

    def _look(self) -> None:
        if not self._bridge.ready:
            return
        try:
            wanted = self._command()
        except Refusal as refusal:
            self._refuse(refusal)
            return

        def look(office: Workplace) -> tuple[tuple[Clock, ...], Refusal | None]:
            return office.check(_as_if_whole(office, wanted)), _refusal(office, wanted)

        self._bridge.ask(look, self._tell, refused=self._refuse)

    def _tell(self, told: tuple[tuple[Clock, ...], Refusal | None]) -> None:
        clocks, refusal = told
        self.found.emit(clocks)
        if refusal is not None:
            self.refused.emit(refusal)

    def _refuse(self, refusal: Refusal) -> None:
        self.no_terms.emit(refusal.reason)
        self.refused.emit(refusal)


def _as_if_whole(office: Workplace, wanted: RegisterCase) -> RegisterCase:
    """Stand something in for what is not typed yet: terms depend on the day, the regime and the blocks."""
    questions = tuple(
        replace(question, text="…", code=question.code if _finished(office, question.code) else None)
        for question in wanted.questions
    )
    return replace(wanted, text="…", applicants=(), place=None, questions=questions)


def _finished(office: Workplace, code: str | None) -> bool:
    topic = office.classifier.topic(code) if code else None
    return topic is not None and topic.leaf


def _refusal(office: Workplace, wanted: RegisterCase) -> Refusal | None:
    """Give what an appeal would be refused for, but for a text that is still to come."""
    try:
        office.check(replace(wanted, text=wanted.text if wanted.text.strip() else "…"))
    except Refusal as refusal:
        return refusal
    return None
