"""What is shown for the first time in the life of the program, and how long it holds the window's thread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mcu_desktop.demo.demo import make_demo
from tests.cli.terminal import ROOT
from tests.ui.first_shows import CASES, DIALOGS
from ui.places import ASIDE, RAIL

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1.5
"""A loaded machine takes more of the processor for the same work, so shows are held against each other:
a card that came in one took two and a half times what the slowest place did."""
MODULES = 35
"""So many of them the code of the register has, which comes in one turn: 14 ms. A card has twice as many."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a fresh process tells that went everywhere."""
    home = tmp_path_factory.mktemp("everywhere") / "profile"
    make_demo(home, cases=100).close()
    walked = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_shows", str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_NO_GLIB": "1", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    assert not list(home.glob("reports/*")), "окно сообщило об ошибке"
    told: dict[str, Any] = json.loads(walked.stdout)
    return told


def test_a_card_holds_the_window_hardly_longer_than_a_place(
    walk: dict[str, Any], figure: Callable[[str], None]
) -> None:
    shown = dict(walk["shown"])
    assert len(shown) >= len((*RAIL, *ASIDE, *DIALOGS)) + CASES
    longest = list(shown.items())[:3]
    said = ", ".join(f"{took:.0f} мс ({what})" for what, took in longest)
    figure(f"первый показ: поток окна держали не дольше {said}")
    cards, places = (
        [took for what, took in shown.items() if what.startswith(kind)] for kind in ("карточка", "раздел")
    )
    assert max(cards) <= MOST * max(places), shown


def test_nothing_of_qt_is_loaded_beside_the_windows_own_thread(walk: dict[str, Any]) -> None:
    assert walk["elsewhere"] == []


def test_no_turn_of_the_loop_loads_more_than_a_bearable_portion(walk: dict[str, Any]) -> None:
    assert walk["in_a_turn"] <= MODULES
