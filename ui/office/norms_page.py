"""The terms of the law and of the office: changed from a day on, with the effect shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import NormChange
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.terms.norms import Unit
from mcu_desktop.problems import Refusal
from ui.lists.rows import RowsTable
from ui.office.changing import Change, look_then_make, moving
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.field import Field, compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.domain.terms.norms import Norm
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Срок", "Сколько", "Основание", "Действует")
_WIDTHS = (38, 25, 48, 23)
_UNITS = {
    Unit.CALENDAR_DAYS: ("календарный день", "календарных дня", "календарных дней"),
    Unit.WORKING_DAYS: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.WORKING_HOURS: ("рабочий час", "рабочих часа", "рабочих часов"),
    Unit.HOURS: ("час", "часа", "часов"),
    Unit.MONTHS: ("месяц", "месяца", "месяцев"),
}


class NormsPage(QWidget):
    """A table of norms, and a change of the one under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._norms: tuple[Norm, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the norms as they stand now."""
        office = self._bridge.workplace
        self._norms = tuple(office.terms.norms)
        self._own = {(change.norm, change.valid_from) for change in office.office.norm_changes}
        self.table.show_rows([_row(norm) for norm in self._norms])

    def save(self) -> None:
        """Show what the change would move, then write it."""
        norm = self._chosen()
        if norm is None:
            return
        try:
            card = self._change(norm)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._ask(
            moving(
                title=f"{norm.title}: {_amount(norm, card.amount)} с {russian(card.valid_from)}",
                said=f"Изменение срока записано с {russian(card.valid_from)}.",
                make=lambda office, preview: office.record(card, preview=preview)[1],
            )
        )

    def take_back(self) -> None:
        """Show what would move without the office's own change, then withdraw it."""
        norm = self._chosen()
        if norm is None or norm.valid_from is None:
            return
        id_, valid_from = norm.id, norm.valid_from

        def make(office: Workplace, preview: bool) -> Changes:
            card = office.norm_change_card(id_, valid_from)
            return office.withdraw(card, reason="Изменение срока убрано", preview=preview)

        self._ask(moving(f"{norm.title}: изменение убрать", "Изменение срока убрано.", make))

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "norms.table", "Сроки и их основания")
        self.amount = line_field("amount", "Сколько станет")
        self.article = line_field("article", "Основание", placeholder="Статья закона, пункт порядка")
        self._day = DayEdit(self._bridge.workplace.today, empty_means="дд.мм.гггг")
        self.valid_from = Field("valid_from", "С какого дня", self._day)
        self.reason = line_field("reason", "Причина изменения", placeholder="Распоряжение № … от …")
        self.remove = button("Убрать изменение…", "norms.remove", self.take_back)
        self.write = button("Показать и записать…", "norms.write", self.save, role="main")

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, fields in ((first, (self.amount, self.valid_from)), (second, (self.article, self.reason))):
            row.setSpacing(tokens.GAP)
            for field in fields:
                row.addWidget(compact(field), 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addWidget(
            label("Перед записью будет показано, какие идущие сроки сдвинутся.", "caption"), stretch=1
        )
        foot.addWidget(self.remove)
        foot.addWidget(self.write)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.table, stretch=1)
        for part in (first, second, foot):
            lines.addLayout(part)
        self.entry: QWidget = self.table

    def _chosen(self) -> Norm | None:
        return self.table.under_cursor(self._norms)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        norm = self._norms[row]
        self.amount.fill(str(norm.amount))
        self.amount.explain(_UNITS[norm.unit][-1])
        self.article.fill(norm.article)
        self.remove.setVisible((norm.id, norm.valid_from) in self._own)

    def _change(self, norm: Norm) -> NormChange:
        """Read the fields; whether they are sound, the office says."""
        amount = self.amount.value().strip()
        if not amount.isdecimal():
            raise Refusal("Срок – целое число.", field="amount")
        day: date | None = self._day.day("valid_from")
        if day is None:
            raise Refusal("Назовите день, с которого действует изменение.", field="valid_from")
        return NormChange(
            norm=norm.id,
            amount=int(amount),
            article=self.article.value().strip(),
            valid_from=day,
            reason=self.reason.value().strip(),
        )

    def _ask(self, change: Change) -> None:
        self.write.setEnabled(False)
        look_then_make(self._bridge, change, self, refused=self._refused, done=self._done)

    def _refused(self, refusal: Refusal) -> None:
        self.write.setEnabled(True)
        fields = (self.amount, self.article, self.valid_from, self.reason)
        field = {one.name: one for one in fields}.get(refusal.field or "", self.reason)
        field.complain(refusal.reason)
        field.setFocus()

    def _done(self) -> None:
        self.write.setEnabled(True)
        self.table.setFocus()


def _row(norm: Norm) -> tuple[str, ...]:
    ends = [f"{word} {russian(day)}" for word, day in (("с", norm.valid_from), ("по", norm.valid_to)) if day]
    return norm.title, _amount(norm, norm.amount), norm.article, " ".join(ends) or "всегда"


def _amount(norm: Norm, amount: int) -> str:
    return counted(amount, *_UNITS[norm.unit])
