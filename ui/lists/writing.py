"""Writing a long file: a portion is an order of its own, so that commands are not kept waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class PortionFile(Protocol):
    """A file that is there whole or not at all."""

    def add(self, office: Workplace, portion: Any) -> None:
        """Write some of it."""
        ...

    def finish(self, office: Workplace) -> None:
        """Put the file in its place."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind."""
        ...


class Writing(QObject):
    """One file on its way."""

    told = Signal(int, int)
    """How much of how much is written."""
    finished = Signal(bool)
    """Whether the file is there; not told where there was trouble, the bridge says that."""

    def __init__(
        self,
        bridge: Bridge,
        whole: Sequence[Any],
        at_once: int,
        begin: Callable[[Workplace], PortionFile],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._whole = whole
        self._at_once = at_once
        self._begin = begin
        self._file: PortionFile | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin with the first portion."""
        self._order(0)

    def stop(self) -> None:
        """Leave no file."""
        self._stopped = True

    def _order(self, start: int) -> None:
        if self._stopped:
            self._bridge.ask(self._abandon, self.finished.emit)
            return
        self.told.emit(min(start, len(self._whole)), len(self._whole))
        step = self._finish if start >= len(self._whole) else lambda office: self._write(office, start)
        then = self.finished.emit if start >= len(self._whole) else self._order
        self._bridge.ask(step, then, refused=self._refused)

    def _write(self, office: Workplace, start: int) -> int:
        """Write a portion; give where the next one begins."""
        end = start + self._at_once
        self._whole_or_nothing(office, lambda file: file.add(office, self._whole[start:end]))
        return end

    def _finish(self, office: Workplace) -> bool:
        self._whole_or_nothing(office, lambda file: file.finish(office))
        return True

    def _whole_or_nothing(self, office: Workplace, write: Callable[[PortionFile], None]) -> None:
        if self._file is None:
            self._file = self._begin(office)
        try:
            write(self._file)
        except BaseException:
            self._file.abandon()
            raise

    def _abandon(self, _office: Workplace) -> bool:
        if self._file is not None:
            self._file.abandon()
        return False

    def _refused(self, refusal: Refusal) -> None:
        self._bridge.refused.emit(refusal)
        self.finished.emit(False)
