"""Tables as high as their rows, so that several of them share a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.theme import tokens

if TYPE_CHECKING:
    from ui.lists.rows import RowsTable

_LEAST_ROWS = 2


def grow_with_rows(table: RowsTable, most: int) -> None:
    """Let a table be as high as its rows, of the height of `most` plain ones at most, wherever they wrap."""

    def fit() -> None:
        plain = table.fontMetrics().height() + tokens.UNIT
        rows = min(max(table.verticalHeader().length(), _LEAST_ROWS * plain), most * plain)
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth())

    fit()
    after = QTimer(table, singleShot=True)  # rows are measured one by one, in the midst of a layout
    after.timeout.connect(fit)
    table.verticalHeader().sectionResized.connect(lambda *_: after.start())
    table.rows.modelReset.connect(after.start)
