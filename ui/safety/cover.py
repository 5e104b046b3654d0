"""The cover over the window while nobody is signed in: nothing stays readable, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""Menus and tips go and do not come again."""
_TITLE = "Муниципальный центр управления – заперто"


class Cover(QWidget):
    """Takes the place of all that is shown, of titles and open dialogs too, and puts it back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self.setAccessibleName("Рабочее место заперто")
        self.setAutoFillBackground(True)
        self._window = window
        self._title = ""
        self._dialogs: list[QWidget] = []
        self._shortcuts: list[QShortcut] = []
        self._focus: QWidget | None = None
        lines = QVBoxLayout(self)
        lines.addWidget(label("Рабочее место заперто", "title"), alignment=Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    @property
    def down(self) -> bool:
        """The window is covered."""
        return not self.isHidden()

    def put(self) -> None:
        """Cover the window, hide its dialogs and every other window of ours, keep keys from it."""
        if self.down:
            return
        window = self._window
        self._title, self._focus = window.windowTitle(), QApplication.focusWidget()
        others = [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]
        self._dialogs = [one for one in others if one.windowType() not in _PASSING]
        self._shortcuts = [one for one in window.findChildren(QShortcut) if one.isEnabled()]
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        for other in others:
            other.hide()
        window.setWindowTitle(_TITLE)
        window.centralWidget().hide()
        window.statusBar().hide()
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def take_away(self) -> None:
        """Show again what was shown before."""
        if not self.down:
            return
        self.hide()
        window = self._window
        window.setWindowTitle(self._title)
        window.centralWidget().show()
        window.statusBar().show()
        for shortcut in filter(isValid, self._shortcuts):
            shortcut.setEnabled(True)
        for dialog in filter(isValid, self._dialogs):
            dialog.show()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self._dialogs, self._shortcuts, self._focus = [], [], None

    def close_dialogs(self) -> None:
        """Let the dialogs of who was here before go; what was typed in them is kept as a draft."""
        for dialog in filter(isValid, self._dialogs):
            dialog.close()
        self._dialogs = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and self.down:
            self.setGeometry(self._window.rect())
        return False
