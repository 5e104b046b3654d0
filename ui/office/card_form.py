"""Asks for the words of a card; a refusal stands at the field it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.office.layout import compact, lay_out_dialog, page_layout
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.widgets.field import Field

Values = Mapping[str, str]
Write = Callable[["Workplace", Values], "Changes"]


class CardForm(QDialog):
    """Stays open until the card is written."""

    def __init__(
        self, bridge: Bridge, title: str, fields: tuple[Field, ...], write: Write, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._title = title
        self._fields = {field.name: field for field in fields}
        self._write = write
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
        said = next(iter(values.values()))
        self._bridge.do(
            lambda office: self._write(office, values),
            said=f"Записано: {said}.",
            refused=self._refused,
            done=lambda _: self.accept(),
        )

    def _lay_out(self) -> None:
        page = QWidget()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label(self._title, "heading"))
        for field in self._fields.values():
            lines.addWidget(compact(field))
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
    return lambda office, values: office.record(made(values))[1]
