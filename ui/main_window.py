"""The window: the rail of places, the place itself, messages above, the status in words below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.places import CARD, RAIL, Entry
from ui.status import Status
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent, QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge
    from ui.widgets.messages import MessageBar, Toast

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(600, 400)
"""A screen of 1280 by 800 at 200 %, less the frames."""

KEYS = (
    ("Alt+1 … Alt+5", "Перейти в раздел"),
    ("Ctrl+N", "Новое обращение; начатое останется в черновиках"),
    ("Ctrl+F", "Найти в журнале"),
    ("Ctrl+Z", "Отменить последнее действие, пока видно «Отменить»"),
    ("F1", "Эта памятка"),
)


class MainWindow(QMainWindow):
    """Shows one place at a time; makes each when it is first asked for.

    The first paint comes before all that nobody can see or press yet: that is made in `_complete`.
    """

    usable = Signal()
    """The first field can be typed into."""
    completed = Signal()
    _painted = False

    def __init__(self, bridge: Bridge, settings: QSettings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Муниципальный центр управления")
        self._bridge = bridge
        self._settings = settings
        self._entries = {entry.key: entry for entry in (*RAIL, CARD)}
        self._made: dict[str, QWidget] = {}
        self._here = ""
        self._before = RAIL[0].key
        self.rail = Rail(RAIL)
        self.messages: MessageBar
        self.toast: Toast
        self._complete_yet = False
        self._stack = QStackedWidget()
        self._lay_out()
        self._restore()
        self.rail.chosen.connect(self.show_place)
        self.show_place(RAIL[0].key)

    @property
    def place(self) -> QWidget:
        """The place that is shown."""
        return self._made[self._here]

    def show_place(self, key: str) -> None:
        """Go to a place."""
        place = self._made.get(key)
        if place is None:
            place = self._make(self._entries[key])
        elif key != self._here:
            refresh = getattr(place, "refresh", None)
            if refresh:
                refresh()
        if self._here and self._here != CARD.key:
            self._before = self._here
        self._here = key
        self.rail.mark(key)
        self._stack.setCurrentWidget(place)
        last = place.focusWidget()
        (last if last is not None and last.isVisible() else place).setFocus()

    def open_case(self, case_id: str) -> None:
        """Show a case on its card."""
        self.show_place(CARD.key)
        self.place.show_case(case_id)  # type: ignore[attr-defined]  # the card has it, see ui.places

    def back(self) -> None:
        """Leave the card for the place one came from."""
        self.show_place(self._before)

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        ground = QWidget()
        beside = QHBoxLayout(ground)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._stack, stretch=1)
        beside.addLayout(self._right, stretch=1)
        self.setCentralWidget(ground)
        self.setStatusBar(Status(self._bridge))

    def _complete(self) -> None:
        self.usable.emit()
        from ui.widgets.messages import MessageBar, Toast  # noqa: PLC0415 - after the first paint

        self.messages = MessageBar()
        self._right.insertWidget(0, self.messages)
        self.toast = Toast(self.centralWidget())
        self._connect()
        self._complete_yet = True
        self.activateWindow()
        for place in self._made.values():
            _complete(place)
        self.completed.emit()

    def _connect(self) -> None:
        self._bridge.refused.connect(self._show_refusal)
        self._bridge.troubled.connect(self._show_trouble)
        self._bridge.carried_out.connect(self._say_done)
        for digit, entry in enumerate(RAIL, start=1):
            self._on_key(f"Alt+{digit}", partial(self.show_place, entry.key))
        self._on_key("Ctrl+N", self._begin_case)
        self._on_key("Ctrl+F", self._find)
        self._on_key("Ctrl+Z", self.toast.undo)
        self._on_key("F1", self.show_help)

    def _on_key(self, keys: str, act: Callable[[], object]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - after the first paint

        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _make(self, entry: Entry) -> QWidget:
        place = entry.make(self._bridge, self._stack)
        for signal, slot in (("open_case", self.open_case), ("closed", self.back), ("told", self._tell)):
            if hasattr(place, signal):
                getattr(place, signal).connect(slot)
        self._made[entry.key] = place
        self._stack.addWidget(place)
        if self._complete_yet:
            _complete(place)
        return place

    def _begin_case(self) -> None:
        self.show_place(RAIL[0].key)
        begin = getattr(self.place, "begin", None)
        if begin:
            begin()

    def _find(self) -> None:
        if not hasattr(self.place, "search_for"):
            self.show_place("register")
        self.place.search_for("")  # type: ignore[attr-defined]  # see ui.places

    def show_help(self) -> None:
        """Show what the keyboard can do here."""
        from ui.help_sheet import HelpSheet  # noqa: PLC0415 - seldom asked for

        title = self._entries[self._here].title
        sections = (("Везде", KEYS), (title, tuple(getattr(self.place, "keys", ()))))
        HelpSheet(sections, self).exec()

    def _show_refusal(self, refusal: Refusal) -> None:
        self.messages.tell(refusal.reason, role="bar-refused")

    def _show_trouble(self, words: str) -> None:
        retry = None if self._bridge.ready else self._bridge.open_soon
        action = "" if self._bridge.ready else "Повторить"
        self.messages.tell(words, role="bar-trouble", action=action, act=retry)

    def _say_done(self, said: str, changes: Changes) -> None:
        undo = (lambda: self._take_back(said, changes)) if changes.action else None
        self.toast.tell(said, undo)

    def _tell(self, words: str, undo: Callable[[], object] | None) -> None:
        self.toast.tell(words, undo)

    def _take_back(self, said: str, changes: Changes) -> None:
        from mcu_desktop.domain.cases.commands import Undo  # noqa: PLC0415 - loaded with the office
        from mcu_desktop.domain.vocabulary import CaseId  # noqa: PLC0415

        cases = [CaseId(stream.id) for stream in changes.streams]
        self._bridge.do(
            lambda office: office.act_on_all(cases, Undo(txn=changes.action)),
            done=lambda _: self.toast.tell(f"Отменено: {said}"),
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
            QTimer.singleShot(0, self, self._complete)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons of the rail in the colours that are worn now."""
        super().changeEvent(event)
        if self._painted and event.type() is QtCore.QEvent.Type.PaletteChange:
            self.rail.recolour()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood; let places write down what is unfinished."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        for place in self._made.values():
            leave = getattr(place, "leave", None)
            if leave:
                leave()
        super().closeEvent(event)


def _complete(place: QWidget) -> None:
    complete = getattr(place, "complete", None)
    if complete:
        complete()
