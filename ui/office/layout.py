"""Tables of the directories: under the words that explain them, over what can be done with a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.flow import foot

if TYPE_CHECKING:
    from collections.abc import Iterable


def under_words(page: QWidget, words: QWidget, table: QWidget) -> None:
    """Lay a table out under the words that explain it."""
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(tokens.UNIT)
    lines.addWidget(words)
    lines.addWidget(table, stretch=1)
    lines.addStretch()  # where the table is hidden


def over_buttons(page: QWidget, words: QWidget, table: QWidget, buttons: Iterable[QWidget]) -> None:
    """Lay a table out under the words that explain it and over what can be done with a row."""
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(tokens.UNIT)
    lines.addWidget(words)
    lines.addWidget(table, stretch=1)
    lines.addWidget(foot(*buttons))
    lines.addStretch()  # where the table is hidden
