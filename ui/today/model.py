"""The cases of one pile as Qt's list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mcu_desktop.domain.vocabulary import RUSSIAN, Mark
from ui.lists.due import NOT_RUNNING, Left, left

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ui.today.rows import Row

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The row itself, for the delegate."""
LEFT = ROW + 1
"""Its clock."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DayModel(QAbstractListModel):
    """Shows the rows it was given, and how long their terms still run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._at: datetime | None = None

    def show(self, rows: Sequence[Row], at: datetime) -> bool:
        """Show rows at a moment; tell whether they are others than before."""
        self._at = at
        same = tuple(rows) == self._rows
        if same:
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def row(self, place: int) -> Row | None:
        """Give a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, case_id: str) -> int | None:
        """Give where a case stands."""
        return next((place for place, row in enumerate(self._rows) if row.line.id == case_id), None)

    def left(self, row: Row) -> Left:
        """Say how long a row's term still runs."""
        return left(row.line.due, self._at) if self._at else NOT_RUNNING

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the length of the pile."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a row for the delegate, its words for those who listen or point."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role == LEFT:
            return self.left(row)
        if role == _DISPLAY:
            return row.line.number
        if role == _TOOLTIP:
            return row.line.summary
        return self._spoken(row) if role == _SPOKEN else None

    def _spoken(self, row: Row) -> str:
        line = row.line
        parts = [
            f"№ {line.number}",
            self.left(row).words,
            row.to_do,
            line.applicant,
            line.summary.rstrip("."),
        ]
        parts += [row.who, *(RUSSIAN[Mark(mark)] for mark in line.marks)]
        return ", ".join(filter(None, parts))
