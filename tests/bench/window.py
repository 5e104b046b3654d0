"""The window against an empty QMainWindow of the same Qt: time to the first key, memory with the register."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measuring import MIB, SECONDS, Figure, middle

_ROUNDS = 11


_STARTS: dict[str, bool] = {"bare": False, "empty": False, "place": True, "register": True, "left": True}
"""What is started, and whether it is ours: a window that nobody types into, one that takes a key, our
first place, the register behind the registration, the register where the window was left."""


def figures(home: Path) -> tuple[Figure, ...]:
    """Start whole processes in turns."""
    usable: dict[str, list[float]] = {what: [] for what in _STARTS}
    resident: dict[str, list[float]] = {what: [] for what in _STARTS}
    for warm in range(_ROUNDS + 1):
        for what, ours in _STARTS.items():
            took, holds = _started(what, *[home] * ours)
            if warm:
                usable[what].append(took)
                resident[what].append(holds)
    return (
        Figure(
            work="window usable, from process start",
            floor_work="the same Qt, an empty QMainWindow",
            ours=middle(usable["place"]),
            floor=middle(usable["empty"]),
            unit=SECONDS,
            at_most=1.5,
        ),
        Figure(
            work="resident memory, register open",
            floor_work="that empty window",
            ours=middle(resident["register"]),
            floor=middle(resident["empty"]),
            unit=MIB,
            at_most=1.6,
        ),
        Figure(
            work="the same, begun at the register",
            floor_work="an empty window that nobody types into",
            ours=middle(resident["left"]),
            floor=middle(resident["bare"]),
            unit=MIB,
            at_most=1.6,
        ),
    )


def _started(what: str, *arguments: Path) -> tuple[float, float]:
    """Give the seconds to the first key and the resident memory."""
    for home in arguments:
        (home / "window.ini").unlink(missing_ok=True)
    begun = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-m", "tests.bench.started", what, *map(str, arguments)],
        env=_as_installed(),
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = json.loads(answer.stdout)
    return said["usable"] - begun, said["resident"]


def _as_installed() -> dict[str, str]:
    """Let Python keep its compiled modules, as it does where a user installed the program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
