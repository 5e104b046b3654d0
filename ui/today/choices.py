"""What the list is narrowed to: the hat that is worn, the pile that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from mcu_desktop.workplace.today import Pile
from ui.today.words import PILE_TITLES, amount, hat, whole_hat
from ui.widgets.flow import Flow
from ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.workplace.today import Heap


class Hats(QWidget):
    """«Все» and each duty; nothing is shown where there is but one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Обязанности")
        self.duty: Duty | None = None
        self._duties: tuple[Duty | None, ...] = ()
        self._group = QButtonGroup(self)
        self._row = _row(self)

    def show_duties(self, duties: tuple[Duty, ...], worn: Duty | None) -> None:
        """Offer the duties that the person has now."""
        self.duty = worn
        offered = (None, *duties)
        if offered != self._duties:
            self._duties = offered
            self._remake()
        self._mark()
        self.setVisible(len(duties) > 1)

    def step(self, by: int) -> None:
        """Put on the next hat, or the one before."""
        if self._duties:
            place = (self._duties.index(self.duty) + by) % len(self._duties)
            self._choose(self._duties[place])

    def _remake(self) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.deleteLater()
        for place, duty in enumerate(self._duties):
            made = _choice(hat(duty), f"today.hat.{duty or 'all'}", "hat")
            made.setAccessibleName(f"Обязанность: {whole_hat(duty)}")
            made.setToolTip(f"{whole_hat(duty).capitalize()} (Ctrl+PgUp, Ctrl+PgDn)")
            made.clicked.connect(lambda _checked, duty=duty: self._choose(duty))
            self._group.addButton(made, place)
            self._row.addWidget(made)

    def _choose(self, duty: Duty | None) -> None:
        self.duty = duty
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        self._group.button(self._duties.index(self.duty)).setChecked(True)


class Piles(QWidget):
    """One button a pile: what it is and how many, in words."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pile = Pile.OVERDUE
        self._group = QButtonGroup(self)
        self._buttons = {pile: self._button(pile, place) for place, pile in enumerate(Pile, start=1)}
        row = _row(self)
        for made in self._buttons.values():
            row.addWidget(made)
        self.look_at(self.pile)

    def show_amounts(self, piles: Mapping[Pile, Heap]) -> None:
        """Say how many cases each pile has."""
        for pile, made in self._buttons.items():
            total = amount(piles[pile].total)
            made.setText(f"{PILE_TITLES[pile]}\n{total}")
            made.setAccessibleName(f"{PILE_TITLES[pile]}: {total}")

    @property
    def chosen_button(self) -> QPushButton:
        """The button of the pile that is looked at."""
        return self._buttons[self.pile]

    def look_at(self, pile: Pile) -> None:
        """Mark a pile without telling anybody."""
        self.pile = pile
        self._buttons[pile].setChecked(True)

    def choose(self, pile: Pile) -> None:
        """Look at another pile."""
        self.look_at(pile)
        self.chosen.emit()

    def _button(self, pile: Pile, place: int) -> QPushButton:
        made = _choice(f"{PILE_TITLES[pile]}\n…", f"today.pile.{pile}", "tile")
        made.setToolTip(f"{PILE_TITLES[pile]} (клавиша {place})")
        made.clicked.connect(lambda _checked: self.choose(pile))
        self._group.addButton(made)
        return made


def _row(widget: QWidget) -> Flow:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return Flow(widget)


def _choice(text: str, name: str, role: str) -> QPushButton:
    made = button(text, name, role=role)
    made.setCheckable(True)
    return made
