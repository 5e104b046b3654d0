"""One matter of the tray: every field of it that waits, and the command that what is chosen makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import Renumber, Settle
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.workplace.conflicts import typed_anew
from ui.conflicts.field_card import FieldCard
from ui.conflicts.number_card import NumberCard
from ui.theme.tokens import FORM_WIDTH, GAP, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.conflicts import Matter, Unfolded
    from mcu_desktop.workplace.workplace import Workplace


class MatterPage(QWidget):
    """Fields that did not change keep their cards from the page `before`, with what was chosen and typed."""

    def __init__(
        self, office: Workplace, matter: Matter, unfolded: Unfolded, before: MatterPage | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("conflicts.page")
        self.matter = matter
        self._unfolded = unfolded
        kept = {card.field: card for card in before.cards} if before else {}
        self.cards: list[FieldCard] = [
            kept.get(field) or FieldCard(matter.stream, field, office) for field in unfolded.fields
        ]
        self.number = NumberCard(unfolded.cases) if unfolded.cases else None
        self.complaint = label("", "complaint")
        self.complaint.setObjectName("conflicts.complaint")
        self.complaint.hide()
        self.setMaximumWidth(FORM_WIDTH)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, UNIT, 0)
        lines.setSpacing(GAP)
        lines.addWidget(label(matter.title, "heading"))
        lines.addWidget(label(matter.about, "muted"))
        for card in (*([self.number] if self.number else ()), *self.cards):
            lines.addWidget(card)
        lines.addWidget(self.complaint)
        lines.addStretch(1)

    def stands(self, matter: Matter, unfolded: Unfolded) -> bool:
        """Tell whether nothing new has come."""
        return (self.matter, self._unfolded) == (matter, unfolded)

    @property
    def said(self) -> str:
        """What the toast tells."""
        if self.number is not None:
            return "Номер остался у одного дела."
        settled = ", ".join(card.field.title for card in self.cards if card.settled)
        return f"Разногласие решено: {settled}."

    def command(self) -> Callable[[Workplace], Changes] | None:
        """Give what is to be carried out; `None` while nothing is chosen."""
        if self.number is not None:
            others = [case.id for case in self.number.others]
            return (lambda office: office.act_on_all(others, Renumber())) if self.number.settled else None
        settled = [
            (card.field, card.typed, None if card.typed is not None else card.value)
            for card in self.cards
            if card.settled
        ]
        if not settled:
            return None
        stream = self.matter.stream

        def settle(office: Workplace) -> Changes:
            choices = tuple(
                Choice(
                    field=field.field,
                    value=value if typed is None else typed_anew(office, stream, field.field, typed),
                    between=field.between,
                )
                for field, typed, value in settled
            )
            if stream.kind == CASE:
                return office.act(CaseId(stream.id), Settle(choices=choices))
            return office.settle_card(CardId(stream.id), choices)

        return settle

    def say(self, words: str) -> None:
        """Say what is missing."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def complain(self, field: str | None, words: str) -> None:
        """Show a refusal at its field."""
        card = next((card for card in self.cards if card.field.field == field), None)
        if card is None:
            self.say(words)
        else:
            card.complain(words)
            card.enter()

    def enter(self) -> None:
        """Take the keyboard into the first card."""
        first = self.number or next(iter(self.cards), None)
        if first is not None:
            first.enter()

    def held_keyboard(self) -> str | None:
        """Name the control in here that has the keyboard."""
        holder = QApplication.focusWidget()
        return holder.objectName() if holder is not None and self.isAncestorOf(holder) else None

    def enter_again(self, name: str) -> None:
        """Give the keyboard back to the control of a name, or to the first one that is left."""
        control = self.findChild(QWidget, name)
        if control is not None:
            control.setFocus()
        else:
            self.enter()
