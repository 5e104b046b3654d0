"""Words wider than their column go on in the next line; Qt alone would cut them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStyledItemDelegate

from ui.theme.tokens import GAP

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFontMetrics

_MAY_BREAK = "\u200b"
_PARTS = re.compile(r"[^ -]*[ -]?")
"""Qt breaks lines after spaces and hyphens by itself."""


def breakable(words: str, metrics: QFontMetrics, width: int) -> str:
    """Let those words break that are wider than the room."""
    room = width - GAP
    if metrics.horizontalAdvance(words) <= room:
        return words
    parts = _PARTS.findall(words)
    return "".join(
        _MAY_BREAK.join(part) if metrics.horizontalAdvance(part) > room else part for part in parts
    )


class LongWords(QStyledItemDelegate):
    """Draws a cell with words that may break."""

    def initStyleOption(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Take the words as they fit into the cell."""
        super().initStyleOption(option, index)
        option.text = breakable(option.text, option.fontMetrics, option.rect.width())
