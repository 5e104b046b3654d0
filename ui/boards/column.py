"""One column of a board: a heading with what it amounts to, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from ui.boards.cards import MIME, CardModel
from ui.theme.colours import colours
from ui.theme.tokens import CONTROL_HEIGHT, HALF, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QPaintEvent

    from mcu_desktop.store.rows import BoardCard
    from ui.boards.delegate import CardDelegate

_BATCH = 100
LEAST_WIDTH = 204
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """The cards; arrows walk, Enter opens, Ctrl with an arrow moves."""

    opened = Signal(str)
    walked = Signal(int)
    """To the next column: 1, or the one before: -1."""
    pushed = Signal(int)
    """The current card should move that many columns on."""
    dropped = Signal(int, str)
    """A card's key, and the column from which it came."""

    def __init__(self, model: CardModel, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> BoardCard | None:
        """The card that the keyboard is on."""
        return self._model.card(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Put the keyboard on a card."""
        rows = self._model.rowCount()
        if rows:
            self.setCurrentIndex(self._model.index(min(max(row, 0), rows - 1)))

    def _open(self, index: QModelIndex) -> None:
        card = self._model.card(index.row())
        if card is not None:
            self.opened.emit(card.line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, walk or push; everything else as Qt does."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pushed.emit(step)
        elif step:
            self.walked.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first card."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.choose(max(0, self.currentIndex().row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in words that a column is empty."""
        super().paintEvent(event)
        if not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours(self.palette()).muted))
            room = self.viewport().rect().adjusted(UNIT, UNIT, -UNIT, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), "Дел нет")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards only."""
        _take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take cards only."""
        _take(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which card was dropped here; the model is changed by the office, not by Qt."""
        said = bytes(event.mimeData().data(MIME).data()).decode().split()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if len(said) == 2:  # noqa: PLR2004 - key and column
            self.dropped.emit(int(said[0]), said[1])


def _take(event: QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(MIME):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()


class Column(QFrame):
    """A status; folded it is a narrow strip with its name along it."""

    folded = Signal(bool)

    def __init__(self, status: Status, model: CardModel, delegate: CardDelegate) -> None:
        super().__init__()
        self.status = status
        self.model = model
        self._make(delegate)
        self._lay_out()
        self.fold.clicked.connect(lambda: self.set_folded(folded=True))
        self.strip.clicked.connect(lambda: self.set_folded(folded=False))
        self.count()

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show cards; the chosen one stays chosen and where it was."""
        current, scrolled = self.cards.current, self.cards.verticalScrollBar().value()
        row = self.cards.currentIndex().row()
        if not self.model.show(cards):
            return
        if current is not None:
            found = self.model.row_of(current.line.key)
            self.cards.choose(row if found is None else found)
            self.cards.verticalScrollBar().setValue(scrolled)
        self.count()

    def count(self) -> None:
        """Say how many cards there are and how many of them are late."""
        whole, late = self.model.rowCount(), self.model.late()
        name = RUSSIAN[self.status]
        self.heading.setText(f"{name} · {whole}")
        self.lateness.setText(f"просрочено {late}" if late else " ")
        self.cards.setAccessibleName(f"{name}, дел: {whole}, просрочено: {late}")
        self.strip.setText(f"{name} · {whole}")
        self.strip.setAccessibleName(f"Развернуть столбец «{name}», дел: {whole}")

    def set_folded(self, *, folded: bool) -> None:
        """Fold to a strip, or open."""
        self.strip.setVisible(folded)
        self.open_part.setVisible(not folded)
        self.setMinimumWidth(0 if folded else LEAST_WIDTH)
        self.setMaximumWidth(CONTROL_HEIGHT + UNIT if folded else _ANY)
        (self.strip if folded else self.cards).setFocus()
        self.folded.emit(folded)

    @property
    def is_folded(self) -> bool:
        """Only the strip is shown."""
        return self.open_part.isHidden()

    def _make(self, delegate: CardDelegate) -> None:
        name = RUSSIAN[self.status]
        self.setObjectName(f"board.{self.status}")
        self.heading = label("", "strong", wrap=False)
        self.lateness = label("", "caption", wrap=False)
        self.fold = QToolButton()
        self.fold.setObjectName(f"board.{self.status}.fold")
        self.fold.setText("–")
        self.fold.setToolTip("Свернуть столбец")
        self.fold.setAccessibleName(f"Свернуть столбец «{name}»")
        self.fold.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.cards = CardList(self.model, delegate)
        self.cards.setObjectName(f"board.{self.status}.cards")
        self.strip = Strip()
        self.strip.setObjectName(f"board.{self.status}.strip")
        self.strip.hide()
        self.setMinimumWidth(LEAST_WIDTH)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.open_part = QWidget()
        lines = QVBoxLayout(self.open_part)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        first = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.heading)
        names.addWidget(self.lateness)
        first.addLayout(names, 1)
        first.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(first)
        lines.addWidget(self.cards, 1)
        whole.addWidget(self.open_part, 1)
        whole.addWidget(self.strip, 1)


_ANY = 16_777_215
"""Qt's own «no limit» of a width."""


class Strip(QToolButton):
    """A folded column's button, its words written upwards."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Give a narrow strip."""
        return QSize(CONTROL_HEIGHT, self.fontMetrics().horizontalAdvance(self.text()) + CONTROL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the words upwards."""
        painter = QPainter(self)
        c = colours(self.palette())
        painter.setPen(QColor(c.accent if self.hasFocus() else c.line))
        painter.setBrush(QColor(c.accent_soft if self.underMouse() else c.surface))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.setPen(QColor(c.text))
        painter.translate(0, self.height())
        painter.rotate(-90)
        room = QRect(UNIT, 0, self.height() - 2 * UNIT, self.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self.text())
