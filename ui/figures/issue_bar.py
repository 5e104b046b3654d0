"""What can be done with a paper of figures that stands there: print, save; how far that is, in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QWidget

from ui.figures.papers import PAPERS
from ui.theme import tokens
from ui.widgets.text import button, label


class IssueBar(QWidget):
    """Buttons that wait until there is a paper to act on."""

    printing = Signal()
    saving = Signal(object)
    """A `Paper`."""
    stopping = Signal()

    def __init__(self, name: str, being_made: str, saved: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.state = label()
        self.state.setObjectName(f"{name}.state")
        self.progress = QProgressBar()
        self.progress.setObjectName(f"{name}.progress")
        self.progress.setAccessibleName(being_made)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(tokens.MARGIN * 3)
        self.stop = button("Прервать", f"{name}.stop", self.stopping.emit)
        self.print = button("Печать…", f"{name}.print", self.printing.emit)
        self.print.setToolTip("Печать (Ctrl+P)")
        self.save = button("Сохранить…", f"{name}.save", self._offer_papers)
        self.save.setToolTip("Сохранить файлом: PDF (Ctrl+S), DOCX, XLSX")
        self.papers = self._papers(saved)
        self._more: list[QPushButton] = []
        self._lay_out()
        self.progress.setMinimumWidth(tokens.MARGIN)  # a small screen has no more
        self.progress.hide()
        self.stop.hide()
        self.wait_for("")

    def add(self, made: QPushButton) -> None:
        """Put one more button at the right; it waits like the others."""
        self._more.append(made)
        self._row.addWidget(made)
        made.setEnabled(self.print.isEnabled())

    def wait_for(self, words: str, *, stoppable: bool = False) -> None:
        """Say what is being done; nothing can be done with the paper meanwhile."""
        self.state.setText(words)
        self.progress.setVisible(bool(words))
        self.stop.setVisible(stoppable)
        for part in (self.print, self.save, *self._more):
            part.setEnabled(False)

    def be_ready(self, words: str) -> None:
        """Say what the paper is, and let it be used."""
        self.state.setText(words)
        self.progress.hide()
        self.stop.hide()
        for part in (self.print, self.save, *self._more):
            part.setEnabled(True)

    def say(self, words: str) -> None:
        """Say what was done, in place of the state."""
        self.state.setText(words)

    def _papers(self, saved: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"{self._name}.papers")
        menu.setAccessibleName(saved)
        for paper in PAPERS:
            action = QAction(f"{paper.title}…", menu)
            action.setObjectName(f"{self._name}.save.{paper.suffix}")
            action.triggered.connect(lambda _checked, paper=paper: self.saving.emit(paper))
            menu.addAction(action)
        return menu

    def _offer_papers(self) -> None:
        self.papers.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.UNIT)
        self._row.addWidget(self.state, stretch=1)
        for part in (self.progress, self.stop, self.print, self.save):
            self._row.addWidget(part)
