"""Files come in a thread of their own: neither the window nor the worker of commands waits for a network."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.exchange.files import ASKED, Went, fetch
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge

_NAME = "files.fetching"


class _Stopped(Exception):
    """The person does not want to wait any more, or the window is closing."""


class _Order(NamedTuple):
    """What the thread needs to know: nothing of it belongs to the window."""

    home: Path
    key: bytes | None
    person: CardId
    case: CaseId
    digest: str
    stopped: Event


class Fetching(QObject):
    """The files that are on their way to this window."""

    went = Signal(str, int, int)
    """Of which file, how many bytes of how many."""
    ended = Signal(str, str)
    """Of which file, and why it did not come; no words where it did."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.setObjectName(_NAME)
        self._bridge = bridge
        self._coming: dict[str, tuple[Thread, Event]] = {}
        self._words: dict[str, str] = {}
        self.ended.connect(self._hear)
        bridge.closing.connect(self._stop_all)

    def coming(self, digest: str) -> bool:
        """Tell whether a file is on its way."""
        return digest in self._coming

    def why_not(self, digest: str) -> str:
        """Say why a file did not come when it was last asked for."""
        return self._words.get(digest, "")

    def begin(self, case: CaseId, digest: str) -> None:
        """Have a file come."""
        if digest in self._coming:
            return
        office, stopped = self._bridge.workplace, Event()
        order = _Order(self._bridge.home, office.store.key, office.person, case, digest, stopped)
        thread = Thread(target=self._fetch, args=(order,), name="file", daemon=True)
        self._words.pop(digest, None)
        self._coming[digest] = (thread, stopped)
        thread.start()

    def stop(self, digest: str) -> None:
        """Wait for a file no more; what has come of it stays for the next time."""
        if digest in self._coming:
            self._coming[digest][1].set()

    def _fetch(self, order: _Order) -> None:
        """Work in the thread; what it finds goes to the window as signals alone."""

        def went(done: int, whole: int) -> None:
            if order.stopped.is_set():
                raise _Stopped
            self.went.emit(order.digest, done, whole)

        try:
            words = "" if _came(order, went) else ASKED
        except _Stopped:
            words = "Приём остановлен. Что пришло, сохранено: «Получить» продолжит."
        except (Refusal, Trouble) as problem:
            words = str(problem)
        self.ended.emit(order.digest, words)

    @Slot(str, str)
    def _hear(self, digest: str, words: str) -> None:
        self._coming.pop(digest, None)
        if words:
            self._words[digest] = words
        else:
            self._bridge.changed.emit(Changes())

    @Slot()
    def _stop_all(self) -> None:
        for thread, stopped in list(self._coming.values()):
            stopped.set()
            thread.join()


def fetching(bridge: Bridge) -> Fetching:
    """Give what fetches files for a window; it lives as long as the window's bridge."""
    found = bridge.findChild(Fetching, _NAME)
    return found if found is not None else Fetching(bridge)


def _came(order: _Order, went: Went) -> bool:
    office = Workplace.open(order.home, key=order.key)
    try:
        office.person = order.person
        office.require_sight(order.case)
        return fetch(office, [order.digest], went=went) == 1
    finally:
        office.close()
