"""Which month is reported: one back, one forward, never one that has not begun."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mcu_desktop.sstu.months import beside, last_whole, period_of, title
from ui.theme import tokens
from ui.widgets.icon_button import IconButton
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable


class MonthBar(QWidget):
    """Begins with the latest month that is over."""

    chosen = Signal()

    def __init__(self, today: Callable[[], date], closes_on: Callable[[], int]) -> None:
        super().__init__()
        self._today = today
        self._closes_on = closes_on
        self.month = last_whole(today(), closes_on())
        self.previous = IconButton("left", "Предыдущий месяц", "sstu.previous", self.back, keys="Alt+Влево")
        self.next = IconButton("right", "Следующий месяц", "sstu.next", self.forward, keys="Alt+Вправо")
        self.words = label(role="heading", wrap=False)
        self.words.setObjectName("sstu.month")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.UNIT)
        for part in (self.previous, self.next, self.words):
            row.addWidget(part)
        row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    def back(self) -> None:
        """Go a month back."""
        self._choose(beside(self.month, -1))

    def forward(self) -> None:
        """Go a month on, up to the one that has begun."""
        if self.next.isEnabled():
            self._choose(beside(self.month, 1))

    def _choose(self, month: str) -> None:
        self.month = month
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        words = title(self.month)
        self.words.setText(words[:1].upper() + words[1:])
        self.words.setAccessibleName(f"Месяц отчёта: {words}")
        following = period_of(beside(self.month, 1), self._closes_on())
        self.next.setEnabled(following.first <= self._today())
