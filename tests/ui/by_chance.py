"""A person who does anything: random keys, words, places and clicks in the real window.

`python -m tests.ui.by_chance HOME SEED SECONDS` prints every fault, warning of Qt and trouble with the
deeds that led to it, and fails when there was one. The profile is really written to: give it a copy.
"""

from __future__ import annotations

import builtins
import faulthandler
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from pathlib import Path
from random import Random
from types import FunctionType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.main_window import MainWindow

Key, Hold = Qt.Key, Qt.KeyboardModifier
SIGNS = 'иваноделмрсктябжЁ 0123456789.,«=-+@/\\"<&'
STEPS = (
    *[Key.Key_Tab] * 8, *[Key.Key_Return] * 6, *[Key.Key_Escape] * 3, *[Key.Key_Down] * 6, *[Key.Key_Up] * 3,
    *[Key.Key_Left] * 2, *[Key.Key_Right] * 3, *[Key.Key_Space] * 3, Key.Key_Backspace, Key.Key_Delete,
    Key.Key_Home, Key.Key_End, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Menu,
    *(Key(Key.Key_F1 + n) for n in range(12)),
)  # fmt: skip
HELD = (
    *[Hold.NoModifier] * 8,
    Hold.ShiftModifier,
    Hold.ShiftModifier,
    *[Hold.ControlModifier] * 2,
    Hold.AltModifier,
)
LETTERS = tuple(Key(Key.Key_A + n) for n in range(26) if chr(ord("A") + n) not in "QW")
LEAVING = {"restore", "protect", "QPrintDialog"}
"""Dialogs that close the window when they are accepted, and one that is Qt's own."""
HARMLESS = "This plugin does not support"
_EACH_MS, _LOOPS = 20, 6
_DEEPEST = 4
_REMEMBERED = 25
_TRIES, _SECOND_MS = 20, 1000


class Person:
    """Does one thing after another, and keeps what went wrong."""

    window: MainWindow

    def __init__(self, random: Random, until: float) -> None:
        self.deeds = 0
        self.faults: set[str] = set()
        self._random = random
        self._until = until
        self._trail: deque[str] = deque(maxlen=_REMEMBERED)
        self._depth = 0
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, self._type), (45, self._step), (8, self._place), (7, self._command), (10, self._click),
        )  # fmt: skip

    def act(self) -> None:
        """Do something; a dialog with a loop of its own is acted in by the next timer."""
        self._depth += 1
        try:
            at = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            enough = self.tired or self._depth > _DEEPEST
            if at is not None and (enough or self._leads_away(at)):
                at.reject() if isinstance(at, QDialog) else at.close()
            elif not enough:
                self.deeds += 1
                self._random.choices([way for _, way in self._ways], [often for often, _ in self._ways])[0]()
        except RuntimeError as gone:
            if "already deleted" not in str(gone):
                self.blame(traceback.format_exc())
        finally:
            self._depth -= 1

    def blame(self, words: str) -> None:
        """Tell a fault once, with the way to it."""
        last = words.strip().splitlines()[-1]
        if last not in self.faults:
            self.faults.add(last)
            print(f"{words}\n  путь: {' · '.join(self._trail)}", flush=True)  # noqa: T201 - its answer

    @property
    def left(self) -> float:
        """Seconds that are left to do something."""
        return max(0.0, self._until - time.monotonic())

    @property
    def tired(self) -> bool:
        """The time is over."""
        return not self.left

    def _leads_away(self, at: QWidget) -> bool:
        return bool({at.objectName(), at.metaObject().className(), *_names_above(at)} & LEAVING)

    @property
    def _at(self) -> QWidget:
        return (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeModalWidget()
            or self.window
        )

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self._trail.append(f"{held.name}+{key.name} в {self._at.objectName() or type(self._at).__name__}")
        QTest.keyClick(self._at, key, held)

    def _step(self) -> None:
        key, held = self._random.choice(STEPS), self._random.choice(HELD)
        if (key, held) != (Key.Key_F4, Hold.AltModifier):
            self._press(key, held)

    def _place(self) -> None:
        self._press(Key(Key.Key_0 + self._random.randrange(10)), Hold.AltModifier)

    def _command(self) -> None:
        self._press(self._random.choice(LETTERS), Hold.ControlModifier)

    def _type(self) -> None:
        words = "".join(self._random.choices(SIGNS, k=self._random.randint(1, 6)))
        self._trail.append(f"«{words}»")
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._at, QKeyEvent(kind, ord(sign.upper()), Hold.NoModifier, sign))

    def _click(self) -> None:
        top = QApplication.activeModalWidget() or self.window
        there = [one for one in top.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if there:
            pressed = self._random.choice(there)
            self._trail.append(f"щёлк {pressed.objectName() or pressed.text()}")
            QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)


def main() -> int:
    """Let the person loose, and tell what went wrong."""
    home, seed, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    faulthandler.enable()
    _tell_what_kills()
    from ui.app import application  # noqa: PLC0415 - only now

    app = application(home)
    random = Random(seed)
    _answer_for_the_system(random, Path(tempfile.mkdtemp()))
    person = Person(random, time.monotonic() + seconds)
    sys.excepthook = lambda *fault: person.blame("".join(traceback.format_exception(*fault)))
    threading.excepthook = lambda told: person.blame(f"{told.thread}: {told.exc_value!r}")
    qInstallMessageHandler(lambda _kind, _where, words: None if HARMLESS in words else person.blame(words))
    faulthandler.dump_traceback_later(seconds + 60, exit=True)
    timers = [_timer(person, _EACH_MS + place) for place in range(_LOOPS)]
    windows = 0
    while not person.tired:
        windows += 1
        _one_window(app, home, person)
    for timer in timers:
        timer.stop()
    print(f"семя {seed}: окон {windows}, дел {person.deeds}, сбоев {len(person.faults)}")  # noqa: T201
    return 1 if person.faults else 0


def _one_window(app: QApplication, home: Path, person: Person) -> None:
    """Work until the person is tired or has closed the window."""
    from ui.app import open_window  # noqa: PLC0415 - see above

    window, bridge = open_window(home)
    person.window = window
    bridge.troubled.connect(person.blame)
    QTimer.singleShot(round(person.left * 1000), lambda: _leave(app, person))
    app.exec()
    window.close()
    bridge.close()


def _leave(app: QApplication, person: Person, tries: int = _TRIES) -> None:
    """Close everything; what is busy refuses, and is asked again."""
    if not tries:
        person.blame(f"Не закрывается: {app.activeModalWidget() or app.activeWindow()}")
        app.exit()
        return
    QTimer.singleShot(_SECOND_MS, app, lambda: _leave(app, person, tries - 1))
    app.quit()


def _tell_what_kills() -> None:
    """Let what an override of ours raises be an exception before PySide takes it.

    Under Python 3.11 an error that code in C raised (of an index, say) is none yet, and PySide 6.9 dies of it
    where Python itself had called Qt.
    """
    build = builtins.__build_class__

    def built(body: Any, name: str, *bases: Any, **how: Any) -> Any:
        made = build(body, name, *bases, **how)
        qts = {one for base in getattr(made, "__mro__", ()) if _is_qts(base) for one in vars(base)}
        for one in qts & {key for key, value in vars(made).items() if isinstance(value, FunctionType)}:
            setattr(made, one, _raising_whole(vars(made)[one]))
        return made

    builtins.__build_class__ = built  # type: ignore[assignment]  # takes what it takes


def _is_qts(base: type) -> bool:
    return base.__module__.startswith("PySide6.")


def _raising_whole(own: Callable[..., Any]) -> Callable[..., Any]:
    def override(*given: Any, **named: Any) -> Any:
        try:
            return own(*given, **named)
        except Exception as fault:  # noqa: TRY203 - caught, it is whole
            raise fault  # noqa: TRY201

    return override


def _names_above(widget: QWidget) -> set[str]:
    above = widget.parentWidget()
    return {above.objectName(), *_names_above(above)} if above is not None else set()


def _timer(person: Person, each_ms: int) -> QTimer:
    timer = QTimer(interval=each_ms)
    timer.timeout.connect(person.act)
    timer.start()
    return timer


def _answer_for_the_system(random: Random, folder: Path) -> None:
    """Choose files as a person would, now and then none: the system's own dialog is not ours to try."""
    for name, content in (("письмо.txt", "привет"), ("скан.pdf", "%PDF-испорчен")):
        (folder / name).write_text(content, encoding="utf-8")
    there = [str(one) for one in folder.iterdir()]
    chosen: dict[str, Callable[..., Any]] = {
        "getOpenFileName": lambda *_a, **_k: (random.choice([*there, ""]), ""),
        "getOpenFileNames": lambda *_a, **_k: (random.sample(there, random.randint(0, 2)), ""),
        "getSaveFileName": lambda *_a, **_k: (random.choice([str(folder / "новый"), ""]), ""),
        "getExistingDirectory": lambda *_a, **_k: random.choice([str(folder), ""]),
    }
    for name, choose in chosen.items():
        setattr(QFileDialog, name, staticmethod(choose))


if __name__ == "__main__":
    sys.exit(main())
