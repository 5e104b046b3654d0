"""A row that goes on in the next line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from ui.theme.tokens import UNIT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem


def flowing(widget: QWidget, *, to_the_right: bool = False) -> Flow:
    """Give a widget a flow, and let it be higher where it is narrow."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return Flow(widget, to_the_right=to_the_right)


def foot(*buttons: QWidget) -> QWidget:
    """Put what can be done at the right, as under a dialog; in a narrow window it goes on below."""
    made = QWidget()
    row = flowing(made, to_the_right=True)
    for one in buttons:
        row.addWidget(one)
    return made


class Flow(QLayout):
    """Lays parts out as words are, left to right, then downwards; what may grow takes the rest of a line."""

    def __init__(
        self, parent: QWidget | None = None, *, space: int = UNIT, to_the_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._to_the_right = to_the_right
        self._items: list[QLayoutItem] = []
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """Give the height that the parts take; put them there if asked to."""
        top = room.top()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self.spacing()
        return max(top - self.spacing() - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not lines or wanted > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= wanted + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        growing = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        taken = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        rest = max(room.width() - taken, 0)
        more = rest // len(growing) if growing else 0
        left = room.left() + (rest if self._to_the_right and not growing else 0)
        for item in line:
            hint = item.sizeHint()
            width = min(hint.width() + (more if item in growing else 0), room.width())
            down = (room.height() - hint.height()) // 2
            item.setGeometry(QRect(QPoint(left, room.top() + down), QSize(width, hint.height())))
            left += width + self.spacing()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put a part after the others."""
        self._items.append(item)

    def count(self) -> int:
        """Give how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give one part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - Qt takes none
        """Let one part go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Be higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Give the height in so much room."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay the parts out."""
        super().setGeometry(room)
        self._arrange(room, move=True)

    def sizeHint(self) -> QSize:
        """Give the room for all in one line."""
        items = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(item.width() for item in items) + self.spacing() * max(len(items) - 1, 0)
        return QSize(width, max((item.height() for item in items), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the room for the widest part alone."""
        items = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((item.width() for item in items), default=0),
            max((item.height() for item in items), default=0),
        )
