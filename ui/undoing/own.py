"""«Отменить действие…»: what one did here today, with the way back to any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.later import later
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.undoing.asking import take_back_asking
from ui.undoing.words import effect_of
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page, fit
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace import actions
    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
else:
    actions = later("mcu_desktop.workplace.actions")

_TITLES = ("Когда", "Дело или карточка", "Что сделано")
_WIDTHS = (10, 30, 70)
_NOTHING = "Сегодня вы здесь ещё ничего не сделали."
_WHAT = (
    "Сделанное сегодня на этом рабочем месте, последнее сверху. Отмена – тоже действие: её можно отменить."
)


class OwnActions(QDialog):
    """Stays open while actions are taken back one after another."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own")
        self.setWindowTitle("Отменить действие")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._lines: tuple[ActionLine, ...] = ()
        self.words = label(_WHAT, "muted")
        self.words.setObjectName("own.words")
        self.table = RowsTable(_TITLES, _WIDTHS, "own.actions", "Ваши действия за сегодня")
        self.table.setMinimumHeight(tokens.FORM_WIDTH * 3 // 8)
        self.undo = button("Отменить это действие", "own.undo", self.take_back, role="main")
        self.undo.setEnabled(False)
        self.leave = button("Закрыть", "own.leave", self.reject)
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Отменить действие", "heading"))
        lines.addWidget(self.words)
        lines.addWidget(self.table, 1)
        lay_out_dialog(self, page, (self.leave, self.undo), tokens.FORM_WIDTH)
        self.table.chosen.connect(self._choose)
        bridge.changed.connect(self.refresh)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask what was done."""
        self._bridge.ask(_done, self._show)

    def take_back(self) -> None:
        """Take the chosen action back."""
        chosen = self.table.under_cursor(self._lines)
        if chosen is not None:
            take_back_asking(self._bridge, lambda _: (chosen.action,), self, always=False)

    def _show(self, lines: tuple[ActionLine, ...]) -> None:
        self._lines = lines
        self.words.setText(_WHAT if lines else _NOTHING)
        for part in (self.table, self.undo):
            part.setVisible(bool(lines))
        if not lines:
            self.leave.setFocus()
            fit(self)
        self.table.show_rows([(f"{line.at:%H:%M}", line.about, effect_of(line)) for line in lines])
        self._choose(self.table.currentIndex().row())

    def _choose(self, row: int) -> None:
        self.undo.setEnabled(0 <= row < len(self._lines) and self._lines[row].holds)


def _done(office: Workplace) -> tuple[ActionLine, ...]:
    return actions.own_of_today(office)
