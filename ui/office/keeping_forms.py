"""Forms of keeping: another term, a new act, and the number of an act typed again before its cases go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.retention import IRREVOCABLE, Commission, change_term, destroy, draw_up
from ui.office.card_form import CardForm
from ui.widgets.field import line_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.cards.kinds import DestructionAct
    from mcu_desktop.domain.retention.terms import Keeping
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values, Write
    from ui.widgets.field import Field


class KeepingForm(CardForm):
    """Says after it is done what was done, in words of its own."""

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        fields: tuple[Field, ...],
        write: Write,
        parent: QWidget,
        *,
        said: str,
    ) -> None:
        self._said, self._do = said, write
        super().__init__(bridge, title, fields, write, parent)

    def save(self) -> None:
        """Do what was asked for."""
        self.complaint.hide()
        values = {name: field.value().strip() for name, field in self._fields.items()}
        self._bridge.do(
            lambda office: self._do(office, values, None),
            said=self._said,
            refused=self._refused,
            done=lambda _: self.accept(),
        )


def term_form(bridge: Bridge, term: Keeping, parent: QWidget) -> KeepingForm:
    """Ask how long the office keeps one sort of cases."""

    def write(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
        if not values["years"].isdecimal():
            raise Refusal("Сколько лет – целое число; 0 – постоянно.", field="years")
        return change_term(office, term.id, int(values["years"]), values["article"], values["reason"])

    years = line_field("years", "Сколько лет хранятся", hint="0 – постоянно.")
    years.fill(str(term.years))
    article = line_field("article", "Основание", hint="Статья перечня или номенклатуры дел.")
    article.fill(term.article)
    reason = line_field("reason", "Причина изменения")
    said = f"Срок хранения изменён: {term.title}."
    return KeepingForm(
        bridge, f"Срок хранения: {term.title}", (years, article, reason), write, parent, said=said
    )


def act_form(bridge: Bridge, parent: QWidget) -> KeepingForm:
    """Ask who signs an act about all that need not be kept."""

    def write(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
        members = tuple(values["members"].split(","))
        commission = Commission(basis=values["basis"], chair=values["chair"], members=members)
        return draw_up(office, None, commission).changes

    fields = (
        line_field("basis", "Основание", hint="Номенклатура дел, решение экспертной комиссии."),
        line_field("chair", "Председатель комиссии"),
        line_field("members", "Члены комиссии", hint="Через запятую."),
    )
    said = "Акт составлен. Напечатайте его и подпишите: до подтверждения ничего не уничтожено."
    form = KeepingForm(bridge, "Акт об уничтожении дел", fields, write, parent, said=said)
    form.write.setText("Составить акт")
    return form


def destroy_form(bridge: Bridge, act: DestructionAct, parent: QWidget) -> KeepingForm:
    """Ask for the number of an act before its cases are destroyed."""

    def write(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
        return destroy(office, act.number, values["confirm"])

    typed = line_field("confirm", f"Чтобы подтвердить, введите номер акта: {act.number}", hint=IRREVOCABLE)
    said = f"Дела по акту № {act.number} уничтожены."
    form = KeepingForm(bridge, f"Уничтожить дела по акту № {act.number}", (typed,), write, parent, said=said)
    form.write.setText("Уничтожить навсегда")
    form.write.setDefault(False)
    form.leave.setText("Не уничтожать")
    return form
