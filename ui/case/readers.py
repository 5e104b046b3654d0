"""Who opened this card and took it away: on the sheet for those who may know, at the press of a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.workplace.readings import of_case
from ui.case.sections import readable, section
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.readings import ReadingLine
    from ui.bridge import Bridge

_MOST = 50


def readers(bridge: Bridge, id_: CaseId) -> QWidget | None:
    """Give the section, `None` for whoever may not know."""
    if bridge.workplace.why_not(Seeing.READINGS):
        return None
    card, lines = section("Кто открывал и выгружал", "readers")
    shower = button("Показать", "case.readers.show", role="quiet")
    shower.setAccessibleName("Показать, кто открывал и выгружал это дело")

    def show() -> None:
        shower.hide()
        bridge.ask(lambda office: of_case(office, id_, limit=_MOST), partial(_tell, lines))

    shower.clicked.connect(show)
    lines.addWidget(shower, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _tell(lines: QVBoxLayout, told: tuple[ReadingLine, ...]) -> None:
    for line in told:
        who = ", ".join(filter(None, (line.person, line.duty)))
        lines.addWidget(readable(f"{line.at:%d.%m.%Y %H:%M} – {line.what}: {who}"))
    if not told:
        lines.addWidget(label("Пока никто.", "muted"))
