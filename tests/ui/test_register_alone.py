"""A window that shows its register has loaded nothing that a case is done with."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.demo.demo import make_demo
from tests.cli.terminal import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer

home = Path(sys.argv[1])
(home / "window.ini").write_text(f"[window]\\nplace={sys.argv[2]}\\n")
from ui.app import application, open_window

app = application(home)
window, bridge = open_window(home)
bridge.opened.connect(lambda: window.show_place("register"))


def look():
    if window.place.objectName() == "register" and window.place.model.rowCount() and not bridge._waiting:
        looking.stop()
        print(*(name for name in sys.modules if name.startswith("mcu_desktop.")))
        window.close()
        app.quit()


looking = QTimer(interval=20)
looking.timeout.connect(look)
looking.start()
app.exec()
bridge.close()
"""

NOBODYS = (
    "mcu_desktop.domain.cases.chapters",
    "mcu_desktop.domain.cases.commands",
    "mcu_desktop.domain.cases.correction",
    "mcu_desktop.domain.cases.decisions",
    "mcu_desktop.domain.cases.history",
    "mcu_desktop.domain.cases.known_facts",
    "mcu_desktop.domain.cases.telling",
    "mcu_desktop.domain.office.soundness",
    "mcu_desktop.domain.permissions.over_cases",
    "mcu_desktop.domain.permissions.reach",
    "mcu_desktop.domain.reception",
    "mcu_desktop.journal.codec",
    "mcu_desktop.journal.record",
    "mcu_desktop.store.attachments",
    "mcu_desktop.store.boards",
    "mcu_desktop.store.case_table",
    "mcu_desktop.store.erasing",
    "mcu_desktop.store.heirs",
    "mcu_desktop.store.integrity",
    "mcu_desktop.store.projection",
    "mcu_desktop.store.search_index",
    "mcu_desktop.store.siblings",
    "mcu_desktop.store.swap",
    "mcu_desktop.store.writing",
    "mcu_desktop.workplace.card_changes",
    "mcu_desktop.workplace.conflicts",
    "mcu_desktop.workplace.deciding",
    "mcu_desktop.workplace.moves",
    "mcu_desktop.workplace.on_cards",
    "mcu_desktop.workplace.on_cases",
    "mcu_desktop.workplace.seen",
    "mcu_desktop.workplace.readings",
    "mcu_desktop.workplace.sheet",
    "mcu_desktop.workplace.today",
)
"""What is fetched when somebody first opens a case, writes, or goes to another place."""
OF_THE_FORM = ("mcu_desktop.domain.cases.folding", "mcu_desktop.domain.terms")
"""The form of the registration tells terms at once; a window that begins at the register does without."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("alone") / "profile"
    make_demo(home, cases=3).close()
    return home


def test_a_register_needs_no_chapter_and_nothing_that_writes(home: Path) -> None:
    assert loaded(home, "register", (*NOBODYS, *OF_THE_FORM)) == []


def test_nor_does_one_that_is_shown_after_the_form_of_the_registration(home: Path) -> None:
    assert loaded(home, "registration", NOBODYS) == []


def loaded(home: Path, place: str, unwanted: tuple[str, ...]) -> list[str]:
    """Give what of the unwanted a fresh window has, that was left at a place and shows the register now."""
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN, str(home), place],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    known = shown.stdout.split()
    assert "mcu_desktop.store.register" in known
    return [name for name in known if any(name == one or name.startswith(f"{one}.") for one in unwanted)]
