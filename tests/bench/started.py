"""One start of a window as a whole process: `python -m tests.bench.started bare`, `… register HOME`, …

Prints when it could be typed into (by the clock that all processes share) and how much memory it holds.
"""

from __future__ import annotations

import json
import sys
import time

if not {"bare", "empty"} & set(sys.argv):
    import ui  # noqa: F401 - the program's own way to Qt

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

_KIB = 1024
_SETTLING_MS = 300
_LOOK_MS = 20


def bare() -> None:
    """Show what Qt shows at least, and let nobody press a key."""
    from PySide6.QtWidgets import QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(_SETTLING_MS, lambda: _leave(app, time.monotonic()))
    app.exec()


def empty() -> None:
    """Show what Qt shows at least, and press a key there."""
    from PySide6.QtWidgets import QMainWindow  # noqa: PLC0415

    from tests.bench.first_key import FirstKey  # noqa: PLC0415 - a bare window knows no keys

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
    from tests.bench.first_key import FirstKey  # noqa: PLC0415

    assert window_home(["--home", str(home)]) == home
    from ui.app import application, open_window  # noqa: PLC0415

    app = application(home)
    window, bridge = open_window(home)
    key = FirstKey(window.place, lambda: _leave(app, time.monotonic()))
    app.exec()
    bridge.close()
    del key


def register(home: Path, *, left_there: bool) -> None:
    """Show the program at the registration and go to the register, or begin there, where it was left."""
    from ui.app import application, open_window, settings  # noqa: PLC0415

    app = application(home)
    if left_there:
        settings(home).setValue("window/place", "register")
    window, bridge = open_window(home)

    def look() -> None:
        if window.place.objectName() == "register" and window.place.model.rowCount():  # type: ignore[attr-defined]
            looking.stop()
            QTimer.singleShot(_SETTLING_MS, lambda: _leave(app, time.monotonic()))

    looking = QTimer(interval=_LOOK_MS)
    looking.timeout.connect(look)
    if not left_there:
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
        case ["bare"]:
            bare()
        case ["empty"]:
            empty()
        case ["place", home]:
            place(Path(home))
        case ["register", home]:
            register(Path(home), left_there=False)
        case ["left", home]:
            register(Path(home), left_there=True)
