"""An outside program that sees only accessible names registers an oral appeal; Russian keys in a real X."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.setup import preset_cards, set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import ROOT
from tests.journeys.screen import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs besides to open a window on X."""
TEXT = "Не вывозят мусор со двора вторую неделю."
SCRIPT = """
trap 'kill $WINDOW $LAUNCHER_ID $SERVER 2>/dev/null' EXIT
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset 3>"$FOLDER/display" 2>/dev/null &
SERVER=$!
for _ in $(seq 600); do [ -s "$FOLDER/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "$FOLDER/display")
"$LAUNCHER" --launch-immediately >/dev/null 2>&1 &
LAUNCHER_ID=$!
sleep 0.5
"$PROGRAM" -m mcu_desktop --home "$PROFILE" >"$FOLDER/window.log" 2>&1 &
WINDOW=$!
timeout 90 "$SYSTEM_PYTHON" "$DRIVER" "$TEXT" Петрова
"""


def lacking() -> str:
    """Name what the system has not, and the line that brings it."""
    needed = {"Xvfb": "xvfb", "dbus-run-session": "dbus", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
    packages = [package for tool, package in needed.items() if not shutil.which(tool)]
    packages += [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not LAUNCHER.exists():
        packages.append("at-spi2-core")
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    if asked.returncode:
        packages.append("python3-pyatspi")
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}" if packages else ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


LACKS = lacking() if sys.platform == "linux" else "только Linux"
pytestmark = pytest.mark.skipif(
    bool(LACKS), reason=f"ПРОВЕРКА СНАРУЖИ НЕ ВЫПОЛНЕНА, системе не хватает: {LACKS}"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A fresh profile of Кинель."""
    folder = tmp_path / "profile"
    set_up(folder, preset_cards("kinel", lambda: uuid4().hex), station="А").close()
    return folder


@pytest.fixture
def office(home: Path) -> Iterator[Workplace]:
    """The same profile, looked at from beside the window."""
    made = Workplace.open(home)
    yield made
    made.close()


def test_an_oral_appeal_is_registered_by_accessible_names(
    home: Path, office: Workplace, tmp_path: Path
) -> None:
    answer = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
            "PYTHONPATH": str(ROOT),
            "FOLDER": str(tmp_path),
            "PROFILE": str(home),
            "PROGRAM": sys.executable,
            "SYSTEM_PYTHON": SYSTEM_PYTHON,
            "LAUNCHER": str(LAUNCHER),
            "DRIVER": str(Path(__file__).with_name("outside.py")),
            "TEXT": TEXT,
        },
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    told = answer.stderr + (tmp_path / "window.log").read_text(encoding="utf-8")
    assert answer.returncode == 0, told
    seen = json.loads(answer.stdout)
    print(f"\nСнаружи: № {seen['number']} за {seen['seconds']:.1f} с, объектов {seen['objects']}")  # noqa: T201
    (line,) = office.lines(office.keys(Filter()))
    assert (line.number, line.form) == (seen["number"], "oral")
    assert line.applicant.startswith("Петрова")
    assert line.summary.startswith("Не вывозят мусор")
    assert not seen["nameless"]


def test_hotkeys_work_under_a_russian_layout(home: Path, tmp_path: Path) -> None:
    with screen(home, tmp_path / "pictures") as desk:
        desk.shows("Муниципальный центр")
        desk.rests()
        desk.press("ctrl+Cyrillic_el")
        desk.shows("Найти и сделать")
        desk.press("Escape")
        desk.leaves("Найти и сделать")
        desk.shows("Муниципальный центр")
        desk.press("shift+F1")
        desk.shows("Справка")
