"""The card's place: the way back, and the case that was opened last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.commands import COMMAND_NAMES
from ui.case.orders import ORDERS
from ui.case.view import CaseView
from ui.theme.tokens import GAP, UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from ui.bridge import Bridge


class CasePlace(QWidget):
    """Shows one case at a time."""

    title = "Карточка"
    icon = "case"
    key = "case"
    keys = (
        *((order.key, COMMAND_NAMES[order.command]) for order in ORDERS),
        ("Esc", "Вернуться туда, откуда пришли"),
    )
    closed = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.view: CaseView | None = None
        self._make()
        self._lay_out()
        self._connect()

    def show_case(self, case_id: str) -> None:
        """Show a case instead of the one before."""
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
        self.nothing.hide()
        self.view = CaseView(self._bridge, case_id, self)
        self._page.addWidget(self.view, 1)
        self.view.show()
        self.setFocusProxy(self.view)
        self.view.setFocus()

    def refresh(self) -> None:
        """Look at the case again."""
        if self.view is not None:
            self.view.refresh()

    def _make(self) -> None:
        self.back = button("Назад", "case.back", self.closed.emit, role="quiet")
        self.back.setToolTip("Вернуться туда, откуда пришли (Esc)")
        self.nothing = label(
            "Откройте дело из журнала или с доски: выберите строку и нажмите Enter.", "muted"
        )
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, UNIT, 0, 0)
        self._page.setSpacing(0)
        first = QHBoxLayout()
        first.setContentsMargins(GAP, 0, GAP, 0)
        first.addWidget(self.back)
        first.addStretch(1)
        self._page.addLayout(first)
        self._page.addWidget(self.nothing)

    def _connect(self) -> None:
        self._escape.activated.connect(self.closed)
