"""Other cases of the same people or about the same place; Enter goes there, Esc leads back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from ui.case.sections import readable
from ui.theme.tokens import GAP, HALF
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store.rows import CaseLine

Related = tuple[tuple["CaseLine", bool, bool], ...]
"""Lines, and whether the person and the place are the same."""


class RelatedCases(QFrame):
    """Stands on the sheet once there is something to tell."""

    asked = Signal(str)
    """Show this case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case.related")
        self.setAccessibleName("Связанные дела")
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, GAP, GAP, GAP)
        self._lines.setSpacing(HALF)
        self._lines.addWidget(label("Связанные дела", "heading"))
        self.hide()

    def show_cases(self, related: Related) -> None:
        """List the cases, the newest first: those of the person, then those about the place."""
        of_person = [line for line, person, _ in related if person]
        of_place = [line for line, person, _ in related if not person]
        for heading, found in (("Того же заявителя", of_person), ("О том же месте", of_place)):
            if found:
                self._lines.addWidget(label(heading, "strong"))
            for line in found:
                self._tell(line)
        self.setVisible(bool(related))

    def _tell(self, line: CaseLine) -> None:
        day = f"{line.registered_on[8:10]}.{line.registered_on[5:7]}.{line.registered_on[:4]}"
        words = f"№ {line.number} от {day}, {RUSSIAN[Status(line.status)].lower()}"
        link = button(words, f"case.related.{line.id}", role="link")
        link.setAccessibleName(f"{words}: {line.summary}")
        link.setToolTip("Перейти к делу (Enter), назад – Esc")
        link.clicked.connect(partial(self.asked.emit, line.id))
        self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(readable(line.summary))
