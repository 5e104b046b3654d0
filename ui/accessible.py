"""Areas that roll, as screen readers see them.

`QAccessibleAbstractScrollArea::child` of Qt 6.9.3 does not look whether its list is as long as it was: a
reader that counted two children and asks for the second when the scroll bar has just gone makes Qt follow
what lies beyond the list, and the process dies. A plain widget's accessible has the same children, and looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

_UNSAFE = frozenset({"QAbstractScrollArea", "QScrollArea"})
"""Texts, lists and tables have accessibles of their own, which look."""


def show_areas_safely() -> None:
    """Stand in for Qt's accessible in the whole window; of several factories the last one is asked first."""
    QAccessible.installFactory(_plain)


def _plain(kind: str, area: QObject) -> QAccessibleInterface | None:
    if kind not in _UNSAFE or not isinstance(area, QAbstractScrollArea):
        return None
    return QAccessibleWidget(area, QAccessible.Role.Client)
