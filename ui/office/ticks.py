"""A list of choices to tick with Space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LINES, _LEAST_LINES = 5, 2


class Ticks(QListWidget):
    """Gives what is ticked, in the order of the list."""

    def __init__(
        self, name: str, words: str, choices: Iterable[tuple[Any, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        line = self.fontMetrics().height() * 3 // 2
        self.setMinimumHeight(line * _LEAST_LINES)
        self.setMaximumHeight(line * _LINES)
        self._values: list[Any] = []
        self.offer(choices)

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer these choices, none of them ticked."""
        self.clear()
        self._values = []
        for value, title in choices:
            item = QListWidgetItem(title)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._values.append(value)
            self.addItem(item)

    def tick(self, values: Collection[Any]) -> None:
        """Tick these and no others; the first of them is in sight."""
        for row, value in enumerate(self._values):
            state = Qt.CheckState.Checked if value in values else Qt.CheckState.Unchecked
            self.item(row).setCheckState(state)
        first = next((row for row, value in enumerate(self._values) if value in values), 0)
        self.scrollToItem(self.item(first), QListWidget.ScrollHint.PositionAtTop)

    def ticked(self) -> tuple[Any, ...]:
        """Give what is ticked."""
        checked = Qt.CheckState.Checked
        return tuple(
            value for row, value in enumerate(self._values) if self.item(row).checkState() is checked
        )
