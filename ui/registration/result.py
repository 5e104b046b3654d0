"""After registration: the number in large type, its terms, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.registration.terms_panel import TermsPanel
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from mcu_desktop.workplace.changes import Registration


class Result(QWidget):
    """What the citizen is told."""

    next_wanted = Signal()
    card_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._case = ""
        self.number = label(role="number")
        self.number.setObjectName("result.number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.who = label("", "muted")
        self.terms = TermsPanel()
        self.next = button("Следующее (Enter)", "result.next", self.next_wanted.emit, role="main")
        self.card = button("Открыть карточку", "result.card", lambda: self.card_wanted.emit(self._case))
        self.copy = button("Копировать номер", "result.copy", self._copy)
        self.setFocusProxy(self.next)
        self._lay_out()

    def show_case(self, registration: Registration, who: str, today: date) -> None:
        """Show a case that has just got its number."""
        self._case = registration.id
        self.number.setText(registration.number)
        self.number.setAccessibleName(f"Номер {registration.number}")
        self.who.setText(who)
        self.terms.show_clocks(registration.clocks, today)
        self.next.setFocus()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(tokens.FORM_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.MARGIN, tokens.SECTION, tokens.MARGIN, tokens.SECTION)
        inside.setSpacing(tokens.UNIT)
        inside.addWidget(label("Зарегистрировано под номером", "muted"))
        inside.addWidget(self.number)
        inside.addWidget(self.who)
        inside.addSpacing(tokens.GAP)
        across = QHBoxLayout()
        across.setSpacing(tokens.UNIT)
        for made in (self.next, self.card, self.copy):
            across.addWidget(made)
        across.addStretch()
        inside.addLayout(across)
        self.terms.setMaximumWidth(tokens.FORM_WIDTH)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(card)
        lines.addWidget(self.terms)
        lines.addStretch()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.number.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus; Enter begins the next case."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            here = self.focusWidget()
            (here if here in {self.card, self.copy} else self.next).click()
            return
        super().keyPressEvent(event)
