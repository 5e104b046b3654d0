"""The sheet of keys (F1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = tokens.FORM_WIDTH * 3 // 4
_AT_THE_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Section = tuple[str, "Sequence[tuple[str, str]]"]


class HelpSheet(QDialog):
    """Lists what the keyboard can do here."""

    help_wanted = Signal()
    """More words than a line about a key."""

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("Клавиши")
        self.setMinimumWidth(tokens.FORM_WIDTH // 2)
        page = QWidget()
        lines = QGridLayout(page)
        lines.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, 0)
        lines.setHorizontalSpacing(tokens.GAP)
        lines.setVerticalSpacing(tokens.UNIT)
        lines.setColumnStretch(1, 1)
        for title, keys in sections:
            if keys:
                _add(lines, title, keys)
        lines.setRowStretch(lines.rowCount(), 1)
        self._lay_out(page)
        more = QShortcut(QKeySequence("Shift+F1"), self)
        more.activated.connect(self._more)

    def _lay_out(self, page: QWidget) -> None:
        rolled = QScrollArea()
        rolled.setObjectName("help.keys")
        rolled.setAccessibleName("Клавиши")
        rolled.setWidgetResizable(True)
        rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolled.setWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.SECTION, tokens.UNIT, tokens.SECTION, tokens.SECTION)
        foot.addWidget(button("Справка об этом разделе (Shift+F1)", "help.more", self._more))
        foot.addStretch()
        close = button("Закрыть", "help.close", self.accept, role="main")
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rolled, stretch=1)
        whole.addLayout(foot)
        wanted = page.sizeHint()
        room = self.screen().availableGeometry().height() - 3 * tokens.MARGIN
        high = page.heightForWidth(_WIDTH) if page.hasHeightForWidth() else wanted.height()
        self.resize(_WIDTH, min(high + 2 * tokens.MARGIN + tokens.CONTROL_HEIGHT, room))
        close.setFocus()

    def _more(self) -> None:
        self.accept()
        self.help_wanted.emit()


def _add(lines: QGridLayout, title: str, keys: Sequence[tuple[str, str]]) -> None:
    lines.addWidget(label(title, "heading"), lines.rowCount(), 0, 1, 2)
    for row, (key, what) in enumerate(keys, start=lines.rowCount()):
        lines.addWidget(label(key, "key", wrap=False), row, 0, _AT_THE_TOP)
        lines.addWidget(label(what), row, 1)
    lines.setRowMinimumHeight(lines.rowCount(), tokens.GAP)
