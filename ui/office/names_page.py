"""Names that letters decline otherwise than the rules of the language: a table, and a form for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mcu_desktop.domain.cards.kinds import NameForm
from ui.office.card_form import CardForm, recording
from ui.office.changing import look_then_make, withdrawing
from ui.office.layout import over_buttons
from ui.office.rows import RowsTable
from ui.widgets.field import Field, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_TITLES = ("Имя или должность", "Родительный (кого)", "Дательный (кому)")
_WIDTHS = (36, 36, 36)
_ABOUT = (
    "Имена и должности в письмах склоняются сами. Где рядом с именем стоит «проверьте падеж», запишите "
    "здесь, как верно: фамилию, имя целиком или должность."
)


class NamesPage(QWidget):
    """What stands here goes before every rule, in all letters from now on."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._cards: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.activated.connect(lambda _: self.mend())
        self.refresh()

    def refresh(self) -> None:
        """Show what is written down now."""
        from mcu_desktop.workplace.declining import known  # noqa: PLC0415 - when the page is looked at

        forms = known(self._bridge.workplace)
        self._cards = tuple(forms)
        self.table.show_rows([(one.name, one.genitive, one.dative) for one in forms.values()])
        self.table.setVisible(bool(forms))
        self.words.setText(_ABOUT)
        for part in (self.change, self.remove):
            part.setEnabled(bool(forms))

    def add(self) -> None:
        """Ask for a name and its forms."""
        written = recording(lambda values: NameForm(**values))
        CardForm(self._bridge, "Как склонять", _fields(), written, self).open()

    def mend(self) -> None:
        """Ask for other forms of the chosen name."""
        chosen = self._chosen()
        if chosen is None:
            return

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(chosen, dict(values), reason="Уточнено склонение", seen=seen)

        fields = _fields()
        row = self.table.currentIndex().row()
        for column, field in enumerate(fields):
            field.fill(str(self.table.model().index(row, column).data() or ""))
        CardForm(self._bridge, "Как склонять", fields, write, self).open()

    def withdraw(self) -> None:
        """Let the rules decline the chosen name again."""
        chosen = self._chosen()
        if chosen is None:
            return
        name = str(self.table.model().index(self.table.currentIndex().row(), 0).data())
        said = f"«{name}» снова склоняется по правилам."
        change = withdrawing(chosen, f"Убрать «{name}»", said, "Склоняется по правилам")
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "names.table", "Склонение имён")
        self.words = label("", "muted")
        self.words.setObjectName("names.words")
        self.words.setWordWrap(True)
        self.remove = button("Убрать", "names.remove", self.withdraw)
        self.change = button("Изменить…", "names.change", self.mend)
        self.new = button("Добавить…", "names.add", self.add, role="main")

    def _lay_out(self) -> None:
        buttons = (self.remove, self.change, self.new)
        over_buttons(self, self.words, self.table, buttons)
        self.entry: QWidget = self.table

    def _chosen(self) -> CardId | None:
        row = self.table.currentIndex().row()
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def _refused(self, refusal: Refusal) -> None:
        self.words.setText(refusal.reason)


def _fields() -> tuple[Field, ...]:
    return (
        line_field("name", "Имя или должность", hint="Фамилия, имя целиком или должность: «Заяц»."),
        line_field("genitive", "Родительный падеж (кого)", placeholder="Зайца"),
        line_field("dative", "Дательный падеж (кому)", placeholder="Зайцу"),
    )
