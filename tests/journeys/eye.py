"""The program with an eye in it: keys come from X as a user's do; stdin asks what the window shows.

`python -m tests.journeys.eye HOME` opens the window as the program does. Each line on stdin is answered by a
line of JSON: which window is on top, where the focus stands, what was held longest. `look NAME …` also tells
what is written on the named widgets that are shown and in use; `clipboard "TEXT"` puts there what another
program would have copied; `watch` begins to measure how long the window's thread is held.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QMainWindow, QWidget

from tests.ui.watchdog import Watchdog
from ui.app import application, open_window

_READ = ("text", "toPlainText")


def main() -> int:
    """Open the window on a profile, and answer until it closes."""
    muttered: list[str] = []
    qInstallMessageHandler(
        lambda kind, _, words: None if kind is QtMsgType.QtDebugMsg else muttered.append(words)
    )
    home = Path(sys.argv[1])
    app = application(home)
    window, bridge = open_window(home)
    dog = Watchdog()
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def answer() -> None:
        line = sys.stdin.readline()
        if not line:
            asked.setEnabled(False)  # who asked has gone
            return
        what, _, rest = line.strip().partition(" ")
        if what == "clipboard":
            QApplication.clipboard().setText(json.loads(rest))
        elif what == "watch":
            dog.begin_anew()
        seen = look(window, rest.split() if what == "look" else [])
        dog.doing = seen["focus"] or seen["top"]
        held = sorted(dog.blocks, reverse=True)
        seen["held"] = [(round(took * 1000), doing) for took, doing in held[:3]]
        seen["muttered"], seen["ready"] = muttered, bridge.ready
        print(json.dumps(seen), flush=True)  # noqa: T201 - that is how it answers

    asked.activated.connect(answer)
    code = app.exec()
    bridge.close()
    return code


def look(window: QWidget, names: list[str]) -> dict[str, Any]:
    """Tell what a person would see."""
    front = in_front(window)
    top = QApplication.activeModalWidget() or front
    focus = QApplication.focusWidget()
    found = {name: front.findChild(QWidget, name) for name in names}
    return {
        "top": top.objectName() or type(top).__name__,
        "id": int(top.winId()),
        "active": QApplication.activeWindow() is top,
        "focus": focus.objectName() if focus else "",
        "focus_says": words(focus) if focus else "",
        "seen": {
            name: words(one) for name, one in found.items() if one and one.isVisible() and one.isEnabled()
        },
    }


def in_front(window: QWidget) -> QWidget:
    """Give the window of how it was, if one is open; else the window of now."""
    beside = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
    return next((one for one in beside if one is not window and one.isVisible()), window)


def words(one: QWidget) -> str:
    """Give what stands on a widget: its text, how many lines it lists, or what it says of itself."""
    if isinstance(one, QAbstractButton):
        return one.text() or one.accessibleName()
    for read in _READ:
        if hasattr(one, read):
            return str(getattr(one, read)())
    if isinstance(one, QAbstractItemView):
        model = one.model()
        return str(model.rowCount()) if model else ""
    return one.accessibleDescription()


if __name__ == "__main__":
    sys.exit(main())
