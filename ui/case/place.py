"""The card's place: the way back, and the case that was opened last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.commands import COMMAND_NAMES
from mcu_desktop.domain.permissions.rights import Export
from ui.case.commands import PAPERS_KEY
from ui.case.guests.section import KEYS as GUEST_KEYS
from ui.case.offers.everyday import ON_DEMAND
from ui.case.offers.groups import EVERY
from ui.case.view import CaseView
from ui.theme.tokens import GAP, UNIT
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from ui.bridge import Bridge


class CasePlace(QWidget):
    """Shows one case at a time."""

    keys = (
        *((offer.key, COMMAND_NAMES[offer.command]) for offer in EVERY),
        *((offer.key, f"{COMMAND_NAMES[offer.command]} другим днём") for offer in ON_DEMAND.values()),
        (PAPERS_KEY, "Бумаги дела: письма, уведомления, решения"),
        *GUEST_KEYS,
        ("Ctrl+P", "Просмотр и печать карточки"),
        ("Ctrl+Shift+P", "Дело для прокурора одним файлом PDF"),
        ("Enter на связанном деле", "Перейти к нему; Esc – назад"),
        ("Esc, Alt+Влево", "Вернуться туда, откуда пришли"),
    )
    closed = Signal()
    settle_wanted = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.view: CaseView | None = None
        self._behind: list[str] = []
        self._make()
        self._lay_out()
        self._connect()
        Allowed(bridge, self, (self.print,), Export.CARD)
        Allowed(bridge, self, (self.folder,), Export.FOLDER)

    def show_case(self, case_id: str) -> None:
        """Show a case instead of the one before; the way back leads out of the card."""
        self._behind.clear()
        self._show(case_id)

    def go_on(self, case_id: str) -> None:
        """Show a case that is related to the one shown; the way back leads to that one first."""
        if self.view is not None:
            self._behind.append(self.view.case_id)
        self._show(case_id)

    def go_back(self) -> None:
        """Go back to the case one came from, or to the place."""
        if self._behind:
            self._show(self._behind.pop())
        else:
            self.closed.emit()

    def _show(self, case_id: str) -> None:
        if self.view is None:
            self.view = self._begin(case_id)
        else:
            self.view.show_case(case_id)
        self._offer_turn()
        self.view.setFocus()

    def _begin(self, case_id: str) -> CaseView:
        """Put a card in the place of the words that there is none yet."""
        view = CaseView(self._bridge, case_id, self)
        self.nothing.hide()
        self._page.addWidget(view, 1)
        view.show()
        view.open_case.connect(self.go_on)
        view.settle_wanted.connect(self.settle_wanted)
        view.shared.connect(self._offer_turn)
        self.print.setEnabled(True)
        self.folder.setEnabled(True)
        self.setFocusProxy(view)
        return view

    def refresh(self) -> None:
        """Look at the case again."""
        if self.view is not None:
            self.view.refresh()

    def _make(self) -> None:
        self.back = button("Назад", "case.back", self.go_back, role="quiet")
        self.back.setToolTip("Вернуться туда, откуда пришли (Esc или Alt+Влево)")
        self.nothing = label("Откройте дело из журнала или с доски: выберите его и нажмите Enter.", "muted")
        self.nothing.setMargin(GAP)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.turn = button("Что сделать", "case.turn", self._turn, role="quiet")
        self.turn.hide()
        self.print = button("Печать…", "case.print", self._preview, role="quiet")
        self.print.setToolTip("Просмотр и печать карточки (Ctrl+P)")
        self.print.setEnabled(False)
        self.folder = button("Дело для прокурора…", "case.folder", self._bind, role="quiet")
        self.folder.setToolTip("Обложка, опись, все бумаги и сроки одним файлом PDF (Ctrl+Shift+P)")
        self.folder.setEnabled(False)

    def _lay_out(self) -> None:
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, UNIT, 0, 0)
        self._page.setSpacing(0)
        first = QHBoxLayout()
        first.setContentsMargins(GAP, 0, GAP, 0)
        first.addWidget(self.back)
        first.addStretch(1)
        first.addWidget(self.turn)
        first.addWidget(self.folder)
        first.addWidget(self.print)
        self._page.addLayout(first)
        self._page.addWidget(self.nothing)

    def _connect(self) -> None:
        on_keys(
            self,
            {
                "Esc": self.go_back,
                "Alt+Left": self.go_back,
                "Ctrl+P": partial(press, self._bridge, self.print),
                "Ctrl+Shift+P": partial(press, self._bridge, self.folder),
            },
        )

    def _turn(self) -> None:
        if self.view is not None:
            self.view.turn()

    def _offer_turn(self) -> None:
        if self.view is not None:
            self.turn.setVisible(self.view.narrow)
            self.turn.setText("К карточке" if self.view.page.isHidden() else "Что сделать")
            self.turn.setAccessibleName(self.turn.text())

    def _bind(self) -> None:
        if self.view is not None and self.view.sheet is not None:
            from ui.case.folder import bind  # noqa: PLC0415 - seldom asked for

            bind(self._bridge, self.view.sheet.case, self)

    def _preview(self) -> None:
        if self.view is not None:
            self.view.preview()
