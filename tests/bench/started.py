"""One start of a window as a whole process: `python -m tests.bench.started empty|place HOME|register HOME`.

Prints when it could be typed into (by the clock that all processes share) and how much memory it holds.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

if "empty" not in sys.argv:
    import ui  # noqa: F401 - the program's own way to Qt

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_KIB = 1024
_SETTLING_MS = 300
_LOOK_MS = 20


class FirstKey(QObject):
    """Presses a key once the widget is painted, and tells when it came through."""

    def __init__(self, painted: QWidget, came: Callable[[], None]) -> None:
        super().__init__(painted)
        self._painted = painted
        self._came = came
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            watched.removeEventFilter(self)
            self._came()
        elif event.type() == QEvent.Type.Paint and watched is self._painted:
            self._painted.removeEventFilter(self)
            typed = QApplication.focusWidget() or self._painted.window()
            typed.installEventFilter(self)
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
            QCoreApplication.postEvent(typed, key, Qt.EventPriority.LowEventPriority.value)
        return False


def empty() -> None:
    """Show what Qt shows at least."""
    from PySide6.QtWidgets import QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    key = FirstKey(window, lambda: _leave(app, time.monotonic()))
    window.resize(1280, 800)
    window.show()
    app.exec()
    del key


def place(home: Path) -> None:
    """Show the program as its console script does."""
    from mcu_desktop.__main__ import window_home  # noqa: PLC0415

    assert window_home(["--home", str(home)]) == home
    from ui.app import application, open_window  # noqa: PLC0415

    app = application(home)
    window, bridge = open_window(home)
    key = FirstKey(window.place, lambda: _leave(app, time.monotonic()))
    app.exec()
    bridge.close()
    del key


def register(home: Path) -> None:
    """Show the program, then its register with all cases."""
    from ui.app import application, open_window  # noqa: PLC0415

    app = application(home)
    window, bridge = open_window(home)

    def look() -> None:
        if window.place.objectName() == "register" and window.place.model.rowCount():  # type: ignore[attr-defined]
            looking.stop()
            QTimer.singleShot(_SETTLING_MS, lambda: _leave(app, time.monotonic()))

    looking = QTimer(interval=_LOOK_MS)
    looking.timeout.connect(look)
    bridge.opened.connect(lambda: window.show_place("register"))
    bridge.opened.connect(looking.start)
    app.exec()
    bridge.close()


def _leave(app: QApplication, usable: float) -> None:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    resident = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / _KIB
    sys.stdout.write(json.dumps({"usable": usable, "resident": resident}))
    sys.stdout.flush()
    app.quit()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["empty"]:
            empty()
        case ["place", home]:
            place(Path(home))
        case ["register", home]:
            register(Path(home))
