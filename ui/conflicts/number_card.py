"""Two cases of one number: which of them keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.spelling import day
from ui.conflicts.option import Option
from ui.theme.tokens import GAP, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case

_WORDS = 200


class NumberCard(QFrame):
    """The others get the next numbers of this workplace; their histories keep the number they bore."""

    chosen = Signal()

    def __init__(self, cases: tuple[Case, ...]) -> None:
        super().__init__()
        self._cases = cases
        self.setObjectName("conflicts.number")
        self.setAccessibleName("У какого дела номер остаётся")
        self.setProperty("role", "card")
        self._group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(GAP, GAP, GAP, GAP)
        lines.setSpacing(UNIT)
        lines.addWidget(label("У какого дела номер остаётся", "heading"))
        others = "Остальные получат" if len(cases) > 2 else "Другое получит"  # noqa: PLR2004 - one and another
        told = f"{others} следующий номер этого рабочего места; прежний останется в истории."
        lines.addWidget(label(told, "muted"))
        for place, case in enumerate(cases):
            option = Option(f"conflicts.number.{place}", _people(case), _about(case))
            self._group.addButton(option.button, place)
            lines.addWidget(option)
        self._group.buttonClicked.connect(self.chosen)

    @property
    def settled(self) -> bool:
        """A case is chosen."""
        return self._group.checkedId() >= 0

    def choose(self, place: int) -> None:
        """Let a case keep the number."""
        self._group.button(place).setChecked(True)
        self.chosen.emit()

    def enter(self) -> None:
        """Take the keyboard."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus()

    @property
    def others(self) -> tuple[Case, ...]:
        """The cases that get another number."""
        kept = self._group.checkedId()
        return tuple(case for place, case in enumerate(self._cases) if place != kept)


def _people(case: Case) -> str:
    return ", ".join(map(full_name, case.applicants)) or "Без подписи"


def _about(case: Case) -> str:
    words = " ".join(case.text.split())
    short = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
    return f"Зарегистрировано {day(case.registered_on)}: {short}"
