"""The register as Qt's table: row numbers of the whole list, lines only of the pages looked at."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mcu_desktop.domain.vocabulary import RUSSIAN, Mark
from mcu_desktop.workplace.register_columns import naming
from ui.lists.due import NOT_RUNNING, Left, left
from ui.register.columns import COLUMNS, DUE
from ui.register.pages import PAGE, Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.store.rows import CaseLine
    from mcu_desktop.workplace.register_columns import Naming
    from ui.bridge import Bridge

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Row:
    """A line with its cells in words, put into words when first looked at."""

    __slots__ = ("_cells", "_named", "line")

    def __init__(self, line: CaseLine, named: Naming) -> None:
        self.line = line
        self._named = named
        self._cells: list[str | None] = [None] * len(COLUMNS)

    def cell(self, column: int) -> str:
        """Give what a cell says."""
        said = self._cells[column]
        if said is None:
            said = self._cells[column] = COLUMNS[column].text(self.line, self._named)
        return said


class RegisterModel(QAbstractTableModel):
    """Shows the list it was given; knows no rules and no SQL."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = bridge.workplace
        self._keys = array("q")
        self._pages: Pages[Row] = Pages(self._read)
        self._now = self._office.now()

    def show(self, keys: array[int]) -> bool:
        """Show a list; tell whether it is another one than before."""
        self._now = self._office.now()
        if keys == self._keys:
            self._pages.forget()
            self.touch()
            return False
        self.beginResetModel()
        self._keys = keys
        self._pages.forget()
        self.endResetModel()
        return True

    def tick(self) -> None:
        """Let the clocks go on."""
        self._now = self._office.now()
        self.touch()

    def touch(self) -> None:
        """Ask the view to look again at what it shows."""
        if self._keys:
            last = self.index(len(self._keys) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def keys(self) -> array[int]:
        """The rows of the list in order; nobody changes it."""
        return self._keys

    def key_at(self, row: int) -> int | None:
        """Give the number of a row in the store."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: int) -> int | None:
        """Give where a case stands in the list, if it does."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def line(self, row: int) -> CaseLine | None:
        """Give the line of a row."""
        found = self._row(row)
        return found.line if found else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the length of the list."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give a column's title, also where it has no room."""
        if (
            role in {_DISPLAY, _TOOLTIP}
            and orientation is Qt.Orientation.Horizontal
            and section < len(COLUMNS)
        ):
            return COLUMNS[section].title
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a cell says."""
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self._row(index.row())
        if row is None:
            return None
        column = index.column()
        if role == _SPOKEN:
            return self._spoken(row, column)
        if column == DUE:
            return self._left(row.line).words
        return row.cell(column)

    def cell(self, row: int, column: int) -> str:
        """Give what a cell says, without Qt between: a frame asks for hundreds."""
        found = self._row(row)
        return found.cell(column) if found else ""

    def clock(self, row: int) -> Left:
        """Give the clock of a row."""
        found = self._row(row)
        return self._left(found.line) if found else NOT_RUNNING

    def _row(self, row: int) -> Row | None:
        key = self.key_at(row)
        return None if key is None else self._pages.of_row(row).get(key)

    def _read(self, page: int) -> Mapping[int, Row]:
        named = naming(self._office)
        keys = self._keys[page * PAGE : (page + 1) * PAGE]
        return {line.key: Row(line, named) for line in self._office.lines(keys)}

    def _left(self, line: CaseLine) -> Left:
        return left(line.due, self._now)

    def _spoken(self, row: Row, column: int) -> str:
        """Give the whole line at the first cell, and each other cell with its column's name."""
        title, said = COLUMNS[column].title, row.cell(column)
        if column == DUE:
            said = self._left(row.line).words or "не идёт"
        if column:
            return f"{title}: {said or 'не указано'}"
        line = row.line
        parts = [f"№ {line.number}", line.applicant, line.summary.rstrip("."), self._left(line).words]
        parts += [RUSSIAN[Mark(mark)] for mark in line.marks]
        return ", ".join(filter(None, parts))


_ANSWERED = {_DISPLAY, _TOOLTIP, _SPOKEN}
