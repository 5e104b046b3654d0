"""Taking the pictures of one scale: one window for each scheme and profile."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRegularExpression, QTimer
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.screenshots.conflicts import TRAY
from tests.screenshots.dialogs import DIALOGS
from tests.screenshots.doors import DOORS, LATER
from tests.screenshots.drawing import SCREEN
from tests.screenshots.exchange import FORMS
from tests.screenshots.files import FILES
from tests.screenshots.office_forms import OFFICE_FORMS
from tests.screenshots.papers import draw_papers
from tests.screenshots.places import LAST, PLACES
from tests.screenshots.profiles import CONTENTS, opened, profile
from tests.screenshots.reception import RECEPTION
from tests.screenshots.reports import REPORTS
from tests.screenshots.sstu import SSTU
from ui.app import settings, speak_russian
from ui.bridge import Bridge
from ui.first_start import FirstStart
from ui.main_window import MainWindow
from ui.places import ASIDE, CARD, RAIL
from ui.theme.theme import Theme

PICTURES = (
    PLACES | DIALOGS | OFFICE_FORMS | FORMS | TRAY | SSTU | RECEPTION | REPORTS | DOORS | FILES | LAST | LATER
)
SCHEMES = ("light", "dark")
PASSING = QRegularExpression("^(toast|messages|reminder)$")
"""What the window says for a while; the next picture is about something else."""
_PATIENCE = 60.0
_DIALOG_AT = 80
"""Below the top of the window; its frame is ours, for there is no window manager."""


class Worker:
    """Knows whether the office is at work."""

    def __init__(self, bridge: Bridge) -> None:
        self.busy = True
        bridge.busy.connect(self._note)
        bridge.opened.connect(lambda: self._note(False))

    def _note(self, busy: bool) -> None:
        self.busy = busy


def draw(folder: Path, scale: str, only: Sequence[str]) -> None:
    """Draw the places at one scale, and the papers once."""
    app = application()
    percent = round(float(scale) * 100)
    places = [place for place in PICTURES if place in only or not only]
    with tempfile.TemporaryDirectory() as homes:
        made = {content: profile(Path(homes) / content, content) for content in CONTENTS}
        if percent == 100 and not only:
            for content, home in made.items():
                for path in draw_papers(folder, home, content):
                    print(path.name, flush=True)
        for scheme in SCHEMES:
            Theme(app, scheme)
            if not only or "first" in only:
                first_start(Path(homes) / "none", folder / f"first-{scheme}-{percent}.png")
            for content, whole in made.items():
                home = Path(homes) / f"{content}-{scheme}"
                shutil.copytree(whole, home)
                ends = f"-{content}-{scheme}-{percent}.png"
                shoot(home, content, {place: folder / f"{place}{ends}" for place in places})


def application() -> QApplication:
    """Make an application in which nothing blinks."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setCursorFlashTime(0)
    speak_russian(app)
    for entry in (*RAIL, *ASIDE, CARD):  # a picture is of the place, not of the way there
        tuple(entry.fetch())
    return app


def first_start(home: Path, path: Path) -> None:
    """Take the very first dialog."""
    dialog = FirstStart(home)
    dialog.show()
    settle(0.2)
    dialog.grab().save(str(path))
    dialog.close()
    dialog.deleteLater()


def shoot(home: Path, content: str, pictures: Mapping[str, Path], *, rest_s: float = 0.0) -> None:
    """Walk through the places of one window; with a rest, wait until nothing changes for so long."""
    bridge = Bridge(home, open_workplace=opened)
    worker = Worker(bridge)
    window = MainWindow(bridge, settings(home))
    window.completed.connect(bridge.open_soon)
    window.show()
    wait(lambda: not worker.busy)
    window.setGeometry(0, 0, *SCREEN)
    settle(0.2)
    for place, path in pictures.items():
        stands = PICTURES[place](window, bridge, content)
        calm(window, worker, rest_s)
        if stands is not None:  # what is done with a place is done once it stands there
            wait(stands)
            calm(window, worker, rest_s)
        keep(window, path)
        print(path.name, flush=True)
    window.close()
    bridge.close()
    window.deleteLater()
    settle(0.05)


def calm(window: MainWindow, worker: Worker, rest_s: float) -> None:
    """Let the window live until the office has answered all that was asked, and it looks the same so long."""
    wait(lambda: not worker.busy)
    settle(0.25)
    wait(lambda: not worker.busy)
    settle(0.1)
    wait(lambda: has_the_keyboard(window))
    rest(window, rest_s)


def has_the_keyboard(window: MainWindow) -> bool:
    """Tell whether the window, or what lies over it, is active: its focus is shown only then."""
    if QApplication.activeWindow() is None:
        window.activateWindow()
    return QApplication.activeWindow() is not None


def rest(window: MainWindow, seconds: float) -> None:
    """Let the window live until it looks the same for some time: counts and pages come on a pause."""
    if not seconds:
        return
    seen = window.grab().toImage()

    def still() -> bool:
        nonlocal seen
        settle(seconds)
        before, seen = seen, window.grab().toImage()
        return bool(before == seen)

    wait(still)


def keep(window: MainWindow, path: Path) -> None:
    """Keep the picture of the window with what lies over it, and send that away."""
    above = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isWindow()]
    taken(window, above).save(str(path))
    for one in (*above, *window.findChildren(QWidget, PASSING)):
        if not one.isWindow() or not one.close():  # a door lets nobody past by closing
            one.hide()


def taken(window: MainWindow, above: Sequence[QWidget]) -> QPixmap:
    """Take the window, and put dialogs and menus where they would lie."""
    picture = window.grab()
    painter = QPainter(picture)
    for one in above:
        at = one.geometry().translated(-window.geometry().topLeft())
        if isinstance(one, QDialog):
            top = max(min(_DIALOG_AT, window.height() - one.height()), 0)
            at.moveTo(max((window.width() - one.width()) // 2, 0), top)
        painter.drawPixmap(at.topLeft(), one.grab())
        painter.setPen(one.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(at.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + _PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("окно не дождалось")
        settle(0.02)


def settle(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
