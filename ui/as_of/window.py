"""The window of how it was: the same places for reading, under a band that says of which moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMainWindow

from ui.as_of.asking import AskMoment
from ui.main_window import MainWindow
from ui.places import CARD, RAIL
from ui.safety.locking import LOCK_KEYS
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from mcu_desktop.workplace.as_of import AsOf
    from ui.bridge import Bridge

_NEW = "registration"
"""The one place in which there is nothing to read."""
_INSTEAD = "register"


class Band(QFrame):
    """Says over every place that this is not now."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("asof.band")
        self.setProperty("role", "band")
        self.words = label(f"Как было {words} · только чтение", "strong")
        self.words.setObjectName("asof.band.words")
        self.setAccessibleName(self.words.text())
        self.other = button("Другой момент…", "asof.band.other")
        self.back = button("Вернуться в сегодня (Ctrl+H)", "asof.band.back")
        lines = QHBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.HALF, tokens.GAP, tokens.HALF)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.words, 1)
        lines.addWidget(self.other)
        lines.addWidget(self.back)


class PastWindow(MainWindow):
    """Shows what the window of now shows, as it stood; closing it is the way back."""

    looks_back = True
    entries = tuple(entry for entry in RAIL if entry.key != _NEW)

    def __init__(self, bridge: Bridge, settings: QSettings, as_of: AsOf, place: str) -> None:
        self._place = place
        self.bridge = bridge
        super().__init__(bridge, settings)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Как было {as_of.words}")
        self.status.hide()
        self.band = Band(as_of.words)
        self.band.back.clicked.connect(lambda _checked: self.close())
        self.add_bar(self.band)

    def first_place(self) -> str:
        """Begin where the window of now is, if there is anything to read."""
        known = {entry.key for entry in self.entries}
        return self._place if self._place in known else _INSTEAD

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc, where nothing in the place took it: a list that is left upwards leads to a search."""
        if event.key() == Qt.Key.Key_Escape and not isinstance(self.focusWidget(), QLineEdit):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the office of then go; what the window of now remembers is not touched."""
        self.places.leave()
        self._bridge.close()
        QMainWindow.closeEvent(self, event)


class PastWindows(QObject):
    """Opens windows of how it was beside a window of now, and closes them with it."""

    def __init__(self, window: MainWindow, bridge: Bridge, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._settings = settings
        self._open: list[PastWindow] = []
        window.installEventFilter(self)
        window.locked.connect(self._lock)

    def ask(self) -> AskMoment:
        """Ask of which moment."""
        dialog = AskMoment(self._bridge, self._window)
        dialog.opened.connect(self._show)
        dialog.open()
        return dialog

    @property
    def shown(self) -> tuple[PastWindow, ...]:
        """The windows that are open, the newest last."""
        return tuple(self._open)

    def _show(self, bridge: Bridge, as_of: AsOf) -> None:
        here = self._window.places
        past = PastWindow(bridge, self._settings, as_of, here.left)
        past.resize(self._window.size())
        past.move(self._window.pos() + QPoint(tokens.MARGIN, tokens.MARGIN))
        past.band.other.clicked.connect(lambda _checked: self.ask())
        past.scheme_chosen.connect(self._window.scheme_chosen)
        past.lock_wanted.connect(self._window.lock_wanted)
        past.password_wanted.connect(self._window.password_wanted)
        QShortcut(QKeySequence(LOCK_KEYS), past).activated.connect(self._window.lock_wanted)
        past.destroyed.connect(lambda: self._gone(past))
        self._open.append(past)
        case = getattr(getattr(here.place, "view", None), "case_id", None)
        if case and here.place.objectName() == CARD.key:
            past.completed.connect(lambda: past.open_case(case))
        past.show()

    def _gone(self, past: PastWindow) -> None:
        self._open.remove(past)
        self._window.activateWindow()

    def _lock(self, locked: bool) -> None:
        """Leave nothing to read beside a window that was locked."""
        if locked:
            self._close_all()

    def _close_all(self) -> None:
        for past in self.shown:
            past.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close with the window of now."""
        if event.type() is QEvent.Type.Close:
            self._close_all()
        return super().eventFilter(watched, event)
