"""A window that has said its last word: every answer has come, and nobody asks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge

_REST_MS = 60
"""Longer than what a form leaves for the next turn of the loop, or for when it is laid out."""


def calm(bridge: Bridge, qtbot: QtBot) -> None:
    """Wait until the office has answered, and what it answered has been shown and asks for no more."""
    while True:
        qtbot.waitUntil(lambda: not bridge._waiting)
        qtbot.wait(_REST_MS)
        if not bridge._waiting:
            return
