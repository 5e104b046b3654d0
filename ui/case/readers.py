"""Who opened this card and took it away: on the sheet for those who may know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.workplace.readings import of_case
from ui.case.sections import readable, section
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.readings import ReadingLine
    from ui.bridge import Bridge

_MOST = 10
_LAST = f"Последние {_MOST}; остальные – Справочники, «Кто смотрел»."


def readers(bridge: Bridge, id_: CaseId) -> QWidget | None:
    """Give the section, shown once there is something to tell; `None` for whoever may not know."""
    if bridge.workplace.why_not(Seeing.READINGS):
        return None
    card, lines = section("Кто открывал и выгружал", "readers")
    card.hide()
    bridge.ask(lambda office: of_case(office, id_, limit=_MOST), partial(_tell, card, lines))
    return card


def _tell(card: QFrame, lines: QVBoxLayout, told: tuple[ReadingLine, ...]) -> None:
    for line in told:
        who = ", ".join(filter(None, (line.person, line.duty)))
        lines.addWidget(readable(f"{line.at:%d.%m.%Y %H:%M} – {line.what}: {who}"))
    if len(told) == _MOST:
        lines.addWidget(label(_LAST, "caption"))
    card.setVisible(bool(told))
