"""A button that is a picture: its name is spoken and shown as a tip, its colour follows the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton

from ui.theme import tokens
from ui.widgets.text import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable


class IconButton(QToolButton):
    """Pressed by the mouse, by Space and by Enter."""

    def __init__(
        self, icon: str, words: str, name: str, pressed: Callable[[], object], *, keys: str = ""
    ) -> None:
        super().__init__()
        self._icon = icon
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})" if keys else words)
        self.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self, icon)
        self.clicked.connect(lambda _checked: pressed())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours that are worn now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            set_icon(self, self._icon)
