"""Papers of figures drawn in a thread of their own: a long one keeps neither the window nor commands waiting.

What is drawn is a value: no file is open, nothing of Qt is touched.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

Went = Callable[[int], None]
Work = Callable[[Went], Any]
"""Draws, and tells at each page how far it is; what that raises ends it."""


class Drawer(QObject):
    """One thread, one paper at a time; the newest is the one that is wanted."""

    told = Signal(int)
    """Which page is being drawn."""
    stopped = Signal()
    """What was begun is left, because the person wished so."""
    _came = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._wanted: _Job | None = None
        self._then: Callable[[Any], object] | None = None
        self._thread: Thread | None = None
        self._came.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Something is being drawn that is still wanted."""
        return self._wanted is not None

    def draw(self, work: Work, then: Callable[[Any], object]) -> None:
        """Draw something, in place of what is being drawn; `then` gets it in the window's thread."""
        self.leave_off()
        self._wanted, self._then = _Job(work, Event()), then
        self._jobs.put(self._wanted)
        if self._thread is None:
            self._thread = Thread(target=self._work, name="drawing", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Leave what is being drawn."""
        if self._wanted is not None:
            self.leave_off()
            self.stopped.emit()

    def leave(self) -> None:
        """End the thread."""
        self.leave_off()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def leave_off(self) -> None:
        """Want nothing more, and say nothing of it."""
        if self._wanted is not None:
            self._wanted.unwanted.set()
        self._wanted = self._then = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                made = job.work(partial(self._went, job))
            except _Unwanted:
                continue
            except BaseException as fault:  # noqa: BLE001 - our bug: raised again in the window's thread
                self._came.emit(job, fault)
            else:
                self._came.emit(job, made)

    def _went(self, job: _Job, page: int) -> None:
        if job.unwanted.is_set():
            raise _Unwanted
        self.told.emit(page)

    def _deliver(self, job: _Job, made: Any) -> None:
        if job is not self._wanted or self._then is None:
            return
        then, self._wanted, self._then = self._then, None, None
        if isinstance(made, BaseException):
            raise made
        then(made)


class _Job(NamedTuple):
    work: Work
    unwanted: Event


class _Unwanted(Exception):
    """Nobody waits for it any more."""
