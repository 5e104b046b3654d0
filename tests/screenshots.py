"""Pictures of every place for people to look at: `python -m tests.screenshots DIR [PLACE …]`.

Each place is drawn empty, full and with long names, in light and dark, at 100 and 150 %, offscreen.
A new place needs an entry in `PLACES` and nothing else. A scale is a process of its own, for Qt reads
it once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog

from mcu_desktop.demo.demo import make_demo
from mcu_desktop.domain.cases.commands import RegisterCase
from mcu_desktop.domain.cases.facts import Applicant
from mcu_desktop.workplace.setup import preset_cards, set_up
from ui.app import settings, speak_russian
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.registration.content import Content
from ui.registration.place import RegistrationPlace
from ui.theme.theme import Theme
from ui.today.place import TodayPlace

SCALES = ("1", "1.5")
SCHEMES = ("light", "dark")
CONTENTS = ("empty", "full", "long")
LONG = "Кривошеина-Преображенская-Новосельцева Александрина Святославовна-Константиновна"
LONG_WORD = "Водопроводноканализационноэнергетическоехозяйство"
SIZE = (1280, 800)

Prepare = Callable[[MainWindow, Bridge, str], None]


def registration(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Fill the form; when full, refuse something and offer suggestions."""

    window.show_place("registration")
    place = window.place
    assert isinstance(place, RegistrationPlace)
    if content == "empty":
        return
    who = {
        "surname": "Петрова",
        "name": "Анна",
        "patronymic": "Сергеевна",
        "address": "г. Кинель, ул. Мира, д. 4",
    }
    if content == "long":
        who = dict.fromkeys(("surname", "name", "patronymic", "address", "organisation"), LONG)
    code = bridge.workplace.classifier.search("мусор", limit=1)[0].code
    question = {"code": code, "text": LONG_WORD if content == "long" else "Не вывозят мусор"}
    place.form.fill(
        Content(
            applicants=(who, who) if content == "long" else (who,),
            text=f"{LONG_WORD} " * 40 if content == "long" else "Не вывозят мусор со двора вторую неделю.",
            questions=(question, question) if content == "long" else (question,),
        )
    )
    if content == "long":
        place.form.fields()[3].complain("Дата поступления позже даты регистрации. " * 2)


def registered(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Register what the form holds, and show the number."""

    registration(window, bridge, "full" if content == "empty" else content)
    place = window.place
    assert isinstance(place, RegistrationPlace)
    place.register()
    wait(place.result.isVisible)


def help_sheet(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Show the sheet of keys over the registration."""

    window.show_place("registration")
    QTimer.singleShot(0, window, window.show_help)


def plain(key: str) -> Prepare:
    """Show a place with what the profile holds."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        window.show_place(key)

    return show


def day_paper(window: MainWindow, _bridge: Bridge, _content: str) -> None:
    """Show the sheet of the day as it will print."""
    window.show_place("today")
    place = window.place
    assert isinstance(place, TodayPlace)
    place.print_day()


PLACES: dict[str, Prepare] = {
    "today": plain("today"),
    "day-paper": day_paper,
    "registration": registration,
    "registered": registered,
    "help": help_sheet,
    "register": plain("register"),
    "boards": plain("boards"),
    "note": plain("note"),
}


def main() -> int:
    """Draw everything, or the named places, into a folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get("MCU_SHOT_SCALE")
    if scale:
        draw(folder, scale, sys.argv[2:] or list(PLACES))
        return 0
    for each in SCALES:
        environment = os.environ | {"MCU_SHOT_SCALE": each, "QT_SCALE_FACTOR": each}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "tests.screenshots", *sys.argv[1:]]
        subprocess.run(command, env=environment, check=True)
    return 0


def draw(folder: Path, scale: str, places: list[str]) -> None:
    """Draw the places at one scale."""

    app = QApplication([sys.argv[0], "-style", "fusion"])
    with tempfile.TemporaryDirectory() as homes:
        filled = {content: profile(Path(homes) / content, content) for content in CONTENTS}
        for scheme in SCHEMES:
            for content, home in filled.items():
                for place in places:
                    name = f"{place}-{content}-{scheme}-{round(float(scale) * 100)}.png"
                    shoot(app, home, scheme, PLACES[place], content, folder / name)


def profile(home: Path, content: str) -> Path:
    """Make a profile: a fresh one, or a town with cases."""
    if content == "full":
        make_demo(home, cases=120, seed=1).close()
        return home

    office = set_up(home, preset_cards("kinel", lambda: uuid4().hex), station="А")
    if content == "long":
        for text in (f"{LONG_WORD} " * 8, LONG):
            office.register(
                RegisterCase(
                    applicants=(Applicant(surname=LONG, name=LONG, address=LONG),), text=text, place=LONG_WORD
                )
            )
    office.close()
    return home


def shoot(app: QApplication, home: Path, scheme: str, prepare: Prepare, content: str, path: Path) -> None:
    """Open a window of its own, prepare it and keep its picture; an open dialog lies over it."""

    Theme(app, scheme)
    speak_russian(app)
    bridge = Bridge(home)
    window = MainWindow(bridge, settings(home))
    window.resize(*SIZE)
    ready: list[bool] = []
    bridge.opened.connect(lambda: ready.append(True))
    window.completed.connect(bridge.open_soon)
    window.show()
    wait(lambda: bool(ready))
    window.resize(*SIZE)
    settle()

    def keep() -> None:
        picture = window.grab()
        dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
        painter = QPainter(picture)
        for dialog in dialogs:
            painter.drawPixmap((window.width() - dialog.width()) // 2, 80, dialog.grab())
        painter.end()
        picture.save(str(path))
        for dialog in dialogs:
            dialog.reject()

    prepare(window, bridge, content)
    QTimer.singleShot(700, window, keep)
    settle(1.0)
    window.close()
    bridge.close()
    window.deleteLater()
    settle(0.05)


def wait(until: Callable[[], bool], seconds: float = 20) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "окно не дождалось"
        settle(0.02)


def settle(seconds: float = 0.3) -> None:
    """Let the window live for a while."""

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
