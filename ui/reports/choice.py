"""Which report, and what it asks beside its days: the other period, one's own words, the smallest count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.analytics.reporting.catalogue import CATALOGUE, Asks, ReportKind
from mcu_desktop.domain.publishing.suppression import LEAST
from mcu_desktop.domain.vocabulary import RUSSIAN, Regime
from mcu_desktop.workplace.reporting import Asked
from ui.lists.choices import choice, offer
from ui.theme import tokens
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mcu_desktop.domain.notes.period import Period

_PAUSE_MS = 700
_BEFORE, _YEAR = "before", "year"
_EVERYTHING = "Все обращения и сообщения"
_COMPARED = (("С предыдущим периодом", _BEFORE), ("С тем же периодом год назад", _YEAR))
_LEASTS = (LEAST, 5, 10)
_TYPED_HEIGHT = 6
"""Lines of one's own words that are in sight."""


class Choice(QWidget):
    """Tells that something else is wanted; knows nothing of what comes of it."""

    chosen = Signal()
    """Another report, or the same with something else beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._make()
        self._lay_out()
        self._show_kind()
        self.list.currentRowChanged.connect(self._chose)
        for one in (self.regime, self.compared, self.least):
            one.activated.connect(lambda _place: self.chosen.emit())
        self.typed.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.chosen)

    @property
    def kind(self) -> ReportKind:
        """The report that is chosen."""
        return CATALOGUE[max(0, self.list.currentRow())]

    def asked(self, period: Period) -> Asked:
        """Give what is asked for, about some days."""
        asks, typed = self.kind.asks, self.typed.toPlainText()
        other = period.year_before() if self.compared.currentData() == _YEAR else period.whole_before()
        return Asked(
            name=self.kind.name,
            period=period,
            compared=other if Asks.COMPARED in asks else None,
            regime=self.regime.currentData(),
            typed=tuple(line.strip() for line in typed.splitlines() if line.strip())
            if Asks.TYPED in asks
            else (),
            least=self.least.currentData() if Asks.LEAST in asks else LEAST,
        )

    def choose(self, name: str) -> None:
        """Stand on a report."""
        self.list.setCurrentRow(next(n for n, kind in enumerate(CATALOGUE) if kind.name == name))

    def complain(self, words: str) -> None:
        """Say what stands in the way of publishing."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _make(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("reports.list")
        self.list.setAccessibleName("Отчёты")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in CATALOGUE:
            item = QListWidgetItem(kind.title)
            item.setToolTip(kind.purpose)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.purpose = label(role="muted")
        self.purpose.setObjectName("reports.purpose")
        self.regime = choice("reports.regime", "Какой порядок рассмотрения учесть")
        offer(self.regime, ((_EVERYTHING, None), *((RUSSIAN[regime], regime) for regime in Regime)))
        self.compared = choice("reports.compared", "С чем сравнить")
        offer(self.compared, _COMPARED)
        self.least = choice("reports.least", "Какие числа скрывать")
        offer(self.least, tuple((f"Скрывать числа меньше {n}", n) for n in _LEASTS))
        self.typed = QPlainTextEdit()
        self.typed.setObjectName("reports.typed")
        self.typed.setAccessibleName("Свой текст обзора")
        self.typed.setPlaceholderText("О чём писали жители – своими словами, без имён и адресов.")
        self.typed.setTabChangesFocus(True)
        self.typed.setFixedHeight(self.typed.fontMetrics().lineSpacing() * _TYPED_HEIGHT + tokens.GAP)
        self.complaint = label(role="complaint")
        self.complaint.setObjectName("reports.complaint")
        self.complaint.hide()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, tokens.UNIT, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(label("Отчёты", "heading"))
        for part in (
            self.list,
            self.purpose,
            self.regime,
            self.compared,
            self.least,
            self.typed,
            self.complaint,
        ):
            lines.addWidget(part)
        lines.addStretch()

    def _chose(self, _row: int) -> None:
        self._show_kind()
        self.chosen.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        self.purpose.setText(kind.purpose)
        for part, asked in (
            (self.compared, Asks.COMPARED),
            (self.least, Asks.LEAST),
            (self.typed, Asks.TYPED),
        ):
            part.setVisible(asked in kind.asks)
        self.complain("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen report in sight where there is little room."""
        super().resizeEvent(event)
        self.list.scrollToItem(self.list.currentItem())
