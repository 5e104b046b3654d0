"""One thing at a time in a thread of its own, where the office's worker must stay free or is not there."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from mcu_desktop.problems import Refusal, Trouble
from ui.bridge import heard

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


class Apart(QObject):
    """Answers come back into the window's thread; our own bugs too."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._ended.connect(self._deliver)

    def run(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], object],
        failed: Callable[[Refusal | Trouble], object],
    ) -> None:
        """Begin; `then` or `failed` follows."""
        self.busy = True
        Thread(target=self._work, args=(work, then, failed), name="apart", daemon=True).start()

    def _work(self, work: Callable[[], Any], then: Any, failed: Any) -> None:
        try:
            ended = then, work()
        except (Refusal, Trouble) as problem:
            ended = failed, problem
        except BaseException as fault:  # noqa: BLE001 - our bug: raised again in the window's thread
            ended = _raise, fault
        self._ended.emit(ended)

    def _deliver(self, ended: tuple[Callable[[Any], object], Any]) -> None:
        self.busy = False
        deliver, value = ended
        if heard(deliver):
            deliver(value)


def _raise(fault: BaseException) -> None:
    raise fault
