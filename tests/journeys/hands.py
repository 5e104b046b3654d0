"""Two hands on a keyboard: every press is counted, those of the citizen's own words apart."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.keys import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@dataclass
class Hands:
    """Modifiers are presses too: a capital letter is two, Ctrl+Enter is two."""

    presses: int = 0
    words: int = 0
    """Presses of the appeal's own text."""
    since: float = field(default_factory=time.monotonic)

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after another."""
        for one in keys:
            press(one, held)
            self.presses += 1 + (held is not Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()

    def fields(self, *texts: str) -> None:
        """Type into fields one after another, Enter after each."""
        for text in texts:
            self.type(text)
            self.key(Key.Key_Return)

    def type(self, text: str) -> None:
        """Type into a field."""
        type_text(text)
        self.presses += sum(1 + sign.isupper() for sign in text)

    def say(self, text: str) -> None:
        """Type what the citizen says."""
        type_text(text)
        self.words += sum(1 + sign.isupper() for sign in text)

    @property
    def seconds(self) -> float:
        """Give the time since the hands were laid on the keyboard."""
        return time.monotonic() - self.since
