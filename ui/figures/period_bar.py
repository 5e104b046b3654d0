"""Which period figures are about: its kind, one back, one forward, or two days of one's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.problems import Refusal
from ui.figures.spans import Span, beside, period_with
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.drop_down import DropDown
from ui.widgets.icon_button import IconButton
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_CHARACTERS = 14


class PeriodBar(QWidget):
    """Tells which period was chosen; never one that begins in the future."""

    chosen = Signal(object)
    """A `Period`."""

    def __init__(
        self,
        today: Callable[[], date],
        week_starts: Callable[[], int],
        parent: QWidget | None = None,
        *,
        name: str = "note",
        about: str = "записки",
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._week_starts = week_starts
        self._name = name
        self._about = about
        """What the period is of, in the genitive."""
        self.span = Span.WEEK
        self.period = period_with(Span.WEEK, today(), week_starts())
        self._make()
        self._lay_out()
        self._show()

    def back(self) -> None:
        """Go one period back."""
        self._choose(beside(self.span, self.period, -1))

    def forward(self) -> None:
        """Go one period forward, up to the current one."""
        later = beside(self.span, self.period, 1)
        if later.first <= self._today():
            self._choose(later)

    def take(self, span: Span, period: Period) -> None:
        """Stand on a period of a kind, and tell nobody."""
        self.span, self.period = span, period
        self.kind.setCurrentIndex(list(Span).index(span))
        self._show()

    def go_to_today(self) -> None:
        """Take the period that holds today."""
        self._choose(period_with(self.span, self._today(), self._week_starts()))

    def _make(self) -> None:
        self.kind = DropDown()
        self.kind.setObjectName(f"{self._name}.span")
        self.kind.setAccessibleName("Вид периода")
        for span in Span:
            self.kind.addItem(span.value, span)
        self.previous = IconButton(
            "left", "Предыдущий период", f"{self._name}.previous", self.back, keys="Alt+Влево"
        )
        self.next = IconButton(
            "right", "Следующий период", f"{self._name}.next", self.forward, keys="Alt+Вправо"
        )
        self.now = button("Текущий", f"{self._name}.now", self.go_to_today)
        self.words = label(role="heading")
        self.words.setObjectName(f"{self._name}.period")
        self.first = self._day_edit(f"{self._name}.first", "Первый день периода")
        self.last = self._day_edit(f"{self._name}.last", "Последний день периода")
        self.complaint = label(role="complaint")
        self.complaint.setObjectName(f"{self._name}.period:complaint")
        self.complaint.hide()
        self.kind.activated.connect(self._chose_kind)

    def _day_edit(self, name: str, words: str) -> DayEdit:
        made = DayEdit(self._today, empty_means="дд.мм.гггг")
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setMaximumWidth(made.fontMetrics().averageCharWidth() * _DAY_CHARACTERS + 2 * tokens.GAP)
        made.editingFinished.connect(self._typed_days)
        return made

    def _lay_out(self) -> None:
        self._own = QWidget()
        days = QHBoxLayout(self._own)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(tokens.UNIT)
        for words, edit in (("с", self.first), ("по", self.last)):
            days.addWidget(label(words, wrap=False))
            days.addWidget(edit)
        row = QHBoxLayout()
        row.setSpacing(tokens.UNIT)
        for part in (self.kind, self.previous, self.next, self._own):
            row.addWidget(part)
        row.addWidget(self.words, stretch=1)
        row.addWidget(self.now)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.HALF)
        lines.addLayout(row)
        lines.addWidget(self.complaint)

    def _chose_kind(self, place: int) -> None:
        span: Span = list(Span)[place]
        if span is self.span:
            return
        self.span = span
        if span is Span.OWN:
            self._show()
            self.first.setFocus()
            return
        inside = min(self.period.last, self._today())
        self._choose(period_with(span, inside, self._week_starts()))

    def _typed_days(self) -> None:
        try:
            first, last = self.first.day("from"), self.last.day("to")
            if first is None or last is None:
                return
            period = Period(first=first, last=last)
        except Refusal as refusal:
            self._complain(refusal.reason)
            return
        if period != self.period:
            self._choose(period)

    def align(self) -> None:
        """Take the week as the office counts it now."""
        week = period_with(Span.WEEK, self.period.first, self._week_starts())
        if self.span is Span.WEEK and week != self.period:
            self._choose(week)

    def _choose(self, period: Period) -> None:
        self.period = period
        self._show()
        self.chosen.emit(period)

    def _show(self) -> None:
        title = self.period.title
        self.words.setText(title[:1].upper() + title[1:])
        self.words.setAccessibleName(f"Период {self._about}: {title}")
        own = self.span is Span.OWN
        self._own.setVisible(own)
        self.first.setText(russian(self.period.first))
        self.last.setText(russian(self.period.last))
        self.next.setEnabled(beside(self.span, self.period, 1).first <= self._today())
        self.now.setEnabled(self.period.last < self._today() or self.period.first > self._today())
        self._complain("")

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
