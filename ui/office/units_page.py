"""The bodies that do the work: subdivisions, institutions, settlements, outside organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId, Unit, UnitKind
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, recording
from ui.office.changing import look_then_make, withdrawing
from ui.office.words import UNIT_KINDS
from ui.theme import tokens
from ui.widgets.field import Field, choice_field, compact, line_field
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.problems import Refusal
    from ui.bridge import Bridge

_TITLES = ("Полное название", "Кратко", "Что это")
_WIDTHS = (60, 24, 26)


class UnitsPage(QWidget):
    """A table of bodies, and the words of the one under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._units: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the bodies as they stand now."""
        units = self._bridge.workplace.office.units
        self._units = tuple(sorted(units, key=lambda id_: (units[id_].kind, units[id_].name)))
        self.table.show_rows(
            [(units[id_].name, units[id_].short, UNIT_KINDS[units[id_].kind]) for id_ in self._units]
        )
        self.nothing.setVisible(not units)

    def save(self) -> None:
        """Write the words of the chosen body."""
        chosen = self._chosen()
        if chosen is None:
            return
        changes = {
            "name": self.name.value().strip(),
            "short": self.short.value().strip(),
            "kind": UnitKind(self.kind.value()),
        }
        self._bridge.do(
            lambda office: office.correct(chosen, changes, reason="Уточнён исполнитель"),
            said=f"Записано: {changes['short']}.",
            refused=self._refused,
        )

    def add(self) -> None:
        """Ask for a new body."""
        title = "Новое подразделение или организация"
        CardForm(self._bridge, title, self._fields(), recording(_unit), self).open()

    def withdraw(self) -> None:
        """Take the chosen body out of use."""
        chosen = self._chosen()
        if chosen is None:
            return
        short = self._bridge.workplace.office.units[chosen].short
        said = f"«{short}» больше не в справочнике; дела сохраняют прежние слова."
        change = withdrawing(chosen, f"Убрать «{short}»", said, "Убран из справочника")
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "units.table", "Подразделения и организации")
        self.nothing = label(
            "Подразделений и организаций пока нет. Нажмите «Добавить…» и назовите первую.", "muted"
        )
        self.name, self.short, self.kind = self._fields()
        self.new = button("Добавить…", "units.add", self.add)
        self.remove = button("Убрать", "units.remove", self.withdraw)
        self.write = button("Записать", "units.write", self.save, role="main")

    def _fields(self) -> tuple[Field, Field, Field]:
        return (
            line_field("name", "Полное название"),
            line_field("short", "Кратко"),
            choice_field("kind", "Что это", UNIT_KINDS.items()),
        )

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(tokens.GAP)
        for field, stretch in ((self.name, 3), (self.short, 2), (self.kind, 2)):
            fields.addWidget(compact(field), stretch=stretch)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.nothing)
        lines.addWidget(self.table, stretch=1)
        lines.addLayout(fields)
        lines.addWidget(foot(self.new, self.remove, self.write))
        self.entry: QWidget = self.table

    def _chosen(self) -> CardId | None:
        """Give what the cursor stands on; nothing when it was withdrawn since the table was shown."""
        chosen = self.table.under_cursor(self._units)
        return chosen if chosen in self._bridge.workplace.office.units else None

    def _choose(self, row: int) -> None:
        unit = self._bridge.workplace.office.units.get(self._units[row]) if row >= 0 else None
        if unit is not None:
            self.name.fill(unit.name)
            self.short.fill(unit.short)
            self.kind.fill(unit.kind)

    def _refused(self, refusal: Refusal) -> None:
        fields = {"short": self.short, "kind": self.kind}
        fields.get(refusal.field or "", self.name).complain(refusal.reason)


def _unit(values: Mapping[str, str]) -> Unit:
    return Unit(name=values["name"], short=values["short"], kind=UnitKind(values["kind"]))
