"""The workplaces of the office: who was there when, who is behind; how one is invited and revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.exchange.heights import grow_with_rows
from ui.exchange.words import station_row
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.exchange.standing import Standing, StationStanding
    from ui.bridge import Bridge

_ROWS = 20
_NOTHING = "Других мест пока нет: пригласите первое, и здесь будет видно, когда оно выходило на связь."


class StationsBox(QWidget):
    """Its buttons fit the station under the cursor."""

    changed = Signal(str)
    """In words, what was done; empty where the toast has said it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._stations: tuple[StationStanding, ...] = ()
        self.table = RowsTable(
            ("Место", "Выходило на связь", "Прочло", "Что известно"),
            (18, 26, 26, 40),
            "exchange.stations",
            "Рабочие места",
        )
        grow_with_rows(self.table, _ROWS)
        self.nothing = label(_NOTHING, "muted")
        self.nothing.setObjectName("exchange.no_stations")
        self.nothing.hide()
        self.table.chosen.connect(self._choose)
        self.invite_button = button("Пригласить место…", "exchange.invite", self.invite)
        self.revoke_button = button("Отозвать…", "exchange.revoke", self.revoke)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addStretch()
        foot.addWidget(self.revoke_button)
        foot.addWidget(self.invite_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(label("Рабочие места", "heading"))
        lines.addWidget(self.nothing)
        lines.addWidget(self.table)
        lines.addLayout(foot)

    def show_standing(self, told: Standing) -> None:
        """Show what is known of each."""
        self._stations = told.stations
        self.table.show_rows([station_row(one, told.now) for one in told.stations])
        self.nothing.setVisible(not told.stations)
        for part in (self.table, self.revoke_button):
            part.setVisible(bool(told.stations))
        self._choose(self.table.currentIndex().row())

    def invite(self) -> None:
        """Ask for the letter of a new workplace, and write its invitation."""
        from ui.exchange.invite_form import InviteForm  # noqa: PLC0415 - seldom

        form = InviteForm(self._bridge, self)
        form.invited.connect(self.changed)
        form.open()

    def revoke(self) -> None:
        """Ask why the chosen workplace is to be believed no more."""
        from ui.exchange.invite_form import RevokeForm  # noqa: PLC0415 - seldom

        chosen = self.table.under_cursor(self._stations)
        if chosen is None:
            return
        form = RevokeForm(self._bridge, chosen.station, self)
        form.accepted.connect(lambda: self.changed.emit(""))
        form.open()

    def _choose(self, row: int) -> None:
        chosen = self._stations[row] if 0 <= row < len(self._stations) else None
        may = chosen is not None and chosen.invited and not chosen.mine and not chosen.revoked
        self.revoke_button.setEnabled(may)
