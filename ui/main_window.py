"""The window: the rail of places, the place itself, messages above, the status in words below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.places import FIRST, RAIL
from ui.places_stack import PlacesStack
from ui.status import Status
from ui.widgets.rail import Rail
from ui.widgets.soon import soon

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.signing_in import Pass
    from ui.bridge import Bridge
    from ui.hotkeys import Hotkeys
    from ui.places import Entry
    from ui.safety.errand import Errand
    from ui.widgets.messages import MessageBar, Toast
    from ui.window_commands import WindowCommands

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(600, 400)
"""A screen of 1280 by 800 at 200 %, less the frames."""
_UNDONE = "Отменено: "
_NARROW = 880
"""Below this the rail shows icons alone."""


class MainWindow(QMainWindow):
    """The frame: what stands around the places.

    The first paint comes before all that nobody can see or press yet: that is made in `_complete`.
    """

    usable = Signal()
    """The first field can be typed into."""
    completed = Signal()
    scheme_chosen = Signal(str)
    lock_wanted = Signal()
    password_wanted = Signal()
    locked = Signal(bool)
    """Nobody may read anything here now, or somebody may again."""
    again = False
    """The program is to be started anew once the window has closed."""
    entry: Pass | None = None
    """Who has signed in instead, and wants the window to come again."""
    errand: Errand | None = None
    """What is to be done with the profile once the window has closed, before another opens."""
    looks_back = False
    """It shows how it was, for reading alone."""
    entries: tuple[Entry, ...] = RAIL
    """The places that the rail offers."""
    _painted = False

    def __init__(self, bridge: Bridge, settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Муниципальный центр управления")
        self._bridge = bridge
        self._settings = settings
        self.rail = Rail(self.entries)
        self.places = PlacesStack(bridge)
        self.status: Status
        self.messages: MessageBar
        self.toast: Toast
        self.hotkeys: Hotkeys
        self.commands: WindowCommands
        self._lay_out()
        self._restore()
        self.rail.chosen.connect(self.places.show_place)
        self.places.marked.connect(self.rail.mark)
        self.places.begin(self.first_place())

    def first_place(self) -> str:
        """Give the place to begin with: the one that was left."""
        return str(self._settings.value("window/place", FIRST))

    @property
    def place(self) -> QWidget:
        """The place that is shown."""
        return self.places.place

    def show_place(self, key: str) -> None:
        """Go to a place."""
        self.places.show_place(key)

    def open_case(self, case_id: str) -> None:
        """Show a case on its card."""
        self.places.open_case(case_id)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar of messages above the place."""
        self._right.insertWidget(0, bar)

    def switch_hotkeys(self, on: bool) -> None:
        """Let keys be commands, or typing alone."""
        self.hotkeys.on = on

    def begin_again(self) -> None:
        """Close, to be started anew."""
        self.again = True
        self.close()

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        ground = QWidget()
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.places, stretch=1)
        beside.addLayout(self._right, stretch=1)
        self.setCentralWidget(ground)
        self.status = Status(self._bridge)
        self.setStatusBar(self.status)

    def _complete(self) -> None:
        self.usable.emit()
        from ui.hotkeys import Hotkeys, hotkeys_on  # noqa: PLC0415 - after the first paint
        from ui.widgets.messages import MessageBar, Toast  # noqa: PLC0415
        from ui.window_commands import WindowCommands  # noqa: PLC0415

        self.hotkeys = Hotkeys(self, on=hotkeys_on(self._settings))
        self.rail.add_foot((("view", "Вид", "Ctrl+,", "view"), ("help", "Справка", "Shift+F1", "help")))
        self.rail.draw_icons()
        self.messages = MessageBar()
        self._right.insertWidget(0, self.messages)
        self.toast = Toast(self.centralWidget())
        self.commands = WindowCommands(self, self._bridge, self._settings)
        self._connect()
        self.activateWindow()
        self.places.complete()
        self.completed.emit()

    def _connect(self) -> None:
        self._bridge.busy.connect(lambda _busy: self.hotkeys.look_again())
        self._bridge.refused.connect(self._show_refusal)
        self._bridge.troubled.connect(self._show_trouble)
        self._bridge.carried_out.connect(self._say_done)
        self.places.told.connect(self.toast.tell)

    def _show_refusal(self, refusal: Refusal) -> None:
        self.messages.tell(refusal.reason, role="bar-refused")

    def _show_trouble(self, words: str) -> None:
        retry = None if self._bridge.ready else self._bridge.open_soon
        action = "" if self._bridge.ready else "Повторить"
        self.messages.tell(words, role="bar-trouble", action=action, act=retry)

    def _say_done(self, said: str, changes: Changes) -> None:
        action = changes.action
        self.toast.tell(said, partial(self._take_back, said, action) if action else None)

    def _take_back(self, said: str, action: str) -> None:
        self._bridge.do(
            lambda office: office.undo(action),
            done=lambda _: self.toast.tell(_taken_back(said)),
        )

    def _restore(self) -> None:
        self.resize(FIRST_SIZE)
        self.setMinimumSize(LEAST_SIZE)
        geometry = self._settings.value("window/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the rest once the first picture stands."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            soon(self, self._complete)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go to the next control; Qt alone takes a place for its focus proxy, and skips what is before it."""
        reason = QtCore.Qt.FocusReason.TabFocusReason if forward else QtCore.Qt.FocusReason.BacktabFocusReason
        step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
        here = self.focusWidget() or self
        one = step(here)
        while one is not None and one is not here:
            if _takes_tab(one):
                one.setFocus(reason)
                return True
            one = step(one)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons of the rail in the colours that are worn now."""
        super().changeEvent(event)
        if self._painted and event.type() is QtCore.QEvent.Type.PaletteChange:
            self.rail.draw_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the place where there is little."""
        super().resizeEvent(event)
        self.rail.be_narrow(self.width() < _NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood; let places write down what is unfinished."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/place", self.places.left)
        self.places.leave()
        super().closeEvent(event)


def _taken_back(said: str) -> str:
    """Say that what was told is undone; of an undoing, that what it undid holds again."""
    undone = said.removeprefix(_UNDONE)
    return f"Снова действует: {undone}" if undone != said else f"{_UNDONE}{said}"


def _takes_tab(one: QWidget) -> bool:
    """Tell whether Tab stops at a widget; one with a proxy is met as the proxy."""
    stops = bool(one.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
    return stops and one.isVisible() and one.isEnabled() and not one.isWindow()
