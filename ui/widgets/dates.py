"""A day typed as people type it: 20.11.2026, 20.11, 201126, arrows for a day back and forth."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6 import QtCore

from mcu_desktop.problems import Refusal
from ui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_SEPARATED = re.compile(r"(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{4}|\d{2}))?\.?")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")
_CENTURY = 2000
_SHORT_YEAR = 100


def parse_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Read a day; without a year it is the latest such day that is not in the future, or the next ahead."""
    said = text.strip()
    found = _SEPARATED.fullmatch(said) or _TOGETHER.fullmatch(said)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3] is None:
        this_year = _day(today.year, month, day)
        if ahead:
            return this_year if this_year and this_year >= today else _day(today.year + 1, month, day)
        return this_year if this_year and this_year <= today else _day(today.year - 1, month, day)
    year = int(found[3])
    return _day(year + _CENTURY if year < _SHORT_YEAR else year, month, day)


def russian(day: date) -> str:
    """Write a day as papers do."""
    return f"{day:%d.%m.%Y}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DayEdit(Line):
    """A line for one day; left empty it means the default that stands in it in grey."""

    def __init__(
        self,
        today: Callable[[], date],
        *,
        empty_means: str = "сегодня",
        ahead: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._ahead = ahead
        self.setPlaceholderText(empty_means)
        self.setMaxLength(len("20.11.2026 "))

    def day(self, field: str) -> date | None:
        """Give the day, `None` when nothing is typed; what is no day is refused at its field."""
        if not self.text().strip():
            return None
        day = self._read()
        if day is None:
            raise Refusal("Это не дата. Наберите её как 20.11.2026, 20.11 или 201126.", field=field)
        return day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step a day with the arrows."""
        key = QtCore.Qt.Key
        step = {key.Key_Up: 1, key.Key_Down: -1}.get(key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        day = self._read()
        self.setText(russian(day + timedelta(days=step) if day else self._today()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the day out in full, so that one sees how it was understood."""
        day = self._read()
        if day and self.text() != russian(day):
            self.setText(russian(day))
        super().focusOutEvent(event)

    def _read(self) -> date | None:
        return parse_day(self.text(), self._today(), ahead=self._ahead)
