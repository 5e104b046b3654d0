"""The second process of a window: it exchanges, so that the window's own never holds or grows for it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui.widgets.soon import soon

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QProcess

    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge

_LEAVE_MS = 1_500
"""To end a portion; who does not manage is killed, which loses nothing."""
_AGAIN_MS = 10_000
News = dict[str, Any]
"""What `mcu_desktop.workplace.exchange.rounds.News` says, as it comes through a pipe."""


class ExchangeProcess(QObject):
    """Runs `sync --serve` on a profile; begun when first needed, begun again when it dies."""

    news = Signal(object)

    def __init__(self, home: Path, key: bytes | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._key = key
        self._left = False
        self._process: QProcess | None = None
        self.going: dict[str, News] = {}
        """The roads that are walked just now, with how far that is."""

    @property
    def running(self) -> bool:
        """It was begun and has not ended."""
        return self._process is not None

    def begin(self) -> None:
        """Begin, unless it runs."""
        if self._process is not None or self._left:
            return
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - where there is a road

        self._process = process = QProcess(self)
        process.setProgram(sys.executable)
        how = [] if getattr(sys, "frozen", False) else ["-m", "mcu_desktop"]
        process.setArguments([*how, "--home", str(self._home), "sync", "--serve"])
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.start()
        process.write(f"{self._key.hex() if self._key else ''}\n".encode())

    def order(self, what: str, *rest: object) -> None:
        """Give an order of `workplace.exchange.rounds`; the process is begun for it if need be."""
        self.begin()
        if self._process is not None:
            self._process.write(f"{json.dumps([what, *rest], ensure_ascii=False)}\n".encode())

    def tell_of_changes(self, changes: Changes) -> None:
        """Let what was done here go over soon; what others brought has no streams."""
        if changes.streams and self.running:
            self.order("changed")

    def tell_who_is_here(self, state: Qt.ApplicationState) -> None:
        """Let it look oftener while somebody works in the window."""
        if self.running:
            self.order("here" if state is Qt.ApplicationState.ApplicationActive else "away")

    def leave(self) -> None:
        """End it, whatever it does."""
        self._left = True
        process = self._process
        if process is None:
            return
        process.finished.disconnect(self._ended)
        process.write(b'["stop"]\n')
        process.closeWriteChannel()
        if not process.waitForFinished(_LEAVE_MS):
            process.kill()
            process.waitForFinished()
        self._process = None

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            told: News = json.loads(bytes(process.readLine().data()))
            if told["what"] in {"began", "phase", "went"}:
                self.going[told["road"]] = told
            else:
                self.going.pop(told["road"], None)
            self.news.emit(told)

    def _ended(self) -> None:
        """Say that it died, and begin anew after a while."""
        process, self._process = self._process, None
        self.going.clear()
        said = (
            bytes(process.readAllStandardError().data()).decode(errors="replace").strip() if process else ""
        )
        self.news.emit({"what": "died", "road": "", "words": said.splitlines()[-1] if said else ""})
        soon(self, self.begin, after_ms=_AGAIN_MS)


def process_of(bridge: Bridge) -> ExchangeProcess:
    """Give the one process of a window, made when first asked for; the office is open by then."""
    found = bridge.findChild(ExchangeProcess)
    if found is not None:
        return found
    made = ExchangeProcess(bridge.home, bridge.workplace.store.key, bridge)
    bridge.closing.connect(made.leave)

    bridge.changed.connect(made.tell_of_changes)
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.applicationStateChanged.connect(made.tell_who_is_here)
    return made
