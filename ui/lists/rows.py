"""A plain table of words: rows under titles, read and walked by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.lists.long_words import LongWords, breakable
from ui.widgets.row_heights import fit_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOWHERE = QModelIndex()
_LEAST_LINES = 8

Index = QModelIndex | QPersistentModelIndex
Rows = Sequence[tuple[str, ...]]
Shown = TypeVar("Shown")


class RowsModel(QAbstractTableModel):
    """Shows the rows it was given."""

    def __init__(self, titles: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._rows: Rows = ()

    def show(self, rows: Rows) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def all(self) -> Rows:
        """Give every row."""
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give a column's title."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a cell says."""
        words = self._rows[index.row()][index.column()]
        if role == _SPOKEN:
            return f"{self._titles[index.column()]}: {words}" if index.column() else words
        return words if role in {_DISPLAY, _TOOLTIP} else None


class RowsTable(QTableView):
    """Whole rows are chosen; long words wrap, so that nothing is cut."""

    chosen = Signal(int)
    """The row under the cursor, -1 for none."""

    def __init__(
        self,
        titles: tuple[str, ...],
        widths: tuple[int, ...],
        name: str,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.rows = RowsModel(titles, self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(LongWords(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._shares = widths
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMinimumSectionSize(1)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))

    def show_rows(self, rows: Rows) -> None:
        """Show rows; the cursor stays on its row."""
        row = max(0, self.currentIndex().row())
        self.rows.show(rows)
        self._fit()
        if rows:
            self.selectRow(min(row, len(rows) - 1))

    def under_cursor(self, shown: Sequence[Shown]) -> Shown | None:
        """Give which of the things shown the cursor stands on; nothing where there is no such row."""
        row = self.currentIndex().row()
        return shown[row] if 0 <= row < len(shown) else None

    def _fit(self) -> None:
        widths = [self.columnWidth(column) for column in range(self.rows.columnCount())]
        metrics = self.fontMetrics()
        fit_rows(
            self,
            (
                [(breakable(words, metrics, width), width) for words, width in zip(row, widths, strict=True)]
                for row in self.rows.all()
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns, so that none is out of sight."""
        super().resizeEvent(event)
        room = self.viewport().width()
        widths = [room * share // sum(self._shares) for share in self._shares[:-1]]
        for column, width in enumerate((*widths, room - sum(widths))):
            self.setColumnWidth(column, width)
        self._fit()
