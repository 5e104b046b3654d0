"""The roads of a desk: how each went, and how one comes or goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.exchange.heights import grow_with_rows
from ui.exchange.words import road_named, road_row
from ui.lists.rows import RowsTable
from ui.paper.asking_place import chosen_folder
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.exchange.standing import Standing
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.exchange.process import ExchangeProcess

_ROWS = 8
_NOTHING = "Путей пока нет: добавьте папку или базу, и здесь будет видно, когда по ним обменивались."


class RoadsBox(QWidget):
    """Writes what the desk alone knows; a network is asked by the second process."""

    changed = Signal(str)
    """In words, what was done."""
    refused = Signal(str)

    def __init__(self, bridge: Bridge, process: ExchangeProcess) -> None:
        super().__init__()
        self._bridge = bridge
        self._process = process
        self._addresses: tuple[str, ...] = ()
        self.table = RowsTable(
            ("Путь обмена", "Последний обмен", "Что мешает"), (44, 22, 60), "exchange.roads", "Пути обмена"
        )
        grow_with_rows(self.table, _ROWS)
        self.nothing = label(_NOTHING, "muted")
        self.nothing.setObjectName("exchange.no_roads")
        self.nothing.hide()
        self.by_itself = QCheckBox("Обмениваться самому, пока окно открыто")
        self.by_itself.setObjectName("exchange.by_itself")
        self.by_itself.setAccessibleName(self.by_itself.text())
        self.by_itself.clicked.connect(self.switch)
        self.database = button("Добавить базу…", "exchange.database", self.add_database)
        self.folder = button("Добавить папку…", "exchange.folder", self.add_folder)
        self.remove = button("Убрать путь", "exchange.remove", self.remove_road)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addWidget(self.by_itself)
        foot.addStretch()
        for part in (self.remove, self.folder, self.database):
            foot.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(label("Пути обмена", "heading"))
        lines.addWidget(self.nothing)
        lines.addWidget(self.table)
        lines.addLayout(foot)

    def show_standing(self, told: Standing) -> None:
        """Show how each road went."""
        self._addresses = tuple(road.address for road, _ in told.roads)
        self.table.show_rows([road_row(road, outcome, told.now) for road, outcome in told.roads])
        self.by_itself.setChecked(not told.off)
        self.nothing.setVisible(not told.roads)
        for part in (self.table, self.by_itself, self.remove):
            part.setVisible(bool(told.roads))

    def add_database(self) -> None:
        """Ask for the address of a shared database."""
        from ui.exchange.database_form import DatabaseForm  # noqa: PLC0415 - seldom

        form = DatabaseForm(self._bridge, self._process, self)
        form.linked.connect(self._came)
        form.open()

    def add_folder(self) -> None:
        """Ask for a folder, and exchange by it from now on."""
        folder = chosen_folder("Папка обмена", self)
        if folder is not None:
            self.take_folder(folder)

    def take_folder(self, folder: Path) -> None:
        """Exchange by a folder from now on."""

        def add(office: Workplace) -> str:
            from mcu_desktop.workplace.exchange.roads import add_folder  # noqa: PLC0415 - loaded with the place

            return add_folder(office.store, folder).address

        self._bridge.ask(add, self._came, refused=self._refuse)

    def remove_road(self) -> None:
        """Exchange by the chosen road no more."""
        address = self.table.under_cursor(self._addresses)
        if address is None:
            return

        def remove(office: Workplace) -> str:
            from mcu_desktop.workplace.exchange import outcomes, roads  # noqa: PLC0415 - loaded with the place

            roads.remove(office.store, address)
            outcomes.forget(office.store.home, address)
            return f"Больше не путь обмена: {road_named(address)}. Всё, что пришло по нему, осталось."

        self._bridge.ask(remove, self._done)

    def switch(self, on: bool) -> None:
        """Let the desk exchange by itself, or only when it is asked to."""

        def turn(office: Workplace) -> str:
            from mcu_desktop.workplace.exchange.roads import switch_off  # noqa: PLC0415 - loaded with the place

            switch_off(office.store, not on)
            return "Обмен идёт сам." if on else "Обмен идёт, только когда о нём просят."

        self._bridge.ask(turn, self._done)

    def _came(self, address: str) -> None:
        self._done(f"Путь обмена записан: {road_named(address)}.")

    def _done(self, words: str) -> None:
        self._process.order("roads")
        self.changed.emit(words)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.reason)
