"""Writing the file of a month: a portion is an order of its own, so that commands are not kept waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.sstu.file import SstuFile

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.sstu.report import Entry, MonthReport
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

AT_ONCE = 10
"""Each may bring an answer of seven megabytes."""


class Writing(QObject):
    """One file on its way."""

    told = Signal(int, int)
    """How many of how many are written."""
    finished = Signal(bool)
    """Whether the file is there."""

    def __init__(
        self, bridge: Bridge, report: MonthReport, entries: tuple[Entry, ...], path: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._report = report
        self._entries = entries
        self._path = path
        self._file: SstuFile | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin with the first appeals."""
        self._order(0)

    def stop(self) -> None:
        """Leave no file."""
        self._stopped = True

    def _order(self, start: int) -> None:
        if self._stopped:
            self._bridge.ask(self._abandon, self.finished.emit)
        elif start >= len(self._entries):
            self._bridge.ask(self._finish, self.finished.emit, refused=self._refused)
        else:
            self.told.emit(start, len(self._entries))
            self._bridge.ask(lambda office: self._write(office, start), self._order, refused=self._refused)

    def _write(self, office: Workplace, start: int) -> int:
        """Write a portion; give where the next one begins."""
        end = start + AT_ONCE
        try:
            if self._file is None:
                self._file = SstuFile(office, self._report, self._path)
            self._file.add(office, self._entries[start:end])
        except BaseException:
            self._abandon(office)
            raise
        return end

    def _finish(self, office: Workplace) -> bool:
        assert self._file is not None, "nothing is written of an empty month"
        self._file.finish(office)
        return True

    def _abandon(self, _office: Workplace) -> bool:
        if self._file is not None:
            self._file.abandon()
        return False

    def _refused(self, refusal: Refusal) -> None:
        self._bridge.refused.emit(refusal)
        self.finished.emit(False)
