"""What the list is narrowed to: the hat that is worn, the pile that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from mcu_desktop.workplace.today import Pile
from ui.today.words import PILE_TITLES, PILE_WORDS, amount, hat, whole_hat
from ui.widgets.flow import Flow
from ui.widgets.text import button, give_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.workplace.today import Heap


class Hats(QWidget):
    """«Все» and each duty; nothing is shown where there is but one."""

    chosen = Signal()
    remade = Signal()
    """The buttons are others, and stand last for Tab."""

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

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The buttons in their order."""
        return self._group.buttons()

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
        self.remade.emit()

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
        self._totals: dict[Pile, int] = {}
        self._folded = False
        self._group = QButtonGroup(self)
        self._buttons = {pile: self._button(pile, place) for place, pile in enumerate(Pile, start=1)}
        row = _row(self)
        for made in self._buttons.values():
            row.addWidget(made)
        self.look_at(self.pile)

    def show_amounts(self, piles: Mapping[Pile, Heap]) -> None:
        """Say how many cases each pile has."""
        self._totals = {pile: heap.total for pile, heap in piles.items()}
        self._say()

    def fold(self, folded: bool) -> None:
        """Say it in one line where there is little room."""
        if folded != self._folded:
            self._folded = folded
            self._say()

    def _say(self) -> None:
        for pile, made in self._buttons.items():
            total = amount(self._totals[pile]) if pile in self._totals else "…"
            short = str(self._totals.get(pile, "…"))
            made.setText(f"{PILE_WORDS[pile]}: {short}" if self._folded else f"{PILE_TITLES[pile]}\n{total}")
            made.setAccessibleName(f"{PILE_TITLES[pile]}: {total}")
            give_role(made, "hat" if self._folded else "tile")

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons in their order."""
        return tuple(self._buttons.values())

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
