"""What a case has to do with others: which it repeats, and the problem that it shares with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mcu_desktop.domain.cases.chapters.problems import about
from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from ui.theme.tokens import GAP, HALF
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.problems import Refusal
    from mcu_desktop.store.rows import CaseLine
    from mcu_desktop.workplace.shared_problems import SharedProblem
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Together(QFrame):
    """Stands on the sheet of a case that repeats others or shares a problem with them."""

    asked = Signal(str)
    """Show this case."""

    def __init__(self, bridge: Bridge, case: Case) -> None:
        super().__init__()
        self._case = case
        self.setObjectName("case.together")
        self.setAccessibleName("Повторы и общая проблема")
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, GAP, GAP, GAP)
        self._lines.setSpacing(HALF)
        self._lines.addWidget(label("Повторы и общая проблема", "heading"))
        self._tell_repeat()
        for problem in dict.fromkeys(question.problem for question in about(case) if question.problem):

            def look(office: Workplace, problem: CardId = problem) -> SharedProblem:
                from mcu_desktop.workplace.shared_problems import shared_problem  # noqa: PLC0415 - seldom

                return shared_problem(office, problem)

            bridge.ask(look, self._tell_problem, refused=self._gone)

    def _tell_repeat(self) -> None:
        repeat = self._case.repeat
        if repeat is None:
            return
        self._lines.addWidget(label(f"Отмечено: {RUSSIAN[repeat.relation]}", "strong"))
        for one in repeat.of:
            self._link(one.id, f"№ {one.number}")

    def _tell_problem(self, shared: SharedProblem) -> None:
        self._lines.addWidget(label(f"Общая проблема: {shared.problem.title}", "strong"))
        if shared.problem.about:
            self._lines.addWidget(label(shared.problem.about))
        others = [line for line in shared.cases if line.id != self._case.id]
        if not others:
            self._lines.addWidget(label("Других дел об этом пока нет.", "muted"))
        for line in others:
            self._link(line.id, _words(line))

    def _gone(self, _refusal: Refusal) -> None:
        self._lines.addWidget(label("Общая проблема убрана из справочника.", "muted"))

    def _link(self, case: str, words: str) -> None:
        link = button(words, f"case.together.{case}", role="link")
        link.setToolTip("Перейти к делу (Enter), назад – Esc")
        link.clicked.connect(partial(self.asked.emit, case))
        self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def together(bridge: Bridge, case: Case) -> Together | None:
    """Make the section where there is anything to tell."""
    return Together(bridge, case) if case.repeat or about(case) else None


def _words(line: CaseLine) -> str:
    return f"№ {line.number}, {RUSSIAN[Status(line.status)].lower()}: {line.summary}"
