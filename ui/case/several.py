"""Several of a list: ticked with the space bar, found by the beginnings of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import words
from ui.theme.tokens import CONTROL_HEIGHT, HALF

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from ui.case.editors import Choice

_LINES_SHOWN = 5
_MANY = 8
"""A longer list has a line to look in."""
_VALUE = Qt.ItemDataRole.UserRole


class Several(QWidget):
    """Keeps what is ticked also while the list is narrowed."""

    def __init__(self, choices: Iterable[Choice], ticked: Container[object] = (), *, empty: str = "") -> None:
        super().__init__()
        self.looking = QLineEdit()
        self.looking.setPlaceholderText("Найти в списке")
        self.looking.setAccessibleName("Найти в списке")
        self.looking.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, value in choices:
            item = QListWidgetItem(title, self.list)
            item.setData(_VALUE, value)
            item.setToolTip(title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(value in ticked))
        if empty and not self.list.count():
            QListWidgetItem(empty, self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        shown = min(max(self.list.count(), 2), _LINES_SHOWN)
        self.list.setFixedHeight(shown * CONTROL_HEIGHT)
        self.looking.setVisible(self.list.count() > _MANY)
        self.setFocusProxy(self.looking if self.list.count() > _MANY else self.list)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        lines.addWidget(self.looking)
        lines.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> tuple[Any, ...]:
        """Give what is ticked, in the order of the list."""
        return tuple(item.data(_VALUE) for item in self._ticked())

    def titles(self) -> tuple[str, ...]:
        """Give the words of what is ticked."""
        return tuple(item.text() for item in self._ticked())

    def tick(self, values: Container[object]) -> None:
        """Tick these and no others."""
        for item in self._items():
            item.setCheckState(_state(item.data(_VALUE) in values))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the list itself: a screen reader stands there."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def setObjectName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the parts after the whole."""
        super().setObjectName(name)
        self.list.setObjectName(f"{name}.list")
        self.looking.setObjectName(f"{name}.looking")

    def _narrow(self, typed: str) -> None:
        asked = words(typed)
        for item in self._items():
            known = words(item.text())
            fits = all(any(word.startswith(part) for word in known) for part in asked)
            item.setHidden(not fits and item.checkState() != Qt.CheckState.Checked)

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.list.item(row) for row in range(self.list.count()))

    def _ticked(self) -> Iterable[QListWidgetItem]:
        return (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
