"""A place that calls itself plain lets PySide make no types that nobody needs: 24 ms and a MiB for each."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminal import ROOT
from ui.places import RAIL

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from ui.app import application, open_window

home, key = Path(sys.argv[1]), sys.argv[2]
app = application(home)
window, bridge = open_window(home)
bridge.opened.connect(lambda: window.show_place(key))
while window.place.objectName() != key:
    QTest.qWait(20)
QTest.qWait(300)
print(*(kind.__name__ for kind in QWidget.__subclasses__()))
bridge.close()
"""


@pytest.mark.parametrize("key", [entry.key for entry in RAIL if entry.plain])
def test_a_plain_place_makes_no_types_that_nobody_needs(home: Path, key: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SHOWN, str(home), key],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    made = set(answer.stdout.split())
    assert "QFrame" in made
    assert not made & {"QDockWidget", "QMdiSubWindow", "QRhiWidget", "QWizardPage"}
