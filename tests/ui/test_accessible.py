"""A screen reader may ask for what has just gone; it is told «nothing», and the window lives on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.terminal import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ASKED = """
import sys
from pathlib import Path
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea
from ui.app import application, open_window
from ui.places import RAIL

app = application(Path(sys.argv[1]))
window, bridge = open_window(Path(sys.argv[1]))
asked = 0
for entry in RAIL:
    QTest.qWait(200)
    window.show_place(entry.key)
for area in window.findChildren(QAbstractScrollArea):
    told = QAccessible.queryAccessibleInterface(area)
    if not isinstance(area, QAbstractItemView):  # of a list Qt warns, and tells nothing
        assert told.child(told.childCount()) is None
        assert told.child(told.childCount() + 7) is None
        asked += 1
bridge.close()
print(asked)
"""


def test_a_reader_may_ask_an_area_for_more_than_it_shows(home: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", ASKED, str(home)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert answer.returncode == 0, f"окно закончилось кодом {answer.returncode}: {answer.stderr}"
    assert int(answer.stdout) >= 3
