"""The case for the prosecutor, put together while one looks on; a file is an order of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from ui.paper.asking_place import chosen_place
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.case_folder import CaseFolder, Made
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_FILES = ("файл", "файла", "файлов")


class FolderDialog(QDialog):
    """Says how far it is; Esc leaves no file."""

    ended = Signal(bool)
    """Whether the file is there."""

    def __init__(self, bridge: Bridge, case: Case, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._case = case
        self._path = path
        self._folder: CaseFolder | None = None
        self._stopped = self._over = False
        self._make()
        self._lay_out()
        bridge.troubled.connect(self._troubled)

    def start(self) -> None:
        """Begin with the card and the chronology."""
        id_, path = self._case.id, self._path
        self._bridge.ask(lambda office: _begun(office, id_, path), self._go_on, refused=self._refused)

    def reject(self) -> None:
        """Leave: what is not finished leaves nothing behind."""
        self._stopped = True
        if self._over:
            super().reject()
        else:
            self.state.setText("Прерываю…")

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        title = f"Дело для прокурора: № {self._case.number}"
        self.setObjectName("case.folder.dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.state = label("Собираю карточку и хронологию…")
        self.state.setObjectName("case.folder.state")
        self.progress = QProgressBar()
        self.progress.setObjectName("case.folder.progress")
        self.progress.setAccessibleName("Сколько файлов вшито")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(tokens.UNIT)
        self.leave = button("Прервать", "case.folder.leave", self.reject)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.GAP)
        lines.setSpacing(tokens.GAP)
        lines.addWidget(self.state)
        lines.addWidget(self.progress)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.leave)
        lines.addLayout(last)
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)

    def _go_on(self, folder: CaseFolder) -> None:
        self._folder = folder
        done = folder.steps - folder.left
        self.progress.setRange(0, max(1, folder.steps))
        self.progress.setValue(done)
        if self._stopped:
            self._bridge.ask(
                lambda _: folder.abandon(), lambda _: self._end("Прервано. Файла нет.", whole=False)
            )
        elif folder.left:
            self.state.setText(f"Вшито {done} из {counted(folder.steps, *_FILES)}…")
            self._bridge.ask(lambda office: _stepped(office, folder), self._go_on)
        else:
            self.state.setText("Составляю опись и обложку…")
            self._bridge.ask(lambda office: _finished(office, folder), self._made)

    def _made(self, made: Made) -> None:
        self.progress.setValue(self.progress.maximum())
        self._end(f"{made.in_words()} Сохранено: {made.path}.", whole=True)

    def _refused(self, refusal: Refusal) -> None:
        self._end(refusal.reason, whole=False)

    def _troubled(self, words: str) -> None:
        if not self._over:
            self._end(words, whole=False)

    def _end(self, words: str, *, whole: bool) -> None:
        self._over = True
        self.state.setText(words)
        self.leave.setText("Закрыть")
        self.leave.setAccessibleName("Закрыть")
        self.leave.setFocus()
        self.ended.emit(whole)


def bind(bridge: Bridge, case: Case, parent: QWidget) -> None:
    """Ask where to, and put the case together."""
    name = f"Дело {case.number.replace('/', '-')}.pdf"
    path = chosen_place(f"Дело № {case.number} для прокурора", name, "pdf", parent)
    if path is not None:
        dialog = FolderDialog(bridge, case, path, parent)
        dialog.open()
        dialog.start()


def _begun(office: Workplace, id_: CaseId, path: Path) -> CaseFolder:
    from mcu_desktop.workplace import case_folder  # noqa: PLC0415 - the libraries of papers, in the worker

    return case_folder.begin(office, id_, path)


def _stepped(office: Workplace, folder: CaseFolder) -> CaseFolder:
    try:
        folder.step(office)
    except BaseException:
        folder.abandon()
        raise
    return folder


def _finished(office: Workplace, folder: CaseFolder) -> Made:
    try:
        return folder.finish(office)
    except BaseException:
        folder.abandon()
        raise
