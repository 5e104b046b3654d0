"""What becomes of the month: which appeals go, the file on its way, how far it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import counted
from mcu_desktop.sstu.months import title
from mcu_desktop.workplace.sstu.file import SstuFile
from ui.lists.writing import Writing
from ui.paper.asking_place import chosen_place
from ui.sstu import words
from ui.theme import tokens
from ui.widgets.allowed import Allowed
from ui.widgets.flow import flowing
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from mcu_desktop.workplace.sstu.report import Entry, MonthReport
    from ui.bridge import Bridge

_AT_ONCE = 10
"""Each may bring an answer of seven megabytes."""


class Foot(QWidget):
    """Writes what is ready; the other buttons of the place stand before its own."""

    told = Signal(str)
    """In words, how the writing ended."""

    def __init__(self, bridge: Bridge, *others: QPushButton) -> None:
        super().__init__()
        self._bridge = bridge
        self._report: MonthReport | None = None
        self._writing: Writing | None = None
        self._make()
        self._lay_out(others)
        self.only_new.clicked.connect(lambda _: self._say_going())
        bridge.troubled.connect(self._troubled)
        Allowed(bridge, self, (self.write,), Export.SSTU)

    def show_report(self, report: MonthReport | None) -> None:
        """Take the month that stands in the list."""
        self._report = report
        self._say_going()

    def save(self) -> None:
        """Write where the person chooses."""
        if self._report is None or not self.write.isEnabled():
            return
        place = chosen_place("Записать файл для ССТУ", f"sstu-{self._report.month}.zip", "zip", self)
        if place is not None:
            self.save_as(place)

    def save_as(self, path: Path) -> None:
        """Write what is ready."""
        going = self._going()
        if self._report is None or not going or self._writing is not None:
            return
        report = self._report
        self._writing = Writing(
            self._bridge, going, _AT_ONCE, lambda office: SstuFile(office, report, path), self
        )
        self._writing.told.connect(self._say_progress)
        self._writing.finished.connect(partial(self._written, report.month, len(going), path))
        self.stop.show()
        self.write.setEnabled(False)
        self._writing.start()

    def leave_off(self) -> None:
        """Leave no file of what is being written."""
        if self._writing is not None:
            self._writing.stop()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.going = label("", "muted")
        self.going.setObjectName("sstu.going")
        self.only_new = QCheckBox("Только то, чего портал ещё не знает")
        self.only_new.setObjectName("sstu.only_new")
        self.only_new.setAccessibleName(self.only_new.text())
        self.progress = QProgressBar()
        self.progress.setObjectName("sstu.progress")
        self.progress.setAccessibleName("Сколько записано")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.stop = button("Прервать", "sstu.stop", self.leave_off)
        self.stop.hide()
        self.write = button("Записать файл…", "sstu.write", self.save, role="main")
        self.write.setToolTip("ZIP для портала: JSON на каждое обращение (Ctrl+S)")

    def _lay_out(self, others: tuple[QPushButton, ...]) -> None:
        about = QHBoxLayout()
        about.setSpacing(tokens.GAP)
        about.addWidget(self.going, 1)
        about.addWidget(self.only_new)
        buttons = QWidget()
        row = flowing(buttons)
        for part in (*others, self.stop, self.write):
            row.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addLayout(about)
        lines.addWidget(self.progress)
        lines.addWidget(buttons)

    def _going(self) -> tuple[Entry, ...]:
        if self._report is None:
            return ()
        return self._report.news if self.only_new.isChecked() else self._report.ready

    def _say_going(self) -> None:
        if self._writing is None:
            going = self._going()
            self.going.setText(words.going(self._report, len(going)) if self._report else "")
            self.write.setEnabled(bool(going))

    def _say_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)
        self.progress.show()
        self.going.setText(f"Записано {done} из {whole}…")

    def _written(self, month: str, amount: int, path: Path, whole: bool) -> None:
        self._end()
        told = counted(amount, "обращение", "обращения", "обращений")
        done = f"Файл за {title(month)} записан, {told}: {path}"
        self.told.emit(done if whole else "Запись прервана, файла нет.")

    def _troubled(self, _words: str) -> None:
        """Let go of a file that the disk did not take; the window says why."""
        if self._writing is not None:
            self._end()

    def _end(self) -> None:
        self._writing = None
        self.progress.hide()
        self.stop.hide()
        self._say_going()
