"""A screen of its own with the program on it, and a keyboard: what a person at a desk has, less the mouse."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PIL import ImageGrab

from tests.cli.terminal import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Found = TypeVar("Found")
SIZE = "1280x800x24"
PATIENCE = 20.0
"""Seconds until we say that it will not come."""
_PAUSE_BETWEEN_KEYS_MS = "5"


class Screen:
    """Keys go to whatever has the focus; pictures are kept for people to look at."""

    def __init__(self, display: str, program: subprocess.Popen[bytes], pictures: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._program = program
        self._pictures = pictures
        self._taken = 0
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Press keys one after another, chords written as `ctrl+Return`."""
        for key in keys:
            self._tool("key", key)
            self.presses += 1

    def type(self, text: str) -> None:
        """Type a text in whatever alphabet."""
        self._tool("type", "--delay", _PAUSE_BETWEEN_KEYS_MS, text)
        self.presses += len(text)

    def shows(self, title: str) -> str:
        """Wait for a window whose title has these words; give it the keyboard as a window manager would."""
        found = wait(lambda: self._windows(title), f"нет окна «{title}»")[0]
        self._tool("windowfocus", "--sync", found)
        return found

    def leaves(self, title: str) -> None:
        """Wait until no window has these words in its title."""
        wait(lambda: not self._windows(title), f"окно «{title}» не закрылось")

    def picture(self, name: str) -> Path:
        """Keep what the screen shows."""
        self._taken += 1
        path = self._pictures / f"{self._taken:02}-{name}.png"
        ImageGrab.grab(xdisplay=self._env["DISPLAY"]).save(path)
        return path

    def ended_by(self, *keys: str) -> int:
        """Press keys, wait until the program has gone, and give how."""
        self.press(*keys)
        return self._program.wait(PATIENCE)

    def _windows(self, title: str) -> list[str]:
        assert self._program.poll() is None, "программа закрылась"
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        return subprocess.run(
            command, env=self._env, capture_output=True, text=True, check=False
        ).stdout.split()

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._env, check=True, capture_output=True)


@contextmanager
def screen(home: Path, pictures: Path) -> Iterator[Screen]:
    """Start an X server on a free display and the program on it; end both."""
    pictures.mkdir(parents=True, exist_ok=True)
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writable,), stderr=subprocess.DEVNULL)
    os.close(writable)
    with os.fdopen(readable) as told:
        display = f":{told.readline().strip()}"
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    try:
        subprocess.run(["setxkbmap", "ru"], env=surroundings, check=True)
        with subprocess.Popen(
            [sys.executable, "-m", "mcu_desktop", "--home", str(home)],
            env=surroundings | {"HOME": str(home.parent)},
        ) as program:
            try:
                yield Screen(display, program, pictures)
            finally:
                program.terminate()
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait(until: Callable[[], Found], otherwise: str) -> Found:
    """Wait until something is so, and give it."""
    end = time.monotonic() + PATIENCE
    while not (found := until()):
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)
    return found
