"""Keys by their place on the keyboard, whatever layout is on; and a way to switch them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QWindow

    from ui.offered_keys import OfferedKeys

_ROWS = ((16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (44, "ZXCVBNM,./"))
_BY_PLACE = {first + at: sign for first, row in _ROWS for at, sign in enumerate(row)}
"""Scan codes of a Windows keyboard; X11 counts the same keys from eight more."""
_X11_MORE = 8
_BY_LETTER = dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЁЯЧСМИТЬБЮ.", "".join(row for _, row in _ROWS), strict=True))
_LATIN_END = 0x7F
_FIRST_SPECIAL = 0x01000000
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SIDES = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_CHANGING = (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease)
"""After these the words of a window may be others."""
ALWAYS = ("F1", "Esc", "Ctrl+,")
"""Help, the way out, and the way to switch the others on again."""
KEPT = "window/hotkeys"
"""Where it is remembered whether they are on."""


def hotkeys_on(settings: QSettings) -> bool:
    """Tell whether hotkeys were left on."""
    return str(settings.value(KEPT, "on")) == "on"


def physical(event: QKeyEvent) -> Qt.Key | None:
    """Give the key of the Latin layout that stands where the pressed one does; `None` where it is that."""
    code = event.key()
    if code <= _LATIN_END or code >= _FIRST_SPECIAL:
        return None
    more = _X11_MORE if QGuiApplication.platformName() == "xcb" else 0
    sign = _BY_PLACE.get(event.nativeScanCode() - more) or _BY_LETTER.get(chr(code).upper())
    return Qt.Key(ord(sign)) if sign else None


class Hotkeys(QObject):
    """Listens to a window and its dialogs while they have the focus; nothing else passes through it."""

    def __init__(self, window: QWidget, *, on: bool = True) -> None:
        super().__init__(window)
        self._on = True
        self._offered: OfferedKeys | None = None
        self._window = window
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self.on = on

    @property
    def on(self) -> bool:
        """Keys are commands, and offered as such."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        if on and self._offered is not None:
            self._offered.give_back()
        elif not on:
            from ui.offered_keys import OfferedKeys  # noqa: PLC0415 - where keys are off

            self._offered = self._offered or OfferedKeys(self, ALWAYS)
        self.look_again()

    def look_again(self) -> None:
        """Take keys that are off out of words that may have changed."""
        if not self._on and self._offered is not None:
            self._offered.look_soon()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and isValid(window) and self._owns(window):
            window.installEventFilter(self)
            self.look_again()

    def _owns(self, window: QWindow) -> bool:
        """Compare by number: a `windowHandle` outlives its dialog, and the next one may get its address."""
        number = window.winId()
        shown = next((one for one in QApplication.topLevelWidgets() if one.effectiveWinId() == number), None)
        while shown is not None and shown is not self._window:
            shown = shown.parentWidget()
        return shown is not None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep shortcuts from being looked for when they are off; read letters by their place when on."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and not self.on and isinstance(event, QKeyEvent):
            if _is_shortcut(event) and not _always(event):
                event.accept()
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.modifiers() & _CHORD:
            meant = physical(event)
            if meant is not None:
                self._press(meant, event)
                return True
        elif kind in _CHANGING and not self.on:
            self.look_again()
        return False

    def _press(self, key: Qt.Key, event: QKeyEvent) -> None:
        """Do what the Latin key would; what is sent to the application looks for a shortcut first."""
        typed_into = QGuiApplication.focusObject()
        if typed_into is None:
            return
        meant = QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers() & ~_SIDES, "", event.isAutoRepeat())
        if self.on or _always(meant):
            QCoreApplication.sendEvent(typed_into, meant)
        else:
            typed_into.event(meant)


def _always(event: QKeyEvent) -> bool:
    return any(QKeySequence(event.keyCombination()) == QKeySequence(keys) for keys in ALWAYS)


def _is_shortcut(event: QKeyEvent) -> bool:
    window = QApplication.activeWindow()
    keys = QKeySequence(event.keyCombination())
    return window is not None and any(keys in list(one.keys()) for one in window.findChildren(QShortcut))
