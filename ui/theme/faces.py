"""Running text, bold and captions with their measures; texts fitted into a width. Made once, drawn often."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

from ui.theme.tokens import CAPTION

_DOTS = "…"
_KEPT = 4096


class Face:
    """A font with its measures.

    Texts are fitted by the widths of their letters: one by one letters are as wide as the word that they
    make, or a little wider, and Qt need not shape a text only to find out where it ends.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height = self.metrics.height()
        self.ascent = self.metrics.ascent()
        self._fine = QFontMetricsF(font)
        self._advance = lru_cache(maxsize=_KEPT)(self._measured)
        self.fitted = lru_cache(maxsize=_KEPT)(self._fitted)
        self.two_lines = lru_cache(maxsize=_KEPT)(self._two_lines)

    def baseline(self, top: int, height: int) -> int:
        """Give where a line in the middle of some room stands: drawn from there Qt has nothing to align."""
        return top + (height - self.height) // 2 + self.ascent

    def _measured(self, text: str) -> float:
        """Ask Qt itself: a cache right around its function would make PySide read all signatures."""
        return self._fine.horizontalAdvance(text)

    def _fitted(self, text: str, width: float) -> str:
        """Give a text, or its beginning and dots where it is too long."""
        count, spare = self._fitting(text, width)
        if count == len(text):
            return text
        dots = self._advance(_DOTS)
        while count and spare < dots:
            count -= 1
            spare += self._advance(text[count])
        return text[:count].rstrip() + _DOTS

    def _two_lines(self, text: str, width: float) -> tuple[str, ...]:
        """Break a text into two lines; the second ends in dots where more follows."""
        count, _ = self._fitting(text, width)
        if count == len(text):
            return (text,)
        blank, hyphen = text.rfind(" ", 0, count + 1), text.rfind("-", 0, count) + 1
        end = max(blank, hyphen)
        if end < 1:  # one long word
            end = max(count, 1)
        return text[:end].rstrip(), self.fitted(text[end:].strip(), width)

    def _fitting(self, text: str, width: float) -> tuple[int, float]:
        """Count the letters that fit into a width, and give what they leave of it."""
        advance = self._advance
        for count, letter in enumerate(text):
            wide = advance(letter)
            if wide > width:
                return count, width
            width -= wide
        return len(text), width


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
