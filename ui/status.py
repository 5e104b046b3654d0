"""The status bar speaks in words: where one works, who, under which duty, how much is open and late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStatusBar

from ui.widgets.elided import Elided
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Status(QStatusBar):
    """Counts anew whenever something changed."""

    safety_wanted = Signal()
    """How the data lies, and what can be done about it."""

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
        self.safety: QPushButton | None = None
        self.addWidget(self.who, 1)
        self.addPermanentWidget(self.work)
        bridge.opened.connect(self.refresh)
        bridge.changed.connect(self.refresh)
        if bridge.ready:
            self.refresh()

    def refresh(self) -> None:
        """Ask the office in the worker."""
        self._bridge.ask(status_words, self._show)

    def _show(self, words: StatusWords) -> None:
        self.who.say(words.who)
        self.work.setText(words.work)
        if self.safety is None:
            self.safety = button("", "status.safety", self.safety_wanted.emit, role="link")
            self.addPermanentWidget(self.safety)
        self.safety.setText(words.safety)
        self.safety.setAccessibleName(f"Сохранность данных: {words.safety}")
        self.safety.setToolTip(words.sealed)


class StatusWords(NamedTuple):
    """What the bar says, part by part."""

    who: str
    work: str
    safety: str
    sealed: str


def status_words(workplace: Workplace) -> StatusWords:
    """Say who works here, how the work stands and how safe the data lies."""
    from mcu_desktop.domain.cards.duties import DUTY_NAMES  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.permissions.rights import Seeing  # noqa: PLC0415
    from mcu_desktop.domain.spelling import agreeing, counted  # noqa: PLC0415
    from mcu_desktop.store.lines import OPEN_STATUSES  # noqa: PLC0415
    from mcu_desktop.store.register import Filter  # noqa: PLC0415
    from mcu_desktop.workplace.safety import safety  # noqa: PLC0415

    duties = workplace.office.duties_of(workplace.person)
    who = [f"Рабочее место {workplace.store.station}", workplace.person_name(workplace.person)]
    if duties:
        others = len(duties) - 1
        more = f" и ещё {counted(others, 'обязанность', 'обязанности', 'обязанностей')}" if others else ""
        who.append(f"{DUTY_NAMES[duties[0]]}{more}")
    count, now = workplace.store.register.count, workplace.now()
    still_open, late = count(Filter(statuses=OPEN_STATUSES), now), count(Filter(overdue=True), now)
    work = f"В работе {counted(still_open, 'дело', 'дела', 'дел')}"
    if late:
        work += f", {agreeing(late, 'просрочено', 'просрочены', 'просрочено')} {late}"
    elif still_open:
        work += ", просроченных нет"
    if workplace.why_not(Seeing.CASES) and workplace.why_not(Seeing.FIGURES):
        work = "Дела не показываются: нет такой обязанности"
    told = safety(workplace.store)
    lies = told.last_copy(now) if told.protected else f"не зашифровано, {told.last_copy(now)}"
    return StatusWords(who=" · ".join(who), work=work, safety=lies, sealed=told.words)
