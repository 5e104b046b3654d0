"""«Что принёс обмен»: the exchanges that brought something, the actions of each, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.domain.spelling import counted
from mcu_desktop.later import later
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.undoing.asking import take_back_asking
from ui.undoing.words import ACTION_TITLES, ACTION_WIDTHS, action_row
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page, fit
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.store.brought import Brought
    from mcu_desktop.workplace import actions
    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.exchange import brought
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
else:
    actions = later("mcu_desktop.workplace.actions")
    brought = later("mcu_desktop.workplace.exchange.brought")

_NOTHING = (
    "Обмен на это рабочее место ещё ничего не приносил. Здесь будет видно, что пришло от других, и это можно "
    "будет отменить."
)
_NOTHING_TO_UNDO = "Этот обмен принёс только записи о просмотрах и о паролях: отменять в нём нечего."
_WHAT = "Выберите обмен; ниже – что он принёс. Отмена не стирает записей, и её саму можно отменить."


class BroughtActions(QDialog):
    """Shows the actions of the exchange under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brought")
        self.setWindowTitle("Что принёс обмен")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._exchanges: tuple[Brought, ...] = ()
        self._lines: tuple[ActionLine, ...] = ()
        self._make()
        self._lay_out()
        self.exchanges.chosen.connect(self._choose_exchange)
        self.came.chosen.connect(self._choose_action)
        bridge.changed.connect(self.refresh)
        self.refresh()
        self.exchanges.setFocus()

    def refresh(self) -> None:
        """Ask what came."""
        self._bridge.ask(_came, self._show)

    def take_back_all(self) -> None:
        """Take back everything that the chosen exchange brought."""
        exchange = self._chosen()
        if exchange is not None:
            number = exchange.exchange
            take_back_asking(
                self._bridge, lambda office: brought.actions_of(office, number), self, always=True
            )

    def take_back(self) -> None:
        """Take the chosen action back."""
        chosen = self.came.under_cursor(self._lines)
        if chosen is not None:
            take_back_asking(self._bridge, lambda _: (chosen.action,), self, always=False)

    def _make(self) -> None:
        self.words = label(_WHAT, "muted")
        self.words.setObjectName("brought.words")
        self.exchanges = RowsTable(
            ("Когда", "Записей", "Каким путём"), (20, 12, 70), "brought.exchanges", "Обмены"
        )
        self.came = RowsTable(ACTION_TITLES, ACTION_WIDTHS, "brought.actions", "Что принёс обмен")
        self.came.setMinimumHeight(tokens.FORM_WIDTH // 3)
        self.more = label("", "caption")
        self.all = button("Отменить всё, что принёс обмен…", "brought.all", self.take_back_all)
        self.one = button("Отменить это действие", "brought.one", self.take_back)
        self.leave = button("Закрыть", "brought.leave", self.reject)

    def _lay_out(self) -> None:
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Что принёс обмен", "heading"))
        lines.addWidget(self.words)
        lines.addWidget(self.exchanges, 2)
        lines.addWidget(self.came, 3)
        lines.addWidget(self.more)
        lay_out_dialog(self, page, (self.leave, self.all, self.one), tokens.FORM_WIDTH)

    def _show(self, told: tuple[Brought, ...]) -> None:
        self._exchanges = told
        self.words.setText(_WHAT if told else _NOTHING)
        for part in (self.exchanges, self.came, self.all, self.one):
            part.setVisible(bool(told))
        if not told:
            self.leave.setFocus()
            fit(self)
        office = self._bridge.workplace
        self.exchanges.show_rows(
            [
                (f"{office.in_zone(one.at):%d.%m.%Y %H:%M}", str(one.records), _road_words(one.road))
                for one in told
            ]
        )
        self._choose_exchange(self.exchanges.currentIndex().row())

    def _chosen(self) -> Brought | None:
        return self.exchanges.under_cursor(self._exchanges)

    def _choose_exchange(self, _row: int) -> None:
        chosen = self._chosen()
        self.all.setEnabled(chosen is not None)
        if chosen is None:
            self._show_actions(())
            return
        number = chosen.exchange

        def look(office: Workplace) -> tuple[int, tuple[ActionLine, ...]]:
            return number, brought.brought_by(office, number)

        self._bridge.ask(look, self._answered)

    def _answered(self, found: tuple[int, tuple[ActionLine, ...]]) -> None:
        """Show the answer, unless the cursor has gone on to another exchange."""
        chosen = self._chosen()
        if chosen is not None and chosen.exchange == found[0]:
            self._show_actions(found[1])

    def _show_actions(self, lines: tuple[ActionLine, ...]) -> None:
        self._lines = lines
        self.came.show_rows([action_row(line) for line in lines])
        last = f"Показаны последние {counted(actions.MOST, 'действие', 'действия', 'действий')}."
        self.more.setText(last if lines else _NOTHING_TO_UNDO)
        self.more.setVisible(len(lines) >= actions.MOST or bool(self._exchanges and not lines))
        self._choose_action(self.came.currentIndex().row())

    def _choose_action(self, row: int) -> None:
        self.one.setEnabled(0 <= row < len(self._lines) and self._lines[row].holds)


def _road_words(road: str) -> str:
    return road or "База этой администрации"


def _came(office: Workplace) -> tuple[Brought, ...]:
    return brought.exchanges(office)
