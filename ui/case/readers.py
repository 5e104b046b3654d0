"""Who opened this card and took it away: on the sheet for those who may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.workplace.readings import of_case
from ui.case.sections import readable
from ui.theme.tokens import GAP, HALF
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.readings import ReadingLine
    from ui.bridge import Bridge

_MOST = 10
_LAST = f"Последние {_MOST}; остальные – Справочники, «Кто смотрел»."


class Readers(QFrame):
    """Stands on the sheet once there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case.readers")
        self.setAccessibleName("Кто открывал и выгружал")
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, GAP, GAP, GAP)
        self._lines.setSpacing(HALF)
        self._lines.addWidget(label("Кто открывал и выгружал", "heading"))
        self.hide()

    def show_readings(self, told: tuple[ReadingLine, ...]) -> None:
        """List them, the newest first."""
        for line in told:
            who = ", ".join(filter(None, (line.person, line.duty)))
            self._lines.addWidget(readable(f"{line.at:%d.%m.%Y %H:%M} – {line.what}: {who}"))
        if len(told) == _MOST:
            self._lines.addWidget(label(_LAST, "caption"))
        self.setVisible(bool(told))


def readers(bridge: Bridge, id_: CaseId) -> Readers | None:
    """Give the section, `None` for whoever may not know."""
    if bridge.workplace.why_not(Seeing.READINGS):
        return None
    made = Readers()
    bridge.ask(lambda office: of_case(office, id_, limit=_MOST), made.show_readings)
    return made
