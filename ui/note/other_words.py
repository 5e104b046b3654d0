"""Other words of a section: asked for in a dialog, and kept with the period until its note is approved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.note.rewording import Rewording
from ui.note.sheet import UNFINISHED, keep_words, kept_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.notes.period import Period
    from ui.bridge import Bridge
    from ui.note.sheet import Sheet


class OtherWords(QObject):
    """Keeps what is typed as it is typed, and tells when it is to stand in the note."""

    kept = Signal()
    """A section has other words now."""

    def __init__(self, bridge: Bridge, place: QWidget) -> None:
        super().__init__(place)
        self._bridge = bridge
        self._place = place

    def ask(self, sheet: Sheet) -> None:
        """Ask for other words of a section of a note."""
        period, office = sheet.period, self._bridge.workplace
        unfinished = kept_words(office, period, UNFINISHED)
        dialog = Rewording(sheet.written.note, kept_words(office, period), unfinished, self._place)
        dialog.written.connect(partial(self._keep, period))
        dialog.typed.connect(partial(self._keep_unfinished, period))
        dialog.open()

    def _keep(self, period: Period, section: str, text: str) -> None:
        def kept(_: None) -> None:
            self.kept.emit()

        self._bridge.ask(lambda office: keep_words(office, period, section, text), kept)

    def _keep_unfinished(self, period: Period, section: str, text: str) -> None:
        self._bridge.ask(lambda office: keep_words(office, period, section, text, UNFINISHED), lambda _: None)
