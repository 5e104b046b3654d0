"""A field for a long text, as high as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.theme import tokens
from ui.widgets.line import carries_files

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class Letter(QPlainTextEdit):
    """A long text: Tab leaves it, and so does Enter on an empty last line; files are no text."""

    pasted = Signal()
    """Somebody's words were put in whole."""

    def __init__(self, *, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        self.textChanged.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give Shift+Enter, and Enter after an empty last line, to the form."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not plain or self._done():
                event.ignore()
                return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Leave files to the form."""
        return source.hasText() and not carries_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take words as they are, and tell of it."""
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()
            self.pasted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where a narrow form breaks lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _done(self) -> bool:
        cursor = self.textCursor()
        return cursor.atEnd() and not cursor.hasSelection() and not cursor.block().text().strip()

    def _fit(self) -> None:
        """Be as high as the text, within reason."""
        seen = max(round(self.document().size().height()), self.document().blockCount())
        wanted = min(max(self._lines, seen + 1), 3 * self._lines)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * wanted + 2 * tokens.UNIT + tokens.HALF)
