"""A process that goes everywhere once: every place, cards, the most important dialogs; how long each held it.

`python -m tests.ui.first_shows HOME` prints a line of JSON: what was shown and the milliseconds of the
processor that the window's thread took for it in one turn of its loop, the longest first; how many modules
were loaded in one turn at most; and what of Qt another thread loaded.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.keys import press
from tests.ui.loads import Loads
from tests.ui.watchdog import Watchdog
from ui.app import application, open_window
from ui.places import ASIDE, CARD, RAIL

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bridge import Bridge
    from ui.case.place import CasePlace
    from ui.main_window import MainWindow

DIALOGS = {
    "форма «Отметка о ходе работы»": Qt.Key.Key_F5,
    "бумаги дела": Qt.Key.Key_F10,
}
CASES = 3
_REST_MS = 80
_PATIENCE_MS = 60_000


def main() -> int:
    """Walk, and tell."""
    home = Path(sys.argv[1])
    app = application(home)
    loads = Loads()
    window, bridge = open_window(home)
    _until(lambda: bridge.ready and hasattr(window, "commands"))
    _rest(_REST_MS)
    dog = Watchdog()
    loads.begin_anew()
    _walk(window, bridge, dog)
    dog.stop()
    worst: dict[str, float] = {}
    for took, doing in dog.blocks:
        worst[doing] = max(worst.get(doing, 0.0), took * 1000)
    shown = sorted(worst.items(), key=lambda shown: -shown[1])
    print(json.dumps({"shown": shown, "in_a_turn": loads.most, "elsewhere": loads.elsewhere}))  # noqa: T201 - its answer
    window.close()
    bridge.close()
    app.processEvents()
    return 0


def _walk(window: MainWindow, bridge: Bridge, dog: Watchdog) -> None:
    for entry in (*RAIL, *ASIDE):
        _show(dog, f"раздел «{entry.title}»", partial(window.show_place, entry.key))
        _until(lambda key=entry.key: window.place.objectName() == key)  # type: ignore[misc]
        _calm(bridge)
    for place, line in enumerate(bridge.workplace.search("дор")[:CASES], start=1):
        _show(dog, f"карточка {place}", partial(window.open_case, line.id))
        _until(lambda: window.place.objectName() == CARD.key)
        card: CasePlace = window.place  # type: ignore[assignment]  # see ui.places
        _until(lambda: card.view is not None and card.view.complete)  # noqa: B023 - asked at once
        _calm(bridge)
    for name, key in DIALOGS.items():
        _show(dog, name, partial(press, key, widget=window.place))
        _close(bridge)
    for name, act in (("палитра", window.commands.show_palette), ("памятка", window.commands.show_keys)):
        _show(dog, name, act)
        _close(bridge)


def _show(dog: Watchdog, doing: str, act: Callable[[], object]) -> None:
    """Do it in a turn of its own."""

    def show() -> None:
        dog.doing = doing
        act()

    QTimer.singleShot(0, show)
    _rest(_REST_MS)


def _close(bridge: Bridge) -> None:
    _calm(bridge)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.close()
    _rest(_REST_MS)


def _calm(bridge: Bridge) -> None:
    """Let the office answer, and what it said be shown."""
    answered: list[bool] = []
    bridge.ask(lambda _office: True, answered.append)
    _until(lambda: bool(answered))
    _rest(_REST_MS)


def _until(so: Callable[[], bool]) -> None:
    patience = QDeadlineTimer(_PATIENCE_MS)
    while not so():
        assert not patience.hasExpired(), "не дождались"
        _rest(10)


def _rest(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
