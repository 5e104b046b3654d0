"""The cards of a column: walked by arrows, chosen, dragged, and drawn in one walk over what is seen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDrag, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.boards.card_picture import Looks
from ui.boards.cards import MIME, CardModel
from ui.theme.colours import colours
from ui.theme.tokens import HALF, UNIT
from ui.widgets.slim_bar import SlimBar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store.rows import BoardCard
    from ui.boards.delegate import CardDelegate

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardList(QListView):
    """The cards; arrows walk, Enter opens, Ctrl with an arrow moves, Shift and Ctrl choose several."""

    opened = Signal(str)
    walked = Signal(int)
    """To the next column: 1, or the one before: -1."""
    pushed = Signal(int)
    """The current card should move that many columns on."""
    reached = Signal()
    """The keyboard came here."""
    dropped = Signal(object, object)
    """The keys of cards, as a tuple: wider than Qt's own int; and the lane where they fell, if any."""
    alone = Signal()
    """The cards of other columns are no longer chosen."""
    let_go = Signal()
    """No card but the current one is chosen any longer."""
    everything = Signal()
    """All cards of the board are to be chosen."""
    asked = Signal(object)
    """What can be done with the chosen cards was asked for at a place of the screen."""

    def __init__(self, model: CardModel, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._delegate = model, delegate
        self.setProperty("role", "column")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBar(SlimBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolled cards are moved
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> BoardCard | None:
        """The card that the keyboard is on."""
        return self._model.card(self.currentIndex().row())

    @property
    def chosen(self) -> tuple[BoardCard, ...]:
        """The chosen cards, in the order of the column."""
        return tuple(self._model.cards(self._chosen_rows()))

    @property
    def chosen_keys(self) -> set[int]:
        """The keys of the chosen cards, none of which is read for that."""
        return {pin.key for row in self._chosen_rows() if (pin := self._model.pin(row))}

    @property
    def how_many(self) -> int:
        """How many cards are chosen; asked at every press, so a thousand are counted as one range."""
        return sum(last - first + 1 for first, last in self._ranges())

    @property
    def first_chosen(self) -> BoardCard | None:
        """The first of the chosen cards."""
        first = min(self._ranges(), default=None)
        return self._model.card(first[0]) if first else None

    def choose(self, row: int) -> None:
        """Put the keyboard on the card that lies nearest to a row; it alone is chosen."""
        near = self._model.near(row)
        if near is not None:
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect  # also while Ctrl is held
            self.selectionModel().setCurrentIndex(self._model.index(near), alone)

    def choose_also(self, keys: Collection[int]) -> None:
        """Let cards be chosen beside those that are."""
        rows = [
            row for row in range(self._model.rowCount()) if (pin := self._model.pin(row)) and pin.key in keys
        ]
        chosen = QItemSelection()
        for _, together in groupby(enumerate(rows), key=lambda placed: placed[1] - placed[0]):
            run = [row for _, row in together]  # a thousand cards are one range and not a thousand
            chosen.select(self._model.index(run[0]), self._model.index(run[-1]))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def choose_all(self) -> None:
        """Choose every card here; once more for the whole board."""
        if self.how_many == len(self._model.pins):
            self.everything.emit()
        else:
            self.choose_also({pin.key for pin in self._model.pins})

    def _chosen_rows(self) -> list[int]:
        return sorted(row for first, last in self._ranges() for row in range(first, last + 1))

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        parts = map(chosen.at, range(chosen.count()))
        return [(part.top(), part.bottom()) for part in parts]

    def _open(self, index: QModelIndex) -> None:
        card = self._model.card(index.row())
        if card is not None:
            self.opened.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, walk, push or choose; everything else as Qt does."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pushed.emit(step)
        elif step:
            self.walked.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose anew by a plain press, here and in the other columns."""
        if not event.modifiers() & _ADDING and not self.selectionModel().isSelected(
            self.indexAt(event.position().toPoint())
        ):
            self.alone.emit()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).center() if keyboard else event.pos()
        self.asked.emit(self.viewport().mapToGlobal(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first card."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.alone.emit()
        if not self.selectionModel().hasSelection():
            self.choose(max(0, self.currentIndex().row()))
        self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards that are seen, past Qt's own walk, which asks for each of them five times."""
        painter = QPainter(self.viewport())
        part, bare = event.rect(), event.rect()
        self._delegate.dress(self.font(), self.palette())
        ratio = painter.device().devicePixelRatio()
        focused = self.currentIndex().row() if self.hasFocus() else -1
        ranges = self._ranges()
        seen = list(self._seen(part))
        shown = self._model.shown([row for row, _ in seen])
        for (row, room), card in zip(seen, shown, strict=True):
            chosen = any(first <= row <= last for first, last in ranges)
            looks = Looks(row == focused, chosen, chosen and self._delegate.several)
            self._delegate.draw(painter, room, card, looks, ratio)
        if seen:
            bare.setTop(seen[-1][1].bottom() + 1)
        painter.fillRect(bare, self.palette().base())
        if not self._model.rowCount():
            self._say_empty(painter)

    def _seen(self, part: QRect) -> Iterator[tuple[int, QRect]]:
        """Give the rows that lie in a part of the viewport, each with its room."""
        first = self.indexAt(part.topLeft())
        row, end = first.row(), self._model.rowCount()
        if row < 0:
            return
        room, level = self.visualRect(first), self.uniformItemSizes()
        while room.top() <= part.bottom():
            yield row, room
            row += 1
            if row == end:
                return
            room = room.translated(0, room.height()) if level else self.visualRect(self._model.index(row))

    def _say_empty(self, painter: QPainter) -> None:
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
        """Say which cards were dropped here; the model is changed by the office, not by Qt."""
        said = bytes(event.mimeData().data(MIME).data()).split()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if said:
            under = self.indexAt(event.position().toPoint())
            row = under.row() if under.isValid() else self._model.rowCount() - 1
            self.dropped.emit(tuple(map(int, said)), self._model.lane_at(row))

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag the chosen cards; what is seen of them is the current one."""
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(self.selectionModel().selectedRows()))
        room = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
        drag.setPixmap(self.viewport().grab(room))
        drag.setHotSpot(QPoint(room.width() // 2, HALF))
        drag.exec(Qt.DropAction.CopyAction)


def _take(event: QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(MIME):
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()
