"""The sheet of keys (F1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

Section = tuple[str, "Sequence[tuple[str, str]]"]


class HelpSheet(QDialog):
    """Lists what the keyboard can do here."""

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("Клавиши")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        lines.setSpacing(tokens.UNIT)
        for title, keys in sections:
            if keys:
                lines.addWidget(label(title, "heading"))
                lines.addLayout(_table(keys))
                lines.addSpacing(tokens.GAP)
        lines.addStretch()
        lines.addWidget(button("Закрыть", "help.close", self.accept), alignment=Qt.AlignmentFlag.AlignRight)


def _table(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(tokens.GAP)
    table.setVerticalSpacing(tokens.UNIT)
    table.setColumnStretch(1, 1)
    for row, (key, what) in enumerate(keys):
        table.addWidget(
            label(key, "key", wrap=False), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )
        table.addWidget(label(what), row, 1)
    return table
