"""Menus of buttons: they open beside their button and never over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QPushButton


def open_at(opener: QPushButton, menu: QMenu) -> None:
    """Open a menu under its button, or above it where the screen ends."""
    under = opener.mapToGlobal(QPoint(0, opener.height()))
    menu.popup(under)  # Qt pushes it up as far as it has to, over the button
    if menu.y() < under.y():
        menu.move(menu.x(), opener.mapToGlobal(QPoint()).y() - menu.height())
