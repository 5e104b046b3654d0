"""Asks for the words of a card; a refusal stands at the field it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.workplace.effects import Effect
from ui.office.card_marks import CardMarks, Mending
from ui.office.changing import Change, look_then_make
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import compact
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.widgets.field import Field

Values = Mapping[str, str]
Write = Callable[["Workplace", Values, "Seen | None"], "Changes"]
"""Writes the card as its form was filled in, on what the person had seen of it."""
Look = Callable[["Workplace", Values, "Seen | None"], Effect]
"""Tells what the change would do, where it may do anything."""


class CardForm(QDialog):
    """Stays open until the card is written."""

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        fields: tuple[Field, ...],
        write: Write,
        parent: QWidget,
        *,
        look: Look | None = None,
        mending: Mending | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._title = title
        self._fields = {field.name: field for field in fields}
        self._write = write
        self._marks = CardMarks(bridge, mending, self._fields, self) if mending else None
        self._look = look
        self.complaint = label(role="complaint")
        self.complaint.hide()
        self.write = button("Записать", "card.write", self.save, role="main")
        self.write.setDefault(True)
        self.leave = button("Не записывать", "card.leave", self.reject)
        self._lay_out()
        fields[0].setFocus()

    def save(self) -> None:
        """Write the card."""
        self.complaint.hide()
        values = {name: field.value().strip() for name, field in self._fields.items()}
        look = self._look
        change = Change(
            title=self._title,
            said=f"Записано: {self._title if look else next(iter(values.values()))}.",
            look=lambda office: look(office, values, seen) if look else Effect(),
            make=lambda office, _: self._write(office, values, seen),
        )
        left = self.write.setFocus
        seen = self._marks.seen if self._marks else None
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.accept, left=left)

    def _lay_out(self) -> None:
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label(self._title, "heading"))
        for field in self._fields.values():
            lines.addWidget(compact(field))
            if self._marks is not None:
                lines.addWidget(self._marks.fields[field.name])
        lines.addWidget(self.complaint)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.write), tokens.FORM_WIDTH * 5 // 8)

    def _refused(self, refusal: Refusal) -> None:
        field = self._fields.get(refusal.field or "")
        if field is not None:
            field.complain(refusal.reason)
            field.setFocus()
        else:
            self.complaint.setText(refusal.reason)
            self.complaint.show()


def recording(made: Callable[[Values], Card]) -> Write:
    """Write what was asked for as a new card."""
    return lambda office, values, _: office.record(made(values))[1]
