"""What can be done with a note: print, save, approve; and its state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from mcu_desktop.domain.notes.period import day_in_words
from ui.note.saving import PAPERS
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from ui.note.sheet import Sheet


class Actions(QWidget):
    """Buttons that wait until there is a note to act on."""

    printing = Signal()
    saving = Signal(object)
    """A `Paper`."""
    approving = Signal()
    stopping = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = label()
        self.state.setObjectName("note.state")
        self.progress = QProgressBar()
        self.progress.setObjectName("note.progress")
        self.progress.setAccessibleName("Записка готовится")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(tokens.MARGIN * 3)
        self.progress.setFixedHeight(tokens.UNIT)
        self.stop = button("Прервать", "note.stop", self.stopping.emit)
        self.print = button("Печать…", "note.print", self.printing.emit)
        self.print.setToolTip("Печать (Ctrl+P)")
        self.save = button("Сохранить…", "note.save", self._offer_papers)
        self.save.setToolTip("Сохранить файлом: PDF (Ctrl+S), DOCX, XLSX")
        self.papers = self._papers()
        self.approve = button("Утвердить…", "note.approve", self.approving.emit, role="main")
        self._lay_out()
        self.progress.setMinimumWidth(tokens.MARGIN)  # a small screen has no more
        self.progress.hide()
        self.stop.hide()
        self.wait_for("")

    def wait_for(self, words: str) -> None:
        """Say what is being done; nothing can be done with the note meanwhile."""
        self.state.setText(words)
        self.progress.setVisible(bool(words))
        for part in (self.print, self.save, self.approve):
            part.setEnabled(False)

    def show_state(self, sheet: Sheet) -> None:
        """Say what the note is, and let it be used."""
        self.state.setText(state_in_words(sheet))
        self.progress.hide()
        self.stop.hide()
        self.print.setEnabled(True)
        self.save.setEnabled(True)
        self.approve.setEnabled(sheet.frozen_on is None)
        self.approve.setVisible(sheet.frozen_on is None)

    def print_progress(self, words: str) -> None:
        """Say how far the printing is, and offer to stop it."""
        self.wait_for(words)
        self.stop.show()

    def say(self, words: str) -> None:
        """Say what was done, in place of the state."""
        self.state.setText(words)

    def _papers(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("note.papers")
        menu.setAccessibleName("Сохранить записку")
        for paper in PAPERS:
            action = QAction(f"{paper.title}…", menu)
            action.setObjectName(f"note.save.{paper.suffix}")
            action.triggered.connect(lambda _checked, paper=paper: self.saving.emit(paper))
            menu.addAction(action)
        return menu

    def _offer_papers(self) -> None:
        self.papers.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.UNIT)
        row.addWidget(self.state, stretch=1)
        for part in (self.progress, self.stop, self.print, self.save, self.approve):
            row.addWidget(part)


def state_in_words(sheet: Sheet) -> str:
    """Say whether a note is a draft or approved, and when."""
    if sheet.frozen_on is not None:
        return f"Утверждена {day_in_words(sheet.frozen_on)}. Печатается и сохраняется всегда в этом виде."
    if sheet.unfinished:
        return "Проект. Период ещё идёт: показатели – на сегодня."
    return "Проект. Показатели – по журналу, каков он сейчас."
