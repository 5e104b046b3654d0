"""The status bar speaks in words: who works, under which duty, where, how much is open and late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar

from ui.widgets.elided import Elided
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Status(QStatusBar):
    """Counts anew whenever something changed."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAccessibleName("Состояние")
        self.setSizeGripEnabled(False)
        self._bridge = bridge
        self.who = Elided("Открываю рабочее место…")
        self.who.setObjectName("status.who")
        self.work = label(wrap=False)
        self.work.setObjectName("status.work")
        self.addWidget(self.who, 1)
        self.addPermanentWidget(self.work)
        bridge.opened.connect(self.refresh)
        bridge.changed.connect(self.refresh)
        if bridge.ready:
            self.refresh()

    def refresh(self) -> None:
        """Ask the office in the worker."""
        self._bridge.ask(status_words, self._show)

    def _show(self, words: tuple[str, str]) -> None:
        self.who.say(words[0])
        self.work.setText(words[1])


def status_words(workplace: Workplace) -> tuple[str, str]:
    """Say who works here and how the work stands."""
    from mcu_desktop.domain.cards.duties import DUTY_NAMES  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.spelling import agreeing, counted  # noqa: PLC0415
    from mcu_desktop.store.register import OPEN_STATUSES, Filter  # noqa: PLC0415

    duties = workplace.office.duties_of(workplace.person)
    who = [f"Работает: {workplace.person_name(workplace.person)}"]
    if duties:
        others = len(duties) - 1
        more = f" и ещё {counted(others, 'обязанность', 'обязанности', 'обязанностей')}" if others else ""
        who.append(f"{DUTY_NAMES[duties[0]]}{more}")
    who.append(f"рабочее место {workplace.store.station}")
    count, now = workplace.store.register.count, workplace.now()
    still_open, late = count(Filter(statuses=OPEN_STATUSES), now), count(Filter(overdue=True), now)
    work = f"В работе {counted(still_open, 'дело', 'дела', 'дел')}"
    if late:
        work += f", {agreeing(late, 'просрочено', 'просрочены', 'просрочено')} {late}"
    elif still_open:
        work += ", просроченных нет"
    return " · ".join(who), work
