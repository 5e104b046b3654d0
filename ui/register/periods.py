"""When the cases of the list were registered: usual periods by name, or days of one's own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.figures.spans import Span, beside, period_with
from ui.register.own_days import OwnDays
from ui.theme import tokens
from ui.widgets.dates import russian
from ui.widgets.drop_down import DropDown

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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.UNIT)
        self._row.addWidget(self.kind)
        self._own: OwnDays | None = None
        self.kind.currentIndexChanged.connect(self._chose)

    @property
    def own(self) -> OwnDays:
        """The fields for days of one's own: most lists never ask for them."""
        if self._own is None:
            self._own = OwnDays(self._bridge.workplace.today)
            self._own.chosen.connect(self.chosen)
            self._row.addWidget(self._own)
        return self._own

    def days(self) -> Days:
        """Give the days of the period as it lies today."""
        key, today = self.kind.currentData(), self._bridge.workplace.today()
        if key == _OWN:
            return self.own.days()
        if key in _SPANS:
            span, step = _SPANS[key]
            period = self._period(span, today, step)
            return period.first, period.last
        day = {"today": today, "yesterday": today - timedelta(days=1)}.get(key)
        return day, day

    def state(self) -> list[str]:
        """Give the choice as it can be kept."""
        key = str(self.kind.currentData())
        return [key, *self.own.typed()] if key == _OWN else [key]

    def fill(self, state: Sequence[str]) -> None:
        """Choose what was kept."""
        key, *typed = state or ("",)
        if typed or self._own is not None:
            self.own.fill(typed)
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

    def _chose(self, _place: int) -> None:
        own = self.kind.currentData() == _OWN
        if own or self._own is not None:
            self.own.setVisible(own)
        self.updateGeometry()
        if own and self.kind.hasFocus():
            self.own.first.setFocus()
        self.chosen.emit()
