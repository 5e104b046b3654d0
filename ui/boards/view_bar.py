"""How the boards are shown: whose blocks, as one board or side by side, with lanes; limits and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.spelling import counted
from ui.boards.filters import choice, toggle
from ui.widgets.flow import flowing
from ui.widgets.text import button

if TYPE_CHECKING:
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
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = choice("boards.person", "Чьи блоки показать одной доской")
        self.person.addItem("Блоки на выбор", "")
        self.beside = toggle("boards.beside", "Рядом", "Показать выбранные блоки рядом, каждый своей доской")
        self.lanes = toggle("boards.lanes", "По исполнителям", "Разделить столбцы на дорожки исполнителей")
        self.limits = button("Пределы…", "boards.limits", self.limits_wanted.emit)
        self.limits.setToolTip("Сколько дел может стоять в столбце")
        self.print = button("Печать…", "boards.print", self.print_wanted.emit)
        self.print.setToolTip("Доска на бумаге (Ctrl+P)")
        row = flowing(self)
        for part in (self.person, self.beside, self.lanes, self.limits, self.print):
            row.addWidget(part)
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
        standing = [(self.person.itemText(i), self.person.itemData(i)) for i in range(self.person.count())]
        if wanted != standing:
            chosen = self.person.currentData()
            self.person.clear()
            for title, person_ in wanted:
                self.person.addItem(title, person_)
            self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def forget_person(self) -> None:
        """Say that the blocks were chosen one by one."""
        self.person.setCurrentIndex(0)

    def _choose(self, row: int) -> None:
        person = self.person.itemData(row)
        if person:
            self.person_chosen.emit(person)
