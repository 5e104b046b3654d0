"""When the cases of the list were registered: usual periods by name, or days of one's own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.figures.spans import Span, beside, period_with
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.drop_down import DropDown
from ui.widgets.text import give, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.domain.notes.period import Period
    from ui.bridge import Bridge

Days = tuple[date | None, date | None]
_OWN = "own"
_SPANS = {
    "week": (Span.WEEK, 0),
    "last_week": (Span.WEEK, -1),
    "month": (Span.MONTH, 0),
    "last_month": (Span.MONTH, -1),
    "quarter": (Span.QUARTER, 0),
    "year": (Span.YEAR, 0),
    "last_year": (Span.YEAR, -1),
}
_NAMES = {
    "": "За всё время",
    "today": "Сегодня",
    "yesterday": "Вчера",
    "week": "Эта неделя",
    "last_week": "Прошлая неделя",
    "month": "Этот месяц",
    "last_month": "Прошлый месяц",
    "quarter": "Этот квартал",
    "year": "Этот год",
    "last_year": "Прошлый год",
    _OWN: "Свой период",
}
_DAY_CHARACTERS = 13


class PeriodChoice(QWidget):
    """Gives first and last day; open ends are `None`."""

    chosen = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.kind = DropDown()
        self.kind.setObjectName("register.period")
        self.kind.setAccessibleName("Когда зарегистрировано")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, name in _NAMES.items():
            self.kind.addItem(name, key)
        self.first = self._day_edit("register.first", "Зарегистрировано с")
        self.last = self._day_edit("register.last", "Зарегистрировано по")
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._chose)

    def days(self) -> Days:
        """Give the days of the period as it lies today."""
        key, today = self.kind.currentData(), self._bridge.workplace.today()
        if key == _OWN:
            return self._day(self.first), self._day(self.last)
        if key in _SPANS:
            span, step = _SPANS[key]
            period = self._period(span, today, step)
            return period.first, period.last
        day = {"today": today, "yesterday": today - timedelta(days=1)}.get(key)
        return day, day

    def state(self) -> list[str]:
        """Give the choice as it can be kept."""
        own = [self.first.text(), self.last.text()]
        key = str(self.kind.currentData())
        return [key, *own] if key == _OWN else [key]

    def fill(self, state: Sequence[str]) -> None:
        """Choose what was kept."""
        key, *own = state or ("",)
        for edit, text in zip((self.first, self.last), own or ("", ""), strict=False):
            edit.setText(text)
        self.kind.setCurrentIndex(max(0, self.kind.findData(key)))

    def in_words(self) -> str:
        """Say which days are meant."""
        first, last = self.days()
        if first is not None and first == last:
            return f"зарегистрировано {russian(first)}"
        ends = [f"{word} {russian(day)}" for word, day in (("с", first), ("по", last)) if day]
        return f"зарегистрировано {' '.join(ends)}" if ends else ""

    def _period(self, span: Span, today: date, step: int) -> Period:
        starts = self._bridge.workplace.office.administration.week_starts
        return beside(span, period_with(span, today, starts), step)

    def _day_edit(self, name: str, words: str) -> DayEdit:
        made = DayEdit(self._bridge.workplace.today, empty_means="дд.мм.гггг")
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setMaximumWidth(made.fontMetrics().averageCharWidth() * _DAY_CHARACTERS + 2 * tokens.GAP)
        made.editingFinished.connect(self.chosen)
        return made

    def _day(self, edit: DayEdit) -> date | None:
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

    def _lay_out(self) -> None:
        self._own = QWidget()
        days = QHBoxLayout(self._own)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(tokens.UNIT)
        for words, edit in (("с", self.first), ("по", self.last)):
            days.addWidget(label(words, wrap=False), 0, Qt.AlignmentFlag.AlignRight)
            days.addWidget(edit)
        self._own.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.UNIT)
        row.addWidget(self.kind)
        row.addWidget(self._own)

    def _chose(self, _place: int) -> None:
        own = self.kind.currentData() == _OWN
        self._own.setVisible(own)
        self.updateGeometry()
        if own and self.kind.hasFocus():
            self.first.setFocus()
        self.chosen.emit()
