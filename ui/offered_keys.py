"""While hot keys are switched off, what is shown and spoken does not offer them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NAMES = r"F\d{1,2}|Enter|Esc|Pg\w+|Backspace|Пробел|Влево|Вправо|Плюс|[A-Z\d,.−]"
_KEY = rf"(?:(?:Ctrl|Alt|Shift)\+)*(?:{_NAMES})"
_IN_BRACKETS = re.compile(rf"\s*\(({_KEY}(?:(?:, | или | … ){_KEY})*)\)")
_CLAUSE = re.compile(rf"(?:^|(?<=[.,] ))({_KEY}) – [^.,]*(?:[.,] ?|$)")
_BETWEEN = re.compile(r", | или | … ")
_AS_QT_READS = {
    "PgDn": "PgDown",
    "Пробел": "Space",
    "Влево": "Left",
    "Вправо": "Right",
    "Плюс": "+",
    "−": "-",
}
_ALONE = re.compile(rf"(?:(?:Ctrl|Alt|Shift)\+)+(?:{_NAMES})|F\d{{1,2}}")
"""Captions and descriptions that are nothing but keys."""
_LISTED = "key"
"""The role of keys in their own sheet, which lists them whether they are on or off."""
_AFTER_MS = 50
"""Long enough for what a key has done to be shown, and for several keys to be one look."""


def without_keys(said: str, dead: Callable[[str], bool]) -> str:
    """Leave dead keys out of a text: alone, in brackets, or before what they do."""

    def living(found: re.Match[str]) -> str:
        keys = _BETWEEN.split(found[1])
        left = [one for one in keys if not dead(one)]
        if len(left) == len(keys):
            return found[0]
        return f" ({' или '.join(left)})" if left else ""

    if _ALONE.fullmatch(said):
        return "" if dead(said) else said
    shown = _IN_BRACKETS.sub(living, said)
    told = _CLAUSE.sub(lambda found: "" if dead(found[1]) else found[0], shown)
    return shown if told == shown else re.sub(r",?\s*$", "", told) + "." * told.rstrip().endswith(",")


class OfferedKeys(QObject):
    """Looks at the window in front again after whatever may have changed its words."""

    def __init__(self, owner: QObject, always: Sequence[str]) -> None:
        super().__init__(owner)
        self._always = {QKeySequence(keys) for keys in always}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def look_soon(self) -> None:
        """Take out what was said meanwhile, too."""
        if not self._soon.isActive():
            self._soon.start()

    def give_back(self) -> None:
        """Say everything as it was said, unless it was said anew."""
        self._soon.stop()
        for window in QApplication.topLevelWidgets():
            for one, title in _titles(window):
                said, shown = one.property(f"with keys: {title}") or ("", "")
                if said and one.property(title) == shown:
                    one.setProperty(title, said)
                    one.setProperty(f"with keys: {title}", None)

    def _look(self) -> None:
        window = QApplication.activeWindow()
        if window is None:
            return
        dead = {keys for one in window.findChildren(QShortcut) for keys in list(one.keys())} - self._always
        for one, title in _titles(window):
            said = str(one.property(title) or "")
            shown = without_keys(said, lambda keys: _read(keys) in dead)
            if shown != said:
                one.setProperty(title, shown)
                one.setProperty(f"with keys: {title}", (said, shown))


def _titles(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    for one in (window, *window.findChildren(QWidget)):
        yield one, "toolTip"
        yield one, "accessibleName"
        yield one, "accessibleDescription"
        if isinstance(one, QAbstractButton | QLabel) and one.property("role") != _LISTED:
            yield one, "text"
        elif isinstance(one, QLineEdit):
            yield one, "placeholderText"


def _read(keys: str) -> QKeySequence:
    for ours, theirs in _AS_QT_READS.items():
        keys = keys.replace(ours, theirs)
    return QKeySequence(keys)
