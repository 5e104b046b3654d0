"""Choices that narrow a list: buttons that stay pressed, lists to choose one of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QToolButton

from ui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = 11


def toggle(name: str, text: str, meaning: str) -> QToolButton:
    """Make a button that stays pressed."""
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setAccessibleName(text)
    made.setAccessibleDescription(meaning)
    made.setToolTip(meaning)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def choice(name: str, spoken: str) -> QComboBox:
    """Make a list to choose one of, that does not grow with the longest name."""
    made = DropDown()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setToolTip(spoken)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(_LETTERS)
    return made


def offer(made: QComboBox, wanted: Sequence[tuple[str, Any]]) -> None:
    """Offer other choices; what was chosen stays, or the first takes its place, and nobody is told."""
    standing = [(made.itemText(place), made.itemData(place)) for place in range(made.count())]
    if list(wanted) == standing:
        return
    chosen = made.currentData()
    with QSignalBlocker(made):
        made.clear()
        for title, value in wanted:
            made.addItem(title, value)
        choose(made, chosen)


def choose(made: QComboBox, value: object) -> None:
    """Choose by value; the first one when it is not there."""
    made.setCurrentIndex(max(0, made.findData(value)))
