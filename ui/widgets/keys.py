"""Keys that act while the focus is somewhere inside a ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def on_keys(ground: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let keys act wherever the focus is inside a ground, and nowhere else."""
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), ground, context=inside).activated.connect(act)
