"""Windows exchange by themselves: what one desk does, the other shows, and nobody has pressed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.exchange.conftest import NEAR_MS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.exchange.conftest import Desk


def test_a_case_of_one_window_appears_in_the_other(
    homes: tuple[Path, Path], sit_down: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    first, other = map(sit_down, homes)
    first.register("Нет воды вторые сутки.")
    qtbot.waitUntil(lambda: other.shows(1), timeout=NEAR_MS)
    qtbot.waitUntil(lambda: "обмен только что" in first.bar.words.text(), timeout=NEAR_MS)
