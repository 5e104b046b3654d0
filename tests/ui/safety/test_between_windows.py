"""A step that needs the profile alone is done between two windows of the same program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mcu_desktop.vault import vault
from tests.store.profiles import SECRET

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app
from tests.store.profiles import keep
from ui.safety.errand import Protecting

opened = []
real = ui.app.open_window

def open_window(home, key, entry):
    window, bridge = real(home, key, entry)
    if not opened:
        window.errand = Protecting(lambda: keep)
    opened.append(key is not None)
    bridge.opened.connect(lambda: QTimer.singleShot(0, window.close))
    return window, bridge

ui.app.open_window = open_window
print(ui.app.run(Path(sys.argv[1])), opened)
"""


def test_the_window_opens_again_on_what_was_encrypted(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, home],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "0 [False, True]", done.stderr
    assert vault.unlock(home, SECRET) is not None
