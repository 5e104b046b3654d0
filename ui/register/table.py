"""The register's list: selection and place in it survive every change of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.register.columns import ALWAYS, COLUMNS, SHARES
from ui.register.row_painter import Cell, RowPainter, row_height

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ui.register.model import RegisterModel

_NEWEST = next(place for place, column in enumerate(COLUMNS) if column.order == "newest")
_FALLING_FIRST = {"newest"}
"""Orders that begin with the latest when first asked for."""


class RegisterTable(QTableView):
    """Orders by a click on a header; opens by Enter or a double click."""

    opened = Signal(str)
    reordered = Signal()
    left_upwards = Signal()

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.order = "newest"
        self.backwards = False
        self.own_widths = False
        """Somebody made a column wider or narrower: the columns are no longer fitted to the window."""
        self._fitting = False
        self._searched = ""
        self._make()
        self._size()
        self._connect()

    def show_list(self, keys: array[int], *, searched: str) -> None:
        """Show a list; what was selected stays selected and where it was on the screen."""
        self._searched = searched
        current = self._model.key_at(self.currentIndex().row())
        top = self._model.key_at(self.rowAt(0))
        above = self.currentIndex().row() - self.rowAt(0)
        if not self._model.show(keys):
            return
        row = self._model.row_of(current) if current is not None else None
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))
        anchor = self._model.row_of(top) if top is not None else None
        if anchor is None and row is not None:
            anchor = max(0, row - above)
        if anchor is not None and not searched:
            self.scrollTo(self._model.index(anchor, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        elif row is None:
            self.scrollToTop()

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns that are shown, as they stand from left to right."""
        header = self.horizontalHeader()
        places = (header.logicalIndex(place) for place in range(len(COLUMNS)))
        return tuple(COLUMNS[place].key for place in places if not header.isSectionHidden(place))

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns from left to right, and no others."""
        header = self.horizontalHeader()
        places = {column.key: place for place, column in enumerate(COLUMNS)}
        wanted = [key for key in keys if key in places] or [c.key for c in COLUMNS if c.usual]
        if ALWAYS not in wanted:
            wanted = [ALWAYS, *wanted]
        with QSignalBlocker(header):
            for key, place in places.items():
                header.setSectionHidden(place, key not in wanted)
            for place, key in enumerate((*wanted, *(key for key in places if key not in wanted))):
                header.moveSection(header.visualIndex(places[key]), place)
        self._fit()
        self.viewport().update()

    def widen(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that somebody chose for them."""
        for place, column in enumerate(COLUMNS):
            if widths.get(column.key, 0) > 0:
                self.setColumnWidth(place, widths[column.key])

    def enter(self) -> None:
        """Take the keyboard, on the first line if none is chosen."""
        self.setFocus()
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(max(0, self.currentIndex().row()), 0))
            self.selectRow(self.currentIndex().row())

    def _make(self) -> None:
        self.setObjectName("register.table")
        self.setAccessibleName("Журнал")
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        ground = QWidget()  # not Qt's own: PySide would make fifty types to find out what that is
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolled lines are moved
        self.setViewport(ground)

    def _size(self) -> None:
        metrics = self.fontMetrics()
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(metrics))
        columns = self.horizontalHeader()
        columns.setObjectName("register.header")
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(_NEWEST, Qt.SortOrder.DescendingOrder)
        columns.setSectionsClickable(True)
        for place in range(len(COLUMNS)):
            self.setColumnWidth(place, self._usual_width(place))
        self.show_columns(())

    def _usual_width(self, place: int) -> int:
        return self.fontMetrics().averageCharWidth() * COLUMNS[place].width

    def _fit(self) -> None:
        """Share out the room that the usual widths leave."""
        if self.own_widths:
            return
        shown = [place for place, column in enumerate(COLUMNS) if column.key in self.columns]
        sharing = [place for place in shown if COLUMNS[place].key in SHARES]
        spare = max(0, self.viewport().width() - sum(map(self._usual_width, shown)))
        whole = sum(SHARES[COLUMNS[place].key] for place in sharing)
        self._fitting = True
        for place in sharing:
            share = spare * SHARES[COLUMNS[place].key] // whole
            self.setColumnWidth(place, self._usual_width(place) + share)
        self._fitting = False

    def _resized(self, _section: int, _before: int, _now: int) -> None:
        self.own_widths = self.own_widths or not self._fitting

    def _connect(self) -> None:
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.horizontalHeader().sectionClicked.connect(self._reorder)
        self.doubleClicked.connect(self._open)

    def _reorder(self, section: int) -> None:
        order = COLUMNS[section].order
        self.backwards = order == self.order and not self.backwards
        self.order = order
        falling = self.backwards is not (order in _FALLING_FIRST)
        arrow = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, arrow)
        self.reordered.emit()

    def _open(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None:
            self.opened.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, where no line is chosen yet choose one; by Esc say that the list is left."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.selectionModel().hasSelection():
                self._open(self.currentIndex())
            else:
                self.enter()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left_upwards.emit()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that come into sight, the ground included: what was only scrolled is moved."""
        painter = QPainter(self.viewport())
        asked = event.rect()
        painter.fillRect(asked, self.palette().color(QPalette.ColorRole.Base))
        rows = RowPainter(self._model, self, self._searched)
        cells = self._cells(asked.left(), asked.right())
        right = max((cell.left + cell.width for cell in cells), default=0)
        last = self.rowAt(asked.bottom())
        end = last + 1 if last >= 0 else self._model.rowCount()
        height = self.verticalHeader().defaultSectionSize()
        for row in range(max(0, self.rowAt(asked.top())), end):
            room = QRect(asked.left(), self.rowViewportPosition(row), right - asked.left(), height)
            chosen = self.selectionModel().isRowSelected(row)
            rows.paint(painter, row, room, cells, chosen=chosen)
        if self.hasFocus() and self.currentIndex().isValid():
            rows.paint_keyboard(painter, self.visualRect(self.currentIndex()))

    def _cells(self, left: int, right: int) -> list[Cell]:
        """Give the columns between two places of the viewport."""
        shown = [place for place in range(len(COLUMNS)) if not self.isColumnHidden(place)]
        cells = [Cell(place, self.columnViewportPosition(place), self.columnWidth(place)) for place in shown]
        return [cell for cell in cells if cell.left <= right and cell.left + cell.width >= left]
