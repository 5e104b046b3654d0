"""A screen of its own with the program on it, and a keyboard: what a person at a desk has, less the mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PIL import ImageGrab

from tests.cli.terminal import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Found = TypeVar("Found")
SIZE = "1280x800x24"
PATIENCE = 60.0
"""Seconds until we say that it will not come."""
_REST, _LOOKS = 0.4, 10
"""Seconds without work after which a program rests, and how often it is looked at meanwhile."""
_PAUSE_BETWEEN_KEYS_MS = "5"
_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
_WITH_SHIFT = set('!"№;%:?*()_+,')
"""On the keyboard of the office, whose layout is Russian."""


def presses_of(text: str) -> int:
    """Count the presses that a text takes: Shift is one, too."""
    return sum(1 + (sign.isupper() or sign in _WITH_SHIFT) for sign in text)


class Screen:
    """Keys go to whatever has the focus and are counted; pictures are kept for people to look at."""

    def __init__(self, display: str, program: subprocess.Popen[str], pictures: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self.program = program
        self._pictures = pictures
        self._taken = 0
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Press keys one after another, chords written as `ctrl+Return`."""
        if keys:
            self._tool("key", "--delay", _PAUSE_BETWEEN_KEYS_MS, *keys)
        self.presses += sum(key.count("+") + 1 for key in keys)

    def type(self, text: str) -> None:
        """Type a text in Russian."""
        self._tool("type", "--delay", _PAUSE_BETWEEN_KEYS_MS, text)
        self.presses += presses_of(text)

    def shows(self, title: str) -> str:
        """Wait for a window whose title has these words; give it the keyboard as a window manager would."""
        found = wait(lambda: self._windows(title), f"нет окна «{title}»")[0]
        self.give_keyboard(found)
        return found

    def leaves(self, title: str) -> None:
        """Wait until no window has these words in its title."""
        wait(lambda: not self._windows(title), f"окно «{title}» не закрылось")

    def rests(self) -> None:
        """Wait until the program has done all it began; one that waits for its turn does not rest."""
        end, quiet = time.monotonic() + PATIENCE, 0
        while quiet < _LOOKS:
            assert time.monotonic() < end, "программа не приходит в покой"
            time.sleep(_REST / _LOOKS)
            quiet = 0 if works(self.program.pid) else quiet + 1

    def give_keyboard(self, window: str) -> None:
        """Do what a window manager would: there is none."""
        self._tool("windowfocus", "--sync", window)

    def move(self, window: str, x: int) -> None:
        """Put a window there, as far from the left."""
        self._tool("windowmove", "--sync", window, str(x), "0")

    def picture(self, name: str) -> Path:
        """Keep what the screen shows."""
        self._taken += 1
        path = self._pictures / f"{self._taken:02}-{name}.png"
        ImageGrab.grab(xdisplay=self._env["DISPLAY"]).save(path)
        return path

    def ended_by(self, *keys: str) -> int:
        """Press keys, wait until the program has gone, and give how."""
        self.press(*keys)
        return self.program.wait(PATIENCE)

    def _windows(self, title: str) -> list[str]:
        assert self.program.poll() is None, "программа закрылась"
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        return subprocess.run(
            command, env=self._env, capture_output=True, text=True, check=False
        ).stdout.split()

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._env, check=True, capture_output=True)


@contextmanager
def screen(home: Path, pictures: Path, program: Sequence[str] = ()) -> Iterator[Screen]:
    """Start an X server on a free display and the program on it; end both."""
    with display() as shown, running(shown, home, pictures, program) as made:
        yield made


@contextmanager
def display(size: str = SIZE) -> Iterator[str]:
    """Start an X server on a free display, and give its name."""
    _demand_tools()
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writable,), stderr=subprocess.DEVNULL)
    os.close(writable)
    try:
        with os.fdopen(readable) as told:
            shown = f":{told.readline().strip()}"
        subprocess.run(["setxkbmap", "ru"], env=_surroundings(shown), check=True)
        yield shown
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def running(shown: str, home: Path, pictures: Path, program: Sequence[str] = ()) -> Iterator[Screen]:
    """Start the program on a display, and end it."""
    pictures.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, *(program or ("-m", "mcu_desktop", "--home", str(home)))],
        env=_surroundings(shown) | {"HOME": str(home.parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            yield Screen(shown, started, pictures)
        finally:
            started.terminate()


def works(process: int) -> bool:
    """Tell whether a thread of a process has the processor, or wants it, or waits for the disk."""
    for thread in Path(f"/proc/{process}/task").glob("*/stat"):
        with suppress(OSError):  # it has just ended
            if thread.read_text().rpartition(")")[2].split()[0] in {"R", "D"}:
                return True
    return False


def wait(until: Callable[[], Found], otherwise: str | Callable[[], str]) -> Found:
    """Wait until something is so, and give it."""
    end = time.monotonic() + PATIENCE
    while not (found := until()):
        assert time.monotonic() < end, otherwise if isinstance(otherwise, str) else otherwise()
        time.sleep(0.05)
    return found


def _surroundings(display: str) -> dict[str, str]:
    """Let the program run as it does where a user installed it: its modules compiled once, on X."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    not_glib = {"QT_NO_GLIB": "1"}  # its loop does not tell when it rests, which the watchdog needs
    return {**kept, **not_glib, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}


def _demand_tools() -> None:
    """Leave out what cannot be done on this machine; where everything is installed for it, fail."""
    lacking = [package for tool, package in _TOOLS.items() if not shutil.which(tool)]
    if not lacking:
        return
    words = f"нет X-сервера для окна: apt-get install {' '.join(lacking)}"
    if os.environ.get("MCU_MUST_HAVE_SCREEN"):
        pytest.fail(words)
    pytest.skip(words)
