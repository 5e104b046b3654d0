"""Running text, bold and captions with their measures; texts fitted into a width. Made once, drawn often."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ui.theme.tokens import CAPTION

_DOTS = Qt.TextElideMode.ElideRight
_KEPT = 4096
_SPARE = 8
"""Pixels that letters one by one may be narrower than the word that they make."""

_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class Face:
    """A font with its measures."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._advance = lru_cache(maxsize=_KEPT)(self.metrics.horizontalAdvance)
        self.fitted = lru_cache(maxsize=_KEPT)(self._fitted)
        self.two_lines = lru_cache(maxsize=_KEPT)(self._two_lines)

    def baseline(self, top: int, height: int) -> int:
        """Give where a line in the middle of some room stands: drawn from there Qt has nothing to align."""
        return top + (height - self.height) // 2 + self.ascent

    def _fitted(self, text: str, width: int) -> str:
        if sum(map(self._advance, text)) <= width - _SPARE:
            return text  # surely fits: Qt need not shape it to find that out
        return self.metrics.elidedText(self._filling(text, width), _DOTS, width)

    def _two_lines(self, text: str, width: int) -> tuple[str, ...]:
        """Break a text into two lines; the second ends in dots where more follows."""
        layout = QTextLayout(self._filling(text, width), self.font)
        layout.setTextOption(_WRAPPED)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        first = line.textLength()
        layout.endLayout()
        rest = text[first:].strip()
        if not rest:
            return (text,)
        return text[:first].rstrip(), self.fitted(rest, width)

    def _filling(self, text: str, width: int) -> str:
        """Give as much of a text as surely fills a width: Qt would shape the rest for nothing."""
        sums = accumulate(map(self._advance, text))
        enough = width + width // 4
        return text[: next((count for count, so_far in enumerate(sums, 1) if so_far > enough), None)]


class Faces:
    """Running text, the same bold, and captions below it."""

    def __init__(self, font: QFont) -> None:
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPixelSize(CAPTION)
        self.body, self.bold, self.small = Face(QFont(font)), Face(bold), Face(small)


def faces(font: QFont) -> Faces:
    """Give the faces that go with a font of running text."""
    return _faces(font.key())


@lru_cache(maxsize=4)
def _faces(key: str) -> Faces:
    font = QFont()
    font.fromString(key)
    return Faces(font)
