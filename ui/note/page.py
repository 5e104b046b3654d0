"""The note as one looks at it: period and actions, below them pages, beside them figures and proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.figures.period_bar import PeriodBar
from ui.note.actions import Actions
from ui.note.figures_list import FiguresPanel
from ui.note.proposals import Proposals
from ui.paper.pages_view import PagesView
from ui.paper.zoom_bar import ZoomBar
from ui.theme import tokens

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

_PAGES_SHARE, _SIDE_SHARE = 5, 3
_SIDE_LEAST = 264
_FIGURES_SHARE, _PROPOSALS_SHARE = 3, 1


class NotePage(QWidget):
    """Holds the parts; what they do together is the place's."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period_bar = PeriodBar(workplace.today, lambda: workplace.office.administration.week_starts)
        self.toolbar = Actions()
        self.pages = PagesView()
        self.zoom_bar = ZoomBar(self.pages)
        self.figures = FiguresPanel()
        self.proposals = Proposals()
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.setSpacing(tokens.UNIT)
        page.addWidget(self.period_bar)
        page.addWidget(self.toolbar)
        page.addWidget(self._beside(), stretch=1)

    def _beside(self) -> QSplitter:
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self._left())
        both.addWidget(self._right())
        both.setStretchFactor(0, _PAGES_SHARE)
        both.setStretchFactor(1, _SIDE_SHARE)
        return both

    def _left(self) -> QWidget:
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, tokens.UNIT, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.zoom_bar)
        lines.addWidget(self.pages, stretch=1)
        return left

    def _right(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.figures)
        right.addWidget(self.proposals)
        right.setStretchFactor(0, _FIGURES_SHARE)
        right.setStretchFactor(1, _PROPOSALS_SHARE)
        right.setMinimumWidth(_SIDE_LEAST)
        self.figures.setContentsMargins(tokens.UNIT, 0, 0, tokens.UNIT)
        self.proposals.setContentsMargins(tokens.UNIT, tokens.UNIT, 0, 0)
        return right
