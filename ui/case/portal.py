"""What ССТУ knows of an appeal, and what it lacks to be told: on the sheet for those who report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.vocabulary import Regime
from ui.case.sections import readable
from ui.theme.tokens import GAP, HALF
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.sstu.report import Entry
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Portal(QFrame):
    """Stands on the sheet once there is an end to tell of, or something was told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case.portal")
        self.setAccessibleName("Выгрузка в ССТУ")
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, GAP, GAP, GAP)
        self._lines.setSpacing(HALF)
        self._lines.addWidget(label("Выгрузка в ССТУ", "heading"))
        self.hide()

    def show_entry(self, told: tuple[Entry, tuple[str, ...]]) -> None:
        """Say what the portal knows, and what keeps the appeal back."""
        entry, lacking = told
        at = f" {entry.told_at:%d.%m.%Y}" if entry.told_at else ""
        self._lines.addWidget(readable(f"{entry.state[:1].upper()}{entry.state[1:]}{at}."))
        for words in lacking:
            self._lines.addWidget(readable(words, "warning"))
        self.setVisible(not entry.record.unfinished or entry.told_at is not None)


def portal(bridge: Bridge, case: Case) -> Portal | None:
    """Give the section, `None` for what is not reported and for who does not report."""
    if case.regime is not Regime.APPEAL or case.erased or bridge.workplace.why_not(Export.SSTU):
        return None
    made = Portal()

    def ask(office: Workplace) -> tuple[Entry, tuple[str, ...]]:
        from mcu_desktop.sstu.checking import sentences  # noqa: PLC0415 - after the card stands
        from mcu_desktop.workplace.sstu.report import of_case  # noqa: PLC0415

        entry = of_case(office, case.id)
        return entry, sentences(entry.lacks)

    bridge.ask(ask, made.show_entry)
    return made
