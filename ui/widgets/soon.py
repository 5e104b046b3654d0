"""Doing something after the present event; `QTimer.singleShot` with an owner loses what is raised there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def soon(owner: QObject, act: Callable[[], object], *, after_ms: int = 0) -> None:
    """Do it unless the owner has gone by then; a fault reaches the crash window."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(after_ms)
