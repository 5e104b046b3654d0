"""The page of the form: sections roll by, the terms stay in sight beside them, or as a line under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from mcu_desktop.domain.cases.clocks import Clock

_BESIDE = tokens.FORM_WIDTH + 120
"""From this width on the terms stand beside the form."""
_TERMS_WIDTH = 300
_UNDER_APPLICANTS = 2
"""Sections of the form above."""
_NO_LIMIT = (1 << 24) - 1
"""Qt's own: a widget may be as wide as it likes."""


class FormPage(QWidget):
    """Holds the sections; the terms come after the first paint."""

    def __init__(self) -> None:
        super().__init__()
        page, side = QWidget(), QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(tokens.SECTION, tokens.GAP, tokens.GAP, tokens.SECTION)
        self._column.setSpacing(tokens.GAP)
        self._column.addStretch()
        self._beside = QVBoxLayout(side)
        self._beside.setContentsMargins(tokens.UNIT, tokens.GAP, tokens.UNIT, tokens.SECTION)
        self._beside.addStretch()
        self._form = _rolling("registration.scroll", page)
        self._side = _rolling("registration.side", side)
        self._widest = tokens.FORM_WIDTH + tokens.SECTION + tokens.GAP + tokens.BAR
        self._side.setFixedWidth(_TERMS_WIDTH + 2 * tokens.UNIT + tokens.BAR)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._form, stretch=1)
        across.addWidget(self._side)
        across.addStretch()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(across)
        self._wide: bool | None = None

    @property
    def wide(self) -> bool:
        """There is room beside the form, so what stands there is always in sight."""
        return bool(self._wide)

    def put(self, section: QWidget) -> None:
        """Add a section under the others."""
        section.setMaximumWidth(tokens.FORM_WIDTH)
        self._column.insertWidget(self._column.count() - 1, section)

    def hold_terms(self) -> None:
        """Make the panel of the terms, and the line that stands for it in a narrow window."""
        from ui.registration.terms_panel import TermsLine, TermsPanel  # noqa: PLC0415 - after the first paint

        self.terms = TermsPanel()
        self.terms.setMaximumWidth(tokens.FORM_WIDTH)
        self.line = TermsLine()
        self.line.wanted.connect(lambda: self.show_widget(self.terms))
        self._lines.addWidget(self.line)
        self._place_terms()

    def hold_radar(self, radar: QWidget) -> None:
        """Keep what was before above the terms; in a narrow window under the applicants."""
        self.radar = radar
        self.radar.setMaximumWidth(tokens.FORM_WIDTH)
        self._place_terms()

    def show_clocks(self, clocks: Sequence[Clock], today: date) -> None:
        """Show the terms."""
        self.terms.show_clocks(clocks, today)
        self.line.show_clocks(clocks)
        self._place_terms()

    def say(self, words: str) -> None:
        """Show a sentence in place of the terms."""
        self.terms.say(words)
        self._place_terms()

    def show_widget(self, widget: QWidget, *, room: int = 50) -> None:
        """Roll until it is seen."""
        self._form.ensureWidgetVisible(widget, 0, room)

    def _place_terms(self) -> None:
        self._side.setVisible(bool(self._wide))
        self._form.setMaximumWidth(self._widest if self._wide else _NO_LIMIT)
        if not hasattr(self, "terms"):
            return
        lines = self._beside if self._wide else self._column
        if lines.indexOf(self.terms) < 0:
            lines.insertWidget(lines.count() - 1, self.terms)
        if hasattr(self, "radar") and lines.indexOf(self.radar) < 0:
            lines.insertWidget(0 if self._wide else _UNDER_APPLICANTS, self.radar)
        self.line.setVisible(not self._wide and bool(self.terms.clocks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange by the width."""
        wide = self.width() >= _BESIDE
        if wide is not self._wide:
            self._wide = wide
            self._place_terms()
        super().resizeEvent(event)


def _rolling(name: str, inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setProperty("role", "form")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
