"""The clipboard for words about people: kept out of its history, emptied when nobody needs them any more."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_NOT_KEPT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x00",
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells the histories of Windows and KDE to leave it alone."""


class Clipboard:
    """Knows whether what lies there is still ours."""

    def __init__(self) -> None:
        self._last = ""

    def put(self, text: str) -> None:
        """Let a text be pasted."""
        said = QMimeData()
        said.setText(text)
        for kind, value in _NOT_KEPT.items():
            said.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(said)
        self._last = text

    def empty(self) -> None:
        """Leave nothing of ours; what somebody else put there stays."""
        clipboard = QGuiApplication.clipboard()
        if self._last and clipboard.text() == self._last:
            clipboard.clear()
        self._last = ""
