"""One column of a board: a heading with what it amounts to, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from ui.boards.cards import MIME, CardModel
from ui.boards.heading import STRIP, Heading
from ui.theme.colours import colours
from ui.theme.tokens import HALF, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QPaintEvent

    from mcu_desktop.store.rows import BoardCard
    from ui.boards.delegate import CardDelegate

_BATCH = 100
LEAST_WIDTH = 224
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """The cards; arrows walk, Enter opens, Ctrl with an arrow moves."""

    opened = Signal(str)
    walked = Signal(int)
    """To the next column: 1, or the one before: -1."""
    pushed = Signal(int)
    """The current card should move that many columns on."""
    reached = Signal()
    """The keyboard came here."""
    dropped = Signal(object)
    """A card's key: wider than Qt's own int."""

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
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolled cards are moved
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
        self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground here, so that scrolling draws only new cards; say in words that there are none."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self.palette().base())
        ground.end()
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
        said = bytes(event.mimeData().data(MIME).data())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if said.isdigit():
            self.dropped.emit(int(said))


def _take(event: QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(MIME):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()


class Column(QWidget):
    """A status; folded it is a narrow strip with its name along it."""

    def __init__(self, status: Status, model: CardModel, delegate: CardDelegate) -> None:
        super().__init__()
        self.status = status
        self.model = model
        self._make(delegate)
        self._lay_out()
        self.heading.clicked.connect(lambda: self.set_folded(folded=not self.is_folded))
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
        self.cards.setAccessibleName(f"{RUSSIAN[self.status]}, дел: {whole}, просрочено: {late}")
        self.heading.count(whole, late)

    def set_folded(self, *, folded: bool) -> None:
        """Fold to a strip, or open."""
        self.cards.setVisible(not folded)
        self.heading.fold(folded=folded)
        self.setMinimumWidth(0 if folded else LEAST_WIDTH)
        self.setMaximumWidth(STRIP if folded else _ANY)

    @property
    def is_folded(self) -> bool:
        """Only the strip is shown."""
        return self.cards.isHidden()

    def _make(self, delegate: CardDelegate) -> None:
        self.setObjectName(f"board.{self.status}")
        self.heading = Heading(RUSSIAN[self.status])
        self.heading.setObjectName(f"board.{self.status}.fold")
        self.cards = CardList(self.model, delegate, self)
        self.cards.setObjectName(f"board.{self.status}.cards")
        self.setMinimumWidth(LEAST_WIDTH)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        lines.addWidget(self.heading)
        lines.addWidget(self.cards, 1)


_ANY = 16_777_215
"""Qt's own «no limit» of a width."""
