"""The registration form: oral and written appeals in the order people speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.bridge import Bridge


class RegistrationPlace(QWidget):
    """Asks for an appeal and hands it over."""

    open_case = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        lines = QVBoxLayout(self)
        lines.addWidget(label("Регистрация", "title"))
        lines.addStretch()
