"""A button with more below it: what is wanted now and then takes no room of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.theme.tokens import HALF, UNIT
from ui.widgets.text import opens_more

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class DropButton(QPushButton):
    """A press, Down or its key opens what lies below; Esc and a press elsewhere close it."""

    def __init__(self, name: str, text: str, meaning: str, inside: QWidget) -> None:
        super().__init__(text)
        self._inside = inside
        self.setObjectName(name)
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.setAutoDefault(True)
        opens_more(self)
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.panel.setObjectName(f"{name}.panel")
        self.panel.setAccessibleName(meaning)
        self.panel.setProperty("role", "card")
        lines = QVBoxLayout(self.panel)
        lines.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        lines.addWidget(inside)
        self.clicked.connect(lambda _checked: self.drop())

    def drop(self) -> None:
        """Open below the button, within the window's width."""
        window = self.window()
        wanted, frame = self._inside.sizeHint(), 2 * (UNIT + self.panel.frameWidth())
        width = min(wanted.width(), window.width() - 2 * UNIT - frame)
        flows = self._inside.sizePolicy().hasHeightForWidth()
        height = self._inside.heightForWidth(width) if flows else wanted.height()
        below = self.mapTo(window, QPoint(0, self.height() + HALF))
        left = max(UNIT, min(below.x(), window.width() - UNIT - width - frame))
        corner = window.mapToGlobal(QPoint(left, below.y()))
        self.panel.setGeometry(QRect(corner, QSize(width + frame, height + frame)))
        self.panel.show()
        self._inside.setFocus(Qt.FocusReason.PopupFocusReason)

    def fold(self) -> None:
        """Close what is open."""
        self.panel.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Down too."""
        if event.key() == Qt.Key.Key_Down:
            self.drop()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow in the colours that are worn now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            opens_more(self)
