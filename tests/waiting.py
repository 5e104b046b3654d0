"""Waiting for what other threads and processes do."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SOON_S = 30.0
"""Less than a poll, where polls are a minute apart; far more than anything takes on a loaded machine."""

PATIENCE_S = 60.0
"""For what nobody is in a hurry with."""


def wait(until: Callable[[], bool], seconds: float = SOON_S) -> float:
    """Wait until something is so; give how long that took."""
    begun = monotonic()
    while not until():
        assert monotonic() - begun < seconds, f"не дождались за {seconds} с"
        sleep(0.05)
    return monotonic() - begun
