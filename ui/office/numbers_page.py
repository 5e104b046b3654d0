"""How each journal writes its numbers: samples at once, a refusal at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import NumberTemplate
from mcu_desktop.domain.office.journals import ALL_JOURNALS
from mcu_desktop.domain.office.numbering import check_apart, check_template, preview
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.effects import next_number
from ui.lists.rows import RowsTable
from ui.office.words import JOURNAL_NAMES, fields_as_kept, fields_in_russian
from ui.theme import tokens
from ui.widgets.field import Field, compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Журнал", "Индекс", "Шаблон", "Примеры номеров")
_WIDTHS = (26, 14, 30, 36)
_FIELDS = (
    "{индекс} – индекс журнала, {место} – рабочее место, {номер} – порядковый номер ({номер:06} – с нулями), "
    "{год} и {гг} – год, {буква} – первая буква фамилии. Обязательны номер, рабочее место и год."
)


class NumbersPage(QWidget):
    """A table of the journals, and the fields of the one under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._journals = tuple(ALL_JOURNALS)
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the templates as they stand now."""
        self.table.show_rows([self._row(journal) for journal in self._journals])

    def save(self) -> None:
        """Write the template of the chosen journal."""
        wanted = self._wanted()
        self._bridge.do(
            lambda office: set_template(office, wanted),
            said=f"Шаблон номера записан: {JOURNAL_NAMES[wanted.journal]}.",
            refused=self._complain,
            done=lambda _: self.table.setFocus(),
        )

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "numbers.table", "Шаблоны номеров")
        self.heading = label(role="heading")
        self.heading.setObjectName("numbers.journal")
        self.index = line_field("index", "Индекс журнала")
        self.template = line_field("template", "Шаблон номера")
        self.samples = label(role="strong")
        self.samples.setObjectName("numbers.samples")
        self.write = button("Записать шаблон", "numbers.write", self.save, role="main")
        self._fields: dict[str, Field] = {"index": self.index, "template": self.template}

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(tokens.GAP)
        fields.addWidget(compact(self.index), stretch=1)
        fields.addWidget(compact(self.template), stretch=3)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self.samples, stretch=1)
        foot.addWidget(self.write)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self.heading)
        lines.addLayout(fields)
        lines.addWidget(label(_FIELDS, "caption"))
        lines.addLayout(foot)
        self.entry: QWidget = self.table

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.index.edited.connect(self._try)
        self.template.edited.connect(self._try)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        template = self._bridge.workplace.office.template_for(self._journals[row])
        self.heading.setText(JOURNAL_NAMES[template.journal])
        self.index.fill(template.index)
        self.template.fill(fields_in_russian(template.template))
        self._try()

    def _wanted(self) -> NumberTemplate:
        journal = self._journals[max(0, self.table.currentIndex().row())]
        template = fields_as_kept(self.template.value())
        return NumberTemplate(journal=journal, index=self.index.value(), template=template)

    def _try(self) -> None:
        wanted, office = self._wanted(), self._bridge.workplace
        try:
            checked(office.office, wanted)
        except Refusal as refusal:
            self._complain(refusal)
            return
        for field in self._fields.values():
            field.complain("")
        standing = office.office.template_for(wanted.journal)
        next_one = next_number(office, wanted)
        was = f" (по прежнему шаблону – {next_number(office, standing)})" if wanted != standing else ""
        self.samples.setText(f"Следующий номер: {next_one}{was}")
        self.write.setEnabled(wanted != standing)

    def _complain(self, refusal: Refusal) -> None:
        for name, field in self._fields.items():
            field.complain(fields_in_russian(refusal.reason) if name == (refusal.field or "template") else "")
        self.samples.setText("")
        self.write.setEnabled(False)

    def _row(self, journal: str) -> tuple[str, ...]:
        template = self._bridge.workplace.office.template_for(journal)
        samples = _samples(self._bridge.workplace, template)
        return (JOURNAL_NAMES[journal], template.index, fields_in_russian(template.template), samples)


def checked(office: Office, wanted: NumberTemplate) -> None:
    """Refuse a template that could write a number twice, alone or beside the other journals."""
    check_template(wanted)
    others = (office.template_for(journal) for journal in ALL_JOURNALS if journal != wanted.journal)
    check_apart([*others, wanted])


def set_template(office: Workplace, wanted: NumberTemplate) -> Changes:
    """Write the template of a journal, or correct the one that stands."""
    checked(office.office, wanted)
    standing = office.number_template_card(wanted.journal)
    if standing is None:
        _, changes = office.record(wanted)
        return changes
    fields = {"index": wanted.index, "template": wanted.template}
    return office.correct(standing, fields, reason="Изменён шаблон номера")


def _samples(office: Workplace, template: NumberTemplate) -> str:
    return ", ".join(preview(template, station=office.store.station, day=office.today()))
