"""Words that nobody knows, underlined while one writes; the dictionary is opened beside the window."""

from __future__ import annotations

from functools import cache
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from mcu_desktop.domain.spelling import folded
from ui.theme.colours import colours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextBlock, QTextDocument

    from mcu_desktop.papers.spelling import Doubt


class Dictionary(QObject):
    """Opened once, when the first text is written: 0.1 s and 40 MB, beside the window's thread."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ready = False
        self._asked = False

    def ask(self) -> None:
        """Open it soon."""
        if not self._asked:
            self._asked = True
            Thread(target=self._open, daemon=True, name="dictionary").start()

    def _open(self) -> None:
        from mcu_desktop.papers.spelling import known  # noqa: PLC0415 - when the first text is written

        known("слово")
        self.ready = True
        self.opened.emit()


@cache
def dictionary() -> Dictionary:
    """Give the one dictionary of the window."""
    return Dictionary()


class Spelling(QSyntaxHighlighter):
    """Underlines line by line what nobody knows."""

    def __init__(self, document: QTextDocument, own: Iterable[str]) -> None:
        super().__init__(document)
        self.own = set(own)
        self._wrong = QTextCharFormat()
        self._wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        dictionary().opened.connect(self.rehighlight)
        document.contentsChanged.connect(self._begin)
        if not document.isEmpty():
            dictionary().ask()

    def learn(self, word: str) -> None:
        """Let a word pass from now on."""
        self.own.add(folded(word))
        self.rehighlight()

    def next_doubt(self, after: QTextCursor) -> QTextCursor | None:
        """Give the next unknown word as a selection, from the beginning again behind the last one."""
        found = [
            (block.position() + doubt.start, block.position() + doubt.end)
            for block in self._blocks()
            for doubt in self._doubts(block.text())
        ]
        if not found:
            return None
        start, end = next((one for one in found if one[0] >= after.selectionEnd()), found[0])
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _begin(self) -> None:
        dictionary().ask()

    def _blocks(self) -> Iterable[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _doubts(self, text: str) -> list[Doubt]:
        if not dictionary().ready:
            return []
        from mcu_desktop.papers.spelling import doubts  # noqa: PLC0415 - opened by now

        return list(doubts(text, self.own))

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Underline a line that changed."""
        self._wrong.setUnderlineColor(QColor(colours(QApplication.palette()).danger))
        for doubt in self._doubts(text):
            self.setFormat(doubt.start, doubt.end - doubt.start, self._wrong)
