"""Between window and office: commands and long questions go to one worker, answers come back as signals."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.changes import Changes, Registration
from mcu_desktop.workplace.workplace import Workplace

Answer = TypeVar("Answer")
_LOOK_EVERY_MS = 500
"""How often another process's writing is noticed."""


class Bridge(QObject):
    """One worker thread with a workplace of its own; the window's own one serves reads of a few milliseconds."""

    changed = Signal(object)
    """`Changes` of a command carried out here, or empty ones when another process wrote."""
    refused = Signal(str)
    troubled = Signal(str)
    _returned = Signal(object)

    def __init__(self, home: Path, *, open_workplace: Callable[[Path], Workplace] = Workplace.open) -> None:
        super().__init__()
        self.workplace = open_workplace(home)
        self._home = home
        self._open = open_workplace
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="office")
        self._workers_own: Workplace | None = None
        self._returned.connect(self._deliver)
        self._version = self.workplace.store.version()
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()

    def do(
        self,
        command: Callable[[Workplace], Changes | Registration],
        *,
        done: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Carry a command out in the worker; `changed` follows, or `refused` where no form takes it."""

        def carried_out(result: Changes | Registration) -> None:
            changes = result.changes if isinstance(result, Registration) else result
            self._version = self.workplace.store.version()
            self.changed.emit(changes)
            if done:
                done(result)

        self.ask(command, carried_out, refused=refused)

    def ask(
        self,
        question: Callable[[Workplace], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Put a question that may take long; `then` gets the answer in the window's thread."""
        self._worker.submit(self._answer, question, then, refused)

    def close(self) -> None:
        """Let commands that were given finish, then leave the profile."""
        self._watch.stop()
        self._worker.submit(self._leave)
        self._worker.shutdown(wait=True)
        self.workplace.close()

    def _answer(self, question: Callable[[Workplace], Any], then: Any, refused: Any) -> None:
        try:
            if self._workers_own is None:
                self._workers_own = self._open(self._home)
            answer = question(self._workers_own)
        except Refusal as refusal:
            self._returned.emit((refused or self._refuse, refusal))
        except Trouble as trouble:
            self._returned.emit((self._trouble, trouble))
        except BaseException as fault:  # noqa: BLE001 - our bug: raised again in the window's thread
            self._returned.emit((_raise, fault))
        else:
            self._returned.emit((then, answer))

    def _leave(self) -> None:
        if self._workers_own is not None:
            self._workers_own.close()

    @Slot(object)
    def _deliver(self, returned: tuple[Callable[[Any], None], Any]) -> None:
        deliver, value = returned
        deliver(value)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(str(refusal))

    def _trouble(self, trouble: Trouble) -> None:
        self.troubled.emit(str(trouble))

    def _look(self) -> None:
        version = self.workplace.store.version()
        if version != self._version:
            self._version = version
            self.changed.emit(Changes())


def _raise(fault: BaseException) -> None:
    raise fault
