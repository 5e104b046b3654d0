"""The queue as Qt's list: time, who, why before others, where the visit stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mcu_desktop.domain.reception.visit import State

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The row itself, for the delegate."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class QueueRow(NamedTuple):
    """A visit as the list shows it."""

    id: str
    time: str
    name: str
    state: State
    standing: str
    """Where the visit stands, in words."""
    why: str
    """Why the visitor goes before others, or what is to be settled."""
    about: str


class QueueModel(QAbstractListModel):
    """Shows the rows it was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()

    def show(self, rows: Sequence[QueueRow]) -> bool:
        """Take other rows; tell whether they are others."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def row(self, place: int) -> QueueRow | None:
        """Give a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, visit: str) -> int:
        """Give where a visit stands, -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.id == visit), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give a row for the delegate, its words for those who listen or point."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        spoken = ", ".join(filter(None, (row.time, row.name, row.standing, row.why, row.about)))
        return {ROW: row, _DISPLAY: row.name, _TOOLTIP: spoken, _SPOKEN: spoken}.get(role)
