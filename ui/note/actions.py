"""What can be done with a note: print, save, approve; and its state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.notes.period import day_in_words
from ui.figures.issue_bar import IssueBar
from ui.widgets.text import button

if TYPE_CHECKING:
    from ui.note.sheet import Sheet


class Actions(QWidget):
    """The bar of a paper of figures, and the one step that only a note takes."""

    approving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = IssueBar("note", "Записка готовится", "Сохранить записку")
        self.approve = button("Утвердить…", "note.approve", self.approving.emit, role="main")
        self.bar.add(self.approve)
        self.state, self.progress, self.papers = self.bar.state, self.bar.progress, self.bar.papers
        self.stop, self.print, self.save = self.bar.stop, self.bar.print, self.bar.save
        self.printing, self.saving, self.stopping = self.bar.printing, self.bar.saving, self.bar.stopping
        self.wait_for, self.say = self.bar.wait_for, self.bar.say
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.bar)

    def show_state(self, sheet: Sheet) -> None:
        """Say what the note is, and let it be used."""
        self.bar.be_ready(state_in_words(sheet))
        self.approve.setEnabled(sheet.frozen_on is None)
        self.approve.setVisible(sheet.frozen_on is None)

    def print_progress(self, words: str) -> None:
        """Say how far the printing is, and offer to stop it."""
        self.wait_for(words, stoppable=True)


def state_in_words(sheet: Sheet) -> str:
    """Say whether a note is a draft or approved, and when."""
    if sheet.frozen_on is not None:
        return f"Утверждена {day_in_words(sheet.frozen_on)}. Печатается и сохраняется всегда в этом виде."
    if sheet.unfinished:
        return "Проект. Период ещё идёт: показатели – на сегодня."
    return "Проект. Показатели – по журналу, каков он сейчас."
