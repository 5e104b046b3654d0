"""Which columns the register shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.register.columns import ALWAYS, COLUMNS
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """Space ticks, Alt with an arrow moves."""

    def __init__(self, shown: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register.columns")
        self.setWindowTitle("Столбцы журнала")
        self._make()
        self._lay_out()
        self._connect()
        self._fill(tuple(shown))

    def chosen(self) -> tuple[str, ...]:
        """Give the columns that are ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _make(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("register.columns.list")
        self.list.setAccessibleName("Столбцы: отметьте пробелом")
        self.up = button("Выше", "register.columns.higher", lambda: self._move(-1))
        self.down = button("Ниже", "register.columns.lower", lambda: self._move(1))
        self.usual = button("Как было сначала", "register.columns.usual", self._begin_again)
        self.ok = button("Показать", "register.columns.ok", self.accept, role="main")
        self.cancel = button("Не менять", "register.columns.cancel", self.reject)
        self.ok.setDefault(True)

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(tokens.UNIT)
        for part in (self.up, self.down, self.usual):
            beside.addWidget(part)
        beside.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(tokens.UNIT)
        middle.addWidget(self.list, stretch=1)
        middle.addLayout(beside)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.GAP)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(label("Столбцы журнала", "heading"))
        lines.addLayout(middle, stretch=1)
        lines.addWidget(label("Пробел – показать или скрыть, Alt со стрелкой – передвинуть.", "caption"))
        lines.addLayout(foot)
        self.resize(tokens.FORM_WIDTH * 5 // 8, tokens.CONTROL_HEIGHT * 13)

    def _connect(self) -> None:
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._move(step))

    def _fill(self, shown: tuple[str, ...]) -> None:
        self.list.clear()
        known = {column.key: column for column in COLUMNS}
        rest = [key for key in known if key not in shown]
        for key in (*(key for key in shown if key in known), *rest):
            item = QListWidgetItem(known[key].title)
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            if key == ALWAYS:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip("Номер виден всегда.")
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _begin_again(self) -> None:
        self._fill(tuple(column.key for column in COLUMNS if column.usual))

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
