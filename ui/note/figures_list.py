"""The figures beside the pages: found by typing, opened by Enter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.domain.spelling import words
from ui.figures.lines import FigureLine
from ui.theme import tokens
from ui.widgets.row_heights import fit_rows
from ui.widgets.text import label

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TITLES = ("Показатель", "Значение")
_NOWHERE = QModelIndex()
_VALUE = 1
_CHARACTERS = 11

Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """Shows the lines it was given, or those of them that were looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FigureLine, ...] = ()
        self._lines: tuple[FigureLine, ...] = ()
        self._sought: list[str] = []

    def show(self, lines: tuple[FigureLine, ...]) -> None:
        """Take the figures of a note."""
        self._all = lines
        self._look()

    def seek(self, text: str) -> None:
        """Narrow the list to names that hold every word, or its beginning."""
        self._sought = words(text)
        self._look()

    def line(self, row: int) -> FigureLine | None:
        """Give the line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, figure: str) -> int | None:
        """Give where a figure stands."""
        return next((row for row, line in enumerate(self._lines) if line.figure == figure), None)

    def headings(self) -> list[int]:
        """Give the rows that only name what follows."""
        return [row for row, line in enumerate(self._lines) if line.heading]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give two: name and value."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give a column's title."""
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a cell says."""
        line = self._lines[index.row()]
        if role == _SPOKEN:
            return f"{line.name}: {line.value}" if line.value else line.name
        if role == _DISPLAY or (role == _TOOLTIP and index.column() != _VALUE):
            return line.value if index.column() == _VALUE else line.name
        if role == _ALIGNMENT and index.column() == _VALUE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _FONT and line.heading:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be read and not chosen."""
        if self._lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def _look(self) -> None:
        self.beginResetModel()
        self._lines = self._all if not self._sought else tuple(filter(self._fits, self._all))
        self.endResetModel()

    def _fits(self, line: FigureLine) -> bool:
        said = words(line.name)
        return not line.heading and all(any(word.startswith(part) for word in said) for part in self._sought)


class WholeRows(QStyledItemDelegate):
    """Draws rows that can be read: one that the foot of the list cuts waits until one scrolls to it."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw a cell that stands there whole."""
        shown = option.widget.viewport() if isinstance(option.widget, QAbstractItemView) else None
        if shown is None or option.rect.bottom() < shown.height() or option.rect.top() <= 0:
            super().paint(painter, option, index)


class FiguresTable(QTableView):
    """Two columns; Enter or a double click opens what is behind a figure."""

    opened = Signal(object)
    """A `FigureLine`."""

    def __init__(self, model: FiguresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("note.figures")
        self.setAccessibleName("Показатели записки")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WholeRows(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self._size()
        model.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def choose(self, figure: str) -> None:
        """Put the cursor on a figure."""
        row = self._model.row_of(figure)
        if row is not None:
            self.selectRow(row)

    def _size(self) -> None:
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.Fixed)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(_VALUE, self.fontMetrics().averageCharWidth() * _CHARACTERS)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + tokens.UNIT)

    def _fit(self) -> None:
        self.clearSpans()
        for row in self._model.headings():
            self.setSpan(row, 0, 1, 2)
        self._fit_rows()
        first = next((row for row in range(self._model.rowCount()) if not self._is_heading(row)), None)
        if first is not None:
            self.setCurrentIndex(self._model.index(first, 0))

    def _fit_rows(self) -> None:
        whole, value = self.viewport().width(), self.columnWidth(_VALUE)
        lines = (self._model.line(row) for row in range(self._model.rowCount()))
        fit_rows(self, ([(line.name, whole if line.heading else whole - value)] for line in lines if line))

    def _is_heading(self, row: int) -> bool:
        line = self._model.line(row)
        return line is None or line.heading

    def _open(self, row: int) -> None:
        line = self._model.line(row)
        if line is not None and not line.heading:
            self.opened.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap long names anew."""
        super().resizeEvent(event)
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; everything else as Qt does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class FiguresPanel(QWidget):
    """The search above, the figures below, and what Enter does in words."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FiguresModel(self)
        self.search = QLineEdit()
        self.search.setObjectName("note.figures.search")
        self.search.setAccessibleName("Найти показатель")
        self.search.setPlaceholderText("Найти показатель")
        self.search.setClearButtonEnabled(True)
        self.table = FiguresTable(self._model)
        self.hint = label(role="caption")
        self.hint.setObjectName("note.figures.hint")
        self._lay_out()
        self.search.textChanged.connect(self._model.seek)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)

    def show_figures(self, lines: tuple[FigureLine, ...]) -> None:
        """Show the figures of a note; the cursor stays where it was, if that figure is still told."""
        before = self._model.line(self.table.currentIndex().row())
        self._model.show(lines)
        if before and before.figure:
            self.table.choose(before.figure)
        counted = any(line.value.strip("0–") for line in lines)
        self.hint.setText(
            "Enter или щелчок по числу на странице – дела за показателем."
            if counted
            else "За этот период считать нечего. Выберите другой период или зарегистрируйте обращение."
        )

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        heading = label("Показатели", "heading")
        heading.setBuddy(self.table)
        lines.addWidget(heading)
        lines.addWidget(self.search)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self.hint)
