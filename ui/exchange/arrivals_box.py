"""What came from others of late, person by person and case by case; Enter opens the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.exchange.heights import grow_with_rows
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.undoing.words import ACTION_TITLES, ACTION_WIDTHS, action_row
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_NOTHING = "От других мест пока ничего не приходило. Здесь будет видно, кто и что сделал, пока вас не было."

_ROWS = 9


class ArrivalsBox(QWidget):
    """The latest actions of others."""

    opened = Signal(str)
    """A case by id."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._lines: tuple[ActionLine, ...] = ()
        self.table = RowsTable(ACTION_TITLES, ACTION_WIDTHS, "exchange.arrivals", "Что пришло от других")
        grow_with_rows(self.table, _ROWS)
        self.table.activated.connect(self._open)
        self.nothing = label(_NOTHING, "muted")
        self.nothing.setObjectName("exchange.nothing")
        self.whole = button("Что принёс каждый обмен…", "exchange.brought", self._show_whole)
        self.whole.setToolTip("По обменам, с отменой того, что пришло")
        head = QHBoxLayout()
        head.addWidget(label("Что пришло от других", "heading"), 1)
        head.addWidget(self.whole)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addLayout(head)
        lines.addWidget(self.nothing)
        lines.addWidget(self.table)
        self.show_lines(())

    def show_lines(self, told: tuple[ActionLine, ...]) -> None:
        """Show what came."""
        self._lines = told
        self.table.show_rows([action_row(line) for line in told])
        self.table.setVisible(bool(told))
        self.nothing.setVisible(not told)

    def _open(self, index: QModelIndex) -> None:
        action = self._lines[index.row()].action

        def look(office: Workplace) -> str | None:
            from mcu_desktop.workplace.exchange.arrivals import case_of  # noqa: PLC0415 - loaded with the place

            return case_of(office, action)

        self._bridge.ask(look, self._found)

    def _found(self, case: str | None) -> None:
        if case is not None:
            self.opened.emit(case)

    def _show_whole(self) -> None:
        from ui.undoing.brought import BroughtActions  # noqa: PLC0415 - seldom

        BroughtActions(self._bridge, self).open()
