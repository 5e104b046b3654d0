"""A period of one's own: first and last day, each of which may stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.theme import tokens
from ui.widgets.dates import DayEdit
from ui.widgets.text import give, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_DAY_CHARACTERS = 13


class OwnDays(QWidget):
    """Two days to type in."""

    chosen = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.first = self._day_edit("register.first", "Зарегистрировано с")
        self.last = self._day_edit("register.last", "Зарегистрировано по")
        days = QHBoxLayout(self)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(tokens.UNIT)
        for words, edit in (("с", self.first), ("по", self.last)):
            days.addWidget(label(words, wrap=False), 0, Qt.AlignmentFlag.AlignRight)
            days.addWidget(edit)

    def days(self) -> tuple[date | None, date | None]:
        """Give both days; an open end is `None`."""
        return _day(self.first), _day(self.last)

    def typed(self) -> list[str]:
        """Give what stands in the fields."""
        return [self.first.text(), self.last.text()]

    def fill(self, typed: Sequence[str]) -> None:
        """Type in what was kept, or nothing."""
        for edit, text in zip((self.first, self.last), typed or ("", ""), strict=False):
            edit.setText(text)

    def _day_edit(self, name: str, words: str) -> DayEdit:
        made = DayEdit(self._today, empty_means="дд.мм.гггг")
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setMaximumWidth(made.fontMetrics().averageCharWidth() * _DAY_CHARACTERS + 2 * tokens.GAP)
        made.editingFinished.connect(self.chosen)
        return made


def _day(edit: DayEdit) -> date | None:
    """Read a day; what is no day is marked and leaves its end open."""
    try:
        day = edit.day("period")
    except Refusal as refusal:
        give(edit, "refused", value=True)
        edit.setToolTip(refusal.reason)
        edit.setAccessibleDescription(refusal.reason)
        return None
    give(edit, "refused", value=False)
    edit.setToolTip("")
    edit.setAccessibleDescription("")
    return day
