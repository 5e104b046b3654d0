"""Dialogs as high as their words: Qt leaves room for the lines that a narrower one would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def snug(dialog: QDialog) -> None:
    """Make a dialog as high as it needs at its width."""
    layout = dialog.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    height = layout.totalHeightForWidth(dialog.width())
    dialog.setMinimumHeight(height)
    dialog.resize(dialog.width(), height)
