"""The first run of the program, whole: what was just chosen is not asked for again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mcu_desktop.vault import vault
from tests.store.profiles import SECRET

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app
import ui.first_start
from ui.safety.unlock import Unlock

asked = []

class Answered(ui.first_start.FirstStart):
    def showEvent(self, event):
        super().showEvent(event)
        self.keeper.keeper.fill("passphrase")
        for field in (self.keeper.passphrase, self.keeper.again):
            field.fill(sys.argv[2])
        self.begin.click()

def away(unlock):
    asked.append(True)
    QTimer.singleShot(0, unlock.reject)

real = ui.app.open_window

def open_window(*given):
    window, bridge = real(*given)
    bridge.opened.connect(lambda: QTimer.singleShot(0, window.close))
    bridge.opened.connect(lambda: print("opened"))
    return window, bridge

ui.first_start.FirstStart = Answered
Unlock.showEvent = lambda unlock, event: away(unlock)
ui.app.open_window = open_window
print(ui.app.run(Path(sys.argv[1])), len(asked))
"""


def run(home: Path) -> list[str]:
    """Start the program, begin with a passphrase if asked how to begin, go away if asked for it."""
    surroundings = {name: value for name, value in os.environ.items() if name != "MCU_PASSPHRASE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, home, SECRET],
        env={**surroundings, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.split()


def test_who_has_just_thought_of_a_passphrase_is_asked_for_it_only_at_the_next_start(tmp_path: Path) -> None:
    home = tmp_path / "profile"
    assert run(home) == ["opened", "0", "0"]
    assert run(home) == ["0", "1"]
    key = vault.unlock(home, SECRET)
    assert key is not None
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert SECRET.encode() not in written
    assert key not in written
    assert key.hex().encode() not in written
