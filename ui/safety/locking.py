"""When the window locks: at once by these keys, by itself after minutes without anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

LOCK_KEYS = "Ctrl+Alt+L"
MINUTES = "window/lock_minutes"
_USUAL_MINUTES = 10


def minutes_of(settings: QSettings) -> int:
    """Give after how many minutes without anybody the desk locks; 0 for never."""
    said = str(settings.value(MINUTES, _USUAL_MINUTES))
    return int(said) if said.isdecimal() else _USUAL_MINUTES
