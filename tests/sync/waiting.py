"""Waiting for what other threads and processes do."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SOON_S = 6.0
"""Far less than a poll, where polls are a minute apart."""


def wait(until: Callable[[], bool], seconds: float = SOON_S) -> float:
    """Wait until something is so; give how long that took."""
    begun = monotonic()
    while not until():
        assert monotonic() - begun < seconds, f"не дождались за {seconds} с"
        sleep(0.05)
    return monotonic() - begun
