"""Where the system has a key store, the first start asks for nothing and the window opens by it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mcu_desktop.vault.vault import protection
from tests.vault.secret_service import THERE, secret_service

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from ui.bridge import Bridge
from ui.first_start import FirstStart

app, home, loop = QApplication(["test"]), Path(sys.argv[1]), QEventLoop()
first = FirstStart(home)
first.show()
looking = QTimer()
looking.timeout.connect(lambda: first.keeper.keeper.value() == "store" and loop.quit())
looking.start(20)
loop.exec()
looking.stop()
asked = first.keeper.passphrase.isVisible()
offered = [first.keeper.keeper.control.itemData(n) for n in range(first.keeper.keeper.control.count())]
first.accepted.connect(loop.quit)
first.begin.click()
loop.exec()
bridge = Bridge(home)
bridge.opened.connect(loop.quit)
bridge.open_soon()
loop.exec()
print(asked, *offered, len(bridge.close()))
"""


@pytest.mark.skipif(
    not THERE and "MCU_MUST_HAVE_KEY_STORE" not in os.environ, reason="gnome-keyring is not installed"
)
def test_the_key_lies_in_the_store_and_nobody_is_asked(tmp_path: Path) -> None:
    home = tmp_path / "profile"
    with secret_service(tmp_path / "session") as surroundings:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, home],
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **surroundings},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.stdout.strip() == "False store both passphrase open 32", done.stderr
    header = protection(home)
    assert header is not None
    assert (header.store, header.wrapped) == ("Secret Service", None)
