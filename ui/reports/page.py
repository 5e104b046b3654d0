"""The place of reports as one looks at it: reports at the left, days and actions above the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.period import month_before
from ui.figures.issue_bar import IssueBar
from ui.figures.period_bar import PeriodBar
from ui.figures.spans import Span
from ui.paper.pages_view import PagesView
from ui.paper.zoom_bar import ZoomBar
from ui.reports.choice import Choice
from ui.theme import tokens

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

_PAGES = 4096
"""All the room that the list does not need."""
_LEFT_LEAST = 220


class ReportsPage(QWidget):
    """Holds the parts; what they do together is the place's."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.choice.setMinimumWidth(_LEFT_LEAST)
        self.period_bar = PeriodBar(
            workplace.today,
            lambda: workplace.office.administration.week_starts,
            name="reports",
            about="отчёта",
        )
        self.period_bar.take(Span.MONTH, month_before(workplace.today()))
        self.bar = IssueBar("reports", "Отчёт готовится", "Сохранить отчёт")
        self.pages = PagesView()
        self.pages.setObjectName("reports.pages")
        self.pages.setAccessibleName("Страницы отчёта")
        self.zoom_bar = ZoomBar(self.pages)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.choice)
        both.addWidget(self._right())
        both.setStretchFactor(1, 1)
        both.setSizes([self.choice.sizeHint().width() + tokens.GAP, _PAGES])
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.addWidget(both)

    def _right(self) -> QWidget:
        right = QWidget()
        lines = QVBoxLayout(right)
        lines.setContentsMargins(tokens.UNIT, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        for part in (self.period_bar, self.bar, self.zoom_bar):
            lines.addWidget(part)
        lines.addWidget(self.pages, stretch=1)
        return right
