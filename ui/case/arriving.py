"""A file of a case that has not come here yet: says so, has it come, says how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.wording import decimal
from ui.case.fetching import fetching
from ui.case.sections import readable
from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.facts import Attached
    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge

_KB = 1024


class Arriving(QWidget):
    """One such file in the list of files."""

    def __init__(self, bridge: Bridge, case: CaseId, file: Attached) -> None:
        super().__init__()
        self._case = case
        self._file = file
        self._fetching = fetching(bridge)
        self._make()
        self._lay_out()
        self._fetching.went.connect(self._went)
        self._fetching.ended.connect(self._ended)
        self._show()

    def _make(self) -> None:
        self.amount = label(size(self._file.size), "caption", wrap=False)
        self.state = label("", "caption", wrap=False)
        self.state.setObjectName(f"case.state.{self._file.digest[:12]}")
        self.why = label("", "caption")
        self.why.setObjectName(f"case.why.{self._file.digest[:12]}")
        self.turn = button("Получить", f"case.get.{self._file.digest[:12]}", self._turn, role="quiet")

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(readable(self._file.name), 1)
        line.addWidget(self.amount)
        line.addWidget(self.state)
        line.addWidget(self.turn)
        lines.addLayout(line)
        lines.addWidget(self.why)

    def _show(self, words: str = "") -> None:
        coming = self._fetching.coming(self._file.digest)
        self.state.setText(words or ("приходит…" if coming else "ещё не пришёл"))
        self.amount.setVisible(not coming)
        self.turn.setText("Остановить" if coming else "Получить")
        doing = "Остановить приём файла" if coming else "Получить файл"
        self.turn.setAccessibleName(f"{doing} {self._file.name}")
        why = "" if coming else self._fetching.why_not(self._file.digest)
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def _turn(self) -> None:
        if self._fetching.coming(self._file.digest):
            self._fetching.stop(self._file.digest)
        else:
            self._fetching.begin(self._case, self._file.digest)
            self._show()

    @Slot(str, int, int)
    def _went(self, digest: str, done: int, whole: int) -> None:
        if digest == self._file.digest and self._fetching.coming(digest):
            self._show(f"пришло {size(done)} из {size(whole)}")

    @Slot(str, str)
    def _ended(self, digest: str, words: str) -> None:
        if digest == self._file.digest and words:
            self._show()


def size(amount: int) -> str:
    """Give a file's size as people read it."""
    if amount < _KB * _KB:
        return f"{max(1, amount // _KB)} КБ"
    return f"{decimal(amount / _KB / _KB)} МБ"
