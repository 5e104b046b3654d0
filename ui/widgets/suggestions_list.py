"""The list under a line in which one chooses what the office knows; the line keeps the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import tokens
from ui.theme.colours import colours
from ui.widgets.field import CHOOSING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.suggestions import Asking, Suggestion

AFTER_MS = 120
"""A pause this long asks the office; typing itself never waits."""
_MOST_ROWS = 6
_NARROWEST = 320
_FRAME = 4
_TITLE = int(Qt.ItemDataRole.DisplayRole)
_CONTEXT = int(Qt.ItemDataRole.UserRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class Suggestions(QListView):
    """Down and Up choose, Enter takes, Escape sends away; without a choice Enter goes on as usual."""

    def __init__(self, line: QLineEdit, ask: Asking, take: Callable[[Any], None]) -> None:
        super().__init__(line)
        self._line = line
        self._ask = ask
        self._take = take
        self._model = _Model(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER_MS)
        self._pause.timeout.connect(self._look)
        self.setModel(self._model)
        self.setItemDelegate(_Lines(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(f"Подсказки: {line.accessibleName()}")
        self.setProperty("role", "suggestions")
        self.hide()
        line.textEdited.connect(self.typed)
        line.installEventFilter(self)
        self.clicked.connect(self._chosen)
        line.destroyed.connect(self.deleteLater)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's
        """Let the line know."""
        super().setVisible(visible)
        self._line.setProperty(CHOOSING, visible)

    def typed(self) -> None:
        """Ask once the hands rest; an empty line wants nothing."""
        self._pause.start()
        if not self._line.text().strip():
            self.hide()

    def _look(self) -> None:
        asked = self._line.text()
        if asked.strip():
            self._ask(asked, lambda found: self._show(asked, found))

    def _show(self, asked: str, found: Sequence[Suggestion]) -> None:
        if asked != self._line.text() or not self._line.hasFocus():
            return
        self._model.give(found)
        self.setObjectName(f"{self._line.objectName()}:suggestions")
        self.setCurrentIndex(QModelIndex())
        if not found:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Stand under the line, or over it where there is more room, as wide as the words need."""
        ground = self._line.window()
        self.setParent(ground)
        above = self._line.mapTo(ground, QPoint(0, 0))
        below = above.y() + self._line.height()
        hints = [self.sizeHintForIndex(self._model.index(row)) for row in range(self._model.rowCount())]
        bar = self.verticalScrollBar().sizeHint().width() if len(hints) > _MOST_ROWS else 0
        wanted = max(hint.width() for hint in hints) + bar + _FRAME
        width = min(max(self._line.width(), wanted), ground.width() - above.x() - tokens.UNIT)
        height = sum(hint.height() for hint in hints[:_MOST_ROWS]) + _FRAME
        beneath = height <= ground.height() - below or above.y() < ground.height() - below
        height = min(height, ground.height() - below if beneath else above.y())
        self.setGeometry(above.x(), below if beneath else above.y() - height, width, height)

    def _chosen(self, index: QModelIndex) -> None:
        self.hide()
        self._pause.stop()
        self._take(self._model.at(index.row()).value)

    def _step(self, by: int) -> None:
        rows = self._model.rowCount()
        row = self.currentIndex().row() + by
        self.setCurrentIndex(self._model.index(max(min(row, rows - 1), 0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys of choosing from the line while the list is shown."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if (
            not self.isVisible()
            or not isinstance(event, QKeyEvent)
            or event.type() is not QEvent.Type.KeyPress
        ):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self._chosen(self.currentIndex())
            case _:
                return super().eventFilter(watched, event)
        return True


class _Model(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Suggestion, ...] = ()

    def give(self, found: Sequence[Suggestion]) -> None:
        """Show these."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def at(self, row: int) -> Suggestion:
        """Give one."""
        return self._found[row]

    def rowCount(self, parent: Any = None) -> int:
        """Give how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Any, role: int = _TITLE) -> Any:
        """Give a title, its context, or both for who listens."""
        if not index.isValid():
            return None
        one = self._found[index.row()]
        if role == _TITLE:
            return one.title
        if role == _CONTEXT:
            return one.context
        if role in {_SPOKEN, _TIP}:
            return ". ".join((one.title, *one.context.splitlines()))
        return None


class _Lines(QStyledItemDelegate):
    """Draws a title over the lines of its context."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one suggestion."""
        view: QListView = option.widget  # type: ignore[attr-defined]  # the stubs leave the fields out
        rect: QRect = option.rect  # type: ignore[attr-defined]
        roles = colours(view.palette())
        chosen = index == view.currentIndex()
        painter.save()
        if chosen:
            painter.fillRect(rect, view.palette().color(QPalette.ColorRole.Highlight))
        room = rect.adjusted(tokens.UNIT, tokens.HALF, -tokens.UNIT, -tokens.HALF)
        for place, (text, font) in enumerate(_written(view, index)):
            painter.setFont(font)
            painter.setPen(QColor(roles.on_accent if chosen else roles.muted if place else roles.text))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), elided)
            room.setTop(room.top() + painter.fontMetrics().lineSpacing())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Give room for every line, and for the widest."""
        view: QWidget = option.widget  # type: ignore[attr-defined]
        measured = [(text, QFontMetrics(font)) for text, font in _written(view, index)]
        width = max(metrics.horizontalAdvance(text) for text, metrics in measured)
        height = sum(metrics.lineSpacing() for _, metrics in measured)
        return QSize(max(width + 2 * tokens.UNIT, _NARROWEST), height + 2 * tokens.HALF)


def _written(view: QWidget, index: Any) -> list[tuple[str, QFont]]:
    """Give the lines of one suggestion: the title, then its context smaller."""
    strong, small = QFont(view.font()), QFont(view.font())
    strong.setBold(True)
    small.setPixelSize(tokens.CAPTION)
    return [(index.data(_TITLE), strong), *((line, small) for line in index.data(_CONTEXT).splitlines())]
