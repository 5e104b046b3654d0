"""The commands of a case as buttons with their keys; what is forbidden says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES, Undo
from mcu_desktop.domain.cases.decisions import allowed
from mcu_desktop.problems import Refusal
from ui.case.guests import KEYS, allow, why_not
from ui.case.order import Order
from ui.case.order_groups import EVERY, GROUPS
from ui.case.orders import ON_DEMAND, next_command
from ui.theme.tokens import GAP, UNIT
from ui.widgets.text import button, give_role, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.sheet import CaseSheet
    from ui.bridge import Bridge

PAPERS_KEY = "F10"
_NAMES = {command: name for name, command in CASE_COMMANDS.items()}


class CommandButtons(QFrame):
    """Says which command was asked for; a key of a forbidden one tells the reason."""

    asked = Signal(object)
    """An `Order`."""
    commission_asked = Signal()
    answer_asked = Signal()
    papers_asked = Signal()
    """An organisation is to be asked; its answer is to be taken in."""

    def __init__(self, bridge: Bridge, keys_of: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._keys_of = keys_of
        self._reasons: dict[str, str] = {}
        self._make()
        self._lay_out()

    @property
    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons in the order in which one reads them."""
        usual = (pressed for order in EVERY for pressed, _ in self._offered(order))
        return (*usual, self.papers, *self.outside)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Allow what makes sense now, and lead to what is usually next."""
        case = sheet.case
        office = self._bridge.workplace
        past = office.store.past
        following = next_command(case)
        last = next(
            (line for line in reversed(sheet.history) if not line.undone and line.kind != "undone"), None
        )
        for order in EVERY:
            name = _NAMES[order.command]
            reason = past or allowed(case, order.command) or office.why_not_on(case, order.command)
            if order.command is Undo and (last is None or last.kind == "registered"):
                reason = "Отменять нечего: после регистрации ничего не сделано"
            self._allow(order, reason)
            give_role(self.buttons[name], "main" if order.command is following and not reason else "")
        allow(self.outside[0], why_not(self._bridge, case, Commission), "Shift+F5")
        allow(self.outside[1], why_not(self._bridge, case, TakeAnswer), "Shift+F6")
        if last is not None and "undo" not in self._reasons:
            self.buttons["undo"].setToolTip(f"Отменить: {last.text}")

    def _make(self) -> None:
        self.setObjectName("case.commands")
        self.setAccessibleName("Что сделать с делом")
        self.setProperty("role", "card")
        self.buttons: dict[str, QPushButton] = {}
        for order in EVERY:
            name = _NAMES[order.command]
            self.buttons[name] = button(
                COMMAND_NAMES[order.command], f"case.do.{name}", partial(self._ask, order)
            )
            key = QShortcut(QKeySequence(order.key), self._keys_of)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._ask, order))
        self.dated: dict[str, QPushButton] = {}
        for command, order in ON_DEMAND.items():
            name = _NAMES[command]
            made = self.dated[name] = button(
                f"{COMMAND_NAMES[command]} другим днём…",
                f"case.do.{name}.dated",
                partial(self._ask, order),
                role="quiet",
            )
            made.setToolTip(order.key)
            key = QShortcut(QKeySequence(order.key), self._keys_of)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._ask, order))

        self.outside = (
            button("Поручить организации…", "case.commission", self.commission_asked.emit, role="quiet"),
            button(
                "Принять ответ организации…", "case.commission.answer", self.answer_asked.emit, role="quiet"
            ),
        )

        self.papers = button("Бумаги дела…", "case.papers", self.papers_asked.emit)
        self.papers.setToolTip(f"Письма, уведомления, решения ({PAPERS_KEY})")
        key = QShortcut(QKeySequence(PAPERS_KEY), self._keys_of)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.papers.click)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(GAP, GAP, GAP, GAP)
        lines.setSpacing(UNIT)
        rows = QGridLayout()
        rows.setSpacing(UNIT)
        rows.setColumnStretch(0, 1)
        for group in GROUPS:
            rows.addWidget(label(group.title, "heading"), rows.rowCount(), 0, 1, 2)
            for made, key in (offered for order in group.orders for offered in self._offered(order)):
                _add(rows, made, key)
        rows.addWidget(label("Бумаги", "heading"), rows.rowCount(), 0, 1, 2)
        _add(rows, self.papers, PAPERS_KEY)
        rows.addWidget(label("Внешние организации", "heading"), rows.rowCount(), 0, 1, 2)
        for made, (key, _) in zip(self.outside, KEYS, strict=True):
            _add(rows, made, key)
        lines.addLayout(rows)
        lines.addStretch(1)

    def _offered(self, order: Order) -> list[tuple[QPushButton, str]]:
        """Give the buttons of a command with their keys: one, and one more where another day may be asked."""
        name = _NAMES[order.command]
        dated = [(self.dated[name], ON_DEMAND[order.command].key)] if order.command in ON_DEMAND else []
        return [(self.buttons[name], order.key), *dated]

    def _allow(self, order: Order, reason: str | None) -> None:
        name = _NAMES[order.command]
        self._reasons.pop(name, None)
        if reason:
            self._reasons[name] = reason
        made = self.buttons[name]
        made.setEnabled(reason is None)
        if name in self.dated:
            self.dated[name].setEnabled(reason is None)
        said = f"{reason.rstrip('.')}." if reason else ""
        made.setToolTip(said or order.key)
        made.setAccessibleDescription(f"Сейчас нельзя: {said}" if said else order.key)

    def _ask(self, order: Order) -> None:
        reason = self._reasons.get(_NAMES[order.command])
        if reason:
            self._bridge.refused.emit(
                Refusal(f"{COMMAND_NAMES[order.command]} сейчас нельзя. {reason.rstrip('.')}.")
            )
        else:
            self.asked.emit(order)


def _add(rows: QGridLayout, made: QPushButton, key: str) -> None:
    row = rows.rowCount()
    rows.addWidget(made, row, 0)
    rows.addWidget(label(key, "caption", wrap=False), row, 1)
