"""How the boards are shown: whose blocks, as one board or side by side, with lanes; and the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.spelling import counted
from ui.lists.choices import choice, choose, offer, toggle
from ui.theme.tokens import UNIT
from ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.office.office import Office

MOST_BESIDE = 4
"""Boards that stand side by side; more are not read but searched."""
_BLOCKS = ("блок", "блока", "блоков")


class ViewBar(QWidget):
    """Says what the person wants to see; the place shows it."""

    person_chosen = Signal(str)
    """The blocks of this person as one board."""
    beside_turned = Signal(bool)
    lanes_turned = Signal(bool)
    limits_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = choice("boards.person", "Чьи блоки показать одной доской")
        self.person.addItem("Блоки на выбор", "")
        self.beside = toggle(
            "boards.beside", "Блоки рядом", "Показать выбранные блоки рядом, каждый своей доской"
        )
        self.lanes = toggle("boards.lanes", "По исполнителям", "Разделить столбцы на дорожки исполнителей")
        self.limits = button("Пределы…", "boards.limits", self.limits_wanted.emit)
        self.limits.setToolTip("Сколько дел может стоять в столбце")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(UNIT)
        for part in (self.person, self.beside, self.lanes, self.limits):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            lines.addWidget(part)
        self.setFocusProxy(self.person)
        self.person.activated.connect(self._choose)
        self.beside.toggled.connect(self.beside_turned)
        self.lanes.toggled.connect(self.lanes_turned)

    def offer(self, office: Office, me: CardId) -> None:
        """Offer the people who head blocks, oneself first."""
        heads = [person for person in office.people if office.blocks_headed_by(person)]
        heads.sort(key=lambda person: (person != me, office.people[person].title))
        wanted = [("Блоки на выбор", "")]
        for person in heads:
            blocks = counted(len(office.blocks_headed_by(person)), *_BLOCKS)
            name = "Мои блоки" if person == me else office.people[person].title
            wanted.append((f"{name} – {blocks}", person))
        offer(self.person, wanted)

    def state(self) -> dict[str, Any]:
        """Give what is turned on, as it can be kept."""
        return {
            "person": self.person.currentData(),
            "beside": self.beside.isChecked(),
            "lanes": self.lanes.isChecked(),
        }

    def fill(self, state: Mapping[str, Any]) -> None:
        """Turn on what was kept, and tell nobody."""
        with QSignalBlocker(self.beside), QSignalBlocker(self.lanes):
            self.beside.setChecked(bool(state.get("beside")))
            self.lanes.setChecked(bool(state.get("lanes")))
        choose(self.person, state.get("person", ""))

    def forget_person(self) -> None:
        """Say that the blocks were chosen one by one."""
        self.person.setCurrentIndex(0)

    def _choose(self, row: int) -> None:
        person = self.person.itemData(row)
        if person:
            self.person_chosen.emit(person)
