"""Heights of rows whose words wrap: measured by the font alone, a tenth of what Qt's own measuring costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from ui.theme.tokens import GAP, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QTableView

_TALLEST = 10_000


def fit_rows(table: QTableView, rows: Iterable[Sequence[tuple[str, int]]]) -> None:
    """Make each row as high as its words need in the widths given beside them."""
    header, metrics = table.verticalHeader(), table.fontMetrics()
    known: dict[tuple[str, int], int] = {}
    for row, cells in enumerate(rows):
        for cell in cells:
            if cell not in known:
                known[cell] = _height(metrics, *cell)
        wanted = max(known[cell] for cell in cells) + UNIT
        if header.sectionSize(row) != wanted:
            header.resizeSection(row, wanted)


def _height(metrics: QFontMetrics, words: str, width: int) -> int:
    room = width - GAP
    if metrics.horizontalAdvance(words) <= room:
        return metrics.height()
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(QRect(0, 0, max(room, 1), _TALLEST), flags, words).height()
