"""Writing the list to a file: a portion is an order of its own, so that commands are not kept waiting."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mcu_desktop.domain.notes.wording import number
from mcu_desktop.problems import Trouble
from mcu_desktop.workplace.register_columns import RegisterColumn, values
from mcu_desktop.workplace.register_paper import AT_ONCE, begin_file

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.reports.register_files import RegisterFile
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class Export(QObject):
    """One file on its way."""

    told = Signal(str)
    """How far it is, in words."""
    finished = Signal(bool)
    """Whether the file is there."""

    def __init__(
        self,
        bridge: Bridge,
        keys: array[int],
        columns: tuple[RegisterColumn, ...],
        path: Path,
        parent: QObject | None = None,
        *,
        conditions: str = "",
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._keys = keys
        self._columns = columns
        self._path = path
        self._conditions = conditions
        self._file: RegisterFile | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin with the first rows."""
        self._order(0)

    def stop(self) -> None:
        """Leave no file."""
        self._stopped = True

    def _order(self, start: int) -> None:
        if self._stopped:
            self._bridge.ask(self._abandon, self.finished.emit)
        elif start >= len(self._keys):
            self.told.emit("Сохраняю файл…")
            self._bridge.ask(self._finish, self.finished.emit)
        else:
            self.told.emit(f"Записано {number(start)} из {number(len(self._keys))}…")
            self._bridge.ask(lambda office: self._write(office, start), self._order)

    def _write(self, office: Workplace, start: int) -> int:
        """Write a portion; give where the next one begins."""
        end = start + AT_ONCE
        with self._whole_or_nothing():
            self._begun(office).add(values(office, self._keys[start:end], self._columns))
        return end

    def _finish(self, office: Workplace) -> bool:
        with self._whole_or_nothing():
            self._begun(office).finish()
        return True

    def _abandon(self, _office: Workplace) -> bool:
        if self._file is not None:
            self._file.abandon()
        return False

    @contextmanager
    def _whole_or_nothing(self) -> Iterator[None]:
        try:
            yield
        except Trouble:
            if self._file is not None:
                self._file.abandon()
            raise

    def _begun(self, office: Workplace) -> RegisterFile:
        if self._file is None:
            self._file = begin_file(
                office, self._path, self._columns, count=len(self._keys), conditions=self._conditions
            )
        return self._file
