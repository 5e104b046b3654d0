"""The cases behind a figure: exactly as many as it says; Enter opens one, Esc leads back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from ui.bridge import Bridge
from ui.register.model import RegisterModel
from ui.register.table import RegisterTable
from ui.theme import tokens
from ui.widgets.icon_button import IconButton
from ui.widgets.keys import on_keys
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class CasesBehind(QWidget):
    """A list of lines that only ever holds what the figure counts."""

    open_case = Signal(str)
    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, *, whence: str = "записке") -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._whence = whence
        """Where Esc leads back to, in the dative."""
        self._keys: frozenset[int] = frozenset()
        self._asked = 0
        self.back = IconButton("back", f"Назад к {whence}", "behind.back", self.left.emit, keys="Esc")
        self.heading = label(role="heading")
        self.heading.setObjectName("behind.heading")
        self.period = label(role="muted")
        self.model = RegisterModel(bridge, self)
        self.table = RegisterTable(self.model)
        self.table.setObjectName("behind.table")
        self.totals = label(role="muted")
        self.totals.setObjectName("behind.totals")
        self._lay_out()
        on_keys(self, {"Alt+Left": self.left.emit})
        self.table.opened.connect(self.open_case)
        self.table.reordered.connect(self._order)

    def show_cases(self, name: str, period: str, keys: Sequence[int]) -> None:
        """Show the cases of a figure, the newest first."""
        self._keys = frozenset(keys)
        self.heading.setText(name)
        self.period.setText(period)
        self.table.setAccessibleName(f"Дела за показателем «{name}»")
        amount = counted(len(self._keys), "дело", "дела", "дел")
        self.totals.setText(f"Всего {amount}. Enter – открыть карточку, Esc – назад к {self._whence}.")
        if self.table.order == "newest" and not self.table.backwards:
            self._show(self._next(), array("q", sorted(self._keys, reverse=True)))
        else:
            self._order()
        self.table.enter()

    def _order(self) -> None:
        asked, keys = Filter(order=self.table.order), self._keys
        backwards = self.table.backwards
        self._bridge.ask(
            lambda workplace: _ordered(workplace, asked, keys, backwards=backwards),
            partial(self._show, self._next()),
        )

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _show(self, asked: int, keys: array[int]) -> None:
        if asked == self._asked:
            self.table.show_list(keys, searched="")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.UNIT)
        head.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.period)
        head.addLayout(words, stretch=1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        lines.setSpacing(tokens.UNIT)
        lines.addLayout(head)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self.totals)
        self.setFocusProxy(self.table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _ordered(workplace: Workplace, asked: Filter, keys: frozenset[int], *, backwards: bool) -> array[int]:
    """Order some rows as the register orders all: a list of keys in SQL has a limit, a set has none."""
    found = [key for key in workplace.keys(asked) if key in keys]
    return array("q", reversed(found) if backwards else found)
