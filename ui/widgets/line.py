"""A line of words; files that are dropped on it are for the form around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent


class Line(QLineEdit):
    """Takes dragged words, never the name of a dragged file."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the form: file managers offer their names as words, too."""
        if carries_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


def carries_files(mime: QMimeData) -> bool:
    """Tell whether files are dragged or pasted."""
    return any(url.isLocalFile() for url in mime.urls())
