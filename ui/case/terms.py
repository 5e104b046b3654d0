"""The terms of a case: due day, what is left, and on demand why it is that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import day
from ui.case.sections import readable, section
from ui.lists.chip import DueChip
from ui.lists.due import NOT_RUNNING, day_and_time, left
from ui.theme.tokens import HALF, SECTION, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.terms.deadlines import Step
    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace


def terms(sheet: CaseSheet, office: Workplace, opened: set[str]) -> QWidget:
    """Tell every term; `opened` keeps which explanations are open."""
    card, lines = section("Сроки", "terms")
    if not sheet.clocks:
        lines.addWidget(label("Для этого дела норма срока не установлена.", "muted"))
    for clock in sorted(sheet.clocks, key=lambda clock: (not clock.running, clock.due)):
        lines.addWidget(Term(clock, office, opened, ended=sheet.case.ended))
    return card


class Term(QWidget):
    """One term; its explanation opens by a button."""

    def __init__(self, clock: Clock, office: Workplace, opened: set[str], *, ended: bool) -> None:
        super().__init__()
        self._clock = clock
        self._opened = opened
        self._make(office, ended=ended)
        self._lay_out()
        self.why.toggled.connect(self._show_steps)
        self.why.setChecked(clock.norm in opened)

    def _make(self, office: Workplace, *, ended: bool) -> None:
        clock = self._clock
        self.setObjectName(f"case.term.{clock.norm}")
        self.title = readable(f"{clock.title}: {day_and_time(clock.due)}", "strong")
        self.chip = DueChip()
        running = clock.running and not ended
        self.chip.show_left(left(clock.due, office.now()) if running else NOT_RUNNING)
        self.state = label(_state(clock, running=running), "caption")
        self.why = QToolButton()
        self.why.setObjectName(f"case.term.{clock.norm}.why")
        self.why.setText("Почему этот день")
        self.why.setAccessibleName(f"Почему этот день: {clock.title}")
        self.why.setCheckable(True)
        self.why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.steps = QWidget()
        self.steps.setObjectName(f"case.term.{clock.norm}.steps")
        self.steps.hide()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, UNIT)
        lines.setSpacing(HALF)
        for beside in ((self.title, self.why), (self.chip, self.state)):  # three side by side are too wide
            row = QHBoxLayout()
            row.setSpacing(UNIT)
            for part in beside:
                row.addWidget(part, int(part in {self.title, self.state}))
            lines.addLayout(row)
        lines.addWidget(self.steps)

    def _show_steps(self, shown: bool) -> None:
        if shown:
            self._opened.add(self._clock.norm)
        else:
            self._opened.discard(self._clock.norm)
        if shown and self.steps.layout() is None:
            lines = QVBoxLayout(self.steps)
            lines.setContentsMargins(SECTION, 0, 0, 0)
            lines.setSpacing(HALF)
            for place, step in enumerate(self._clock.steps, start=1):
                lines.addWidget(readable(f"{place}. {_told(step)}"))
        self.steps.setVisible(shown)


def _told(step: Step) -> str:
    moved = (
        day_and_time(step.after)
        if step.after == step.before
        else (f"{day_and_time(step.before)} – {day_and_time(step.after)}")
    )
    return f"{step.what}: {moved}. {step.why}"


def _state(clock: Clock, *, running: bool) -> str:
    said = clock.deadline.norm.article
    if extension := clock.deadline.extension:
        said = f"{said}. Продлён по {extension.norm.article}"
    if clock.stopped_on is not None:
        said = f"{said}. Срок остановлен {day(clock.stopped_on)}"
    elif not running:
        said = f"{said}. Срок больше не идёт"
    if clock.provisional:
        said = f"{said}. Дата предварительная: переносы выходных этого года ещё не утверждены"
    return f"{said}."
