"""The window: the rail of places, the place itself, messages above, the status in words below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.places import CARD, FIRST, RAIL, Entry
from ui.status import Status
from ui.theme.tokens import MARGIN
from ui.widgets.rail import Rail
from ui.widgets.soon import soon
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent, QSettings
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge
    from ui.help.window import HelpWindow
    from ui.hotkeys import Hotkeys
    from ui.palette.commands import Command
    from ui.safety.errand import Errand
    from ui.widgets.messages import MessageBar, Toast

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(600, 400)
"""A screen of 1280 by 800 at 200 %, less the frames."""
_NARROW = 880
"""Below this the rail shows icons alone."""

KEYS = (
    (f"Alt+1 … Alt+{len(RAIL)}", "Перейти в раздел"),
    ("Ctrl+N", "Новое обращение; начатое останется в черновиках"),
    ("Ctrl+F", "Найти в журнале"),
    ("F12", "Следующее дело из раздела «Сегодня»"),
    ("Ctrl+K", "Найти команду, дело или заявителя"),
    ("Ctrl+Z", "Отменить последнее действие; в поле ввода – последнюю правку"),
    ("Ctrl+,", "Тема, масштаб, включение клавиш"),
    ("F1 или ?", "Эта памятка"),
    ("Shift+F1", "Справка о разделе"),
)


class MainWindow(QMainWindow):
    """Shows one place at a time; makes each when it is first asked for.

    The first paint comes before all that nobody can see or press yet: that is made in `_complete`.
    """

    usable = Signal()
    """The first field can be typed into."""
    completed = Signal()
    scheme_chosen = Signal(str)
    again = False
    """The program is to be started anew once the window has closed."""
    errand: Errand | None = None
    """What is to be done with the profile once the window has closed, before another opens."""
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
        self._before = FIRST
        self.rail = Rail(RAIL)
        self.messages: MessageBar
        self.toast: Toast
        self.hotkeys: Hotkeys
        self._help: HelpWindow | None = None
        self._complete_yet = False
        self._stack = QStackedWidget()
        self._lay_out()
        self._restore()
        self.rail.chosen.connect(self.show_place)
        self._begin(str(self._settings.value("window/place", FIRST)))

    @property
    def place(self) -> QWidget:
        """The place that is shown."""
        return self._stack.currentWidget()

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
        last = place.focusWidget()
        self._stack.setCurrentWidget(place)
        first = place.focusWidget()
        (last if last is not None and last.isVisible() else place).setFocus()
        if place.hasFocus() and first is not None:
            first.setFocus()

    def open_case(self, case_id: str) -> None:
        """Show a case on its card."""
        self.show_place(CARD.key)
        self.place.show_case(case_id)  # type: ignore[attr-defined]  # the card has it, see ui.places

    def back(self) -> None:
        """Leave the card for the place one came from."""
        self.show_place(self._before)

    def next_case(self) -> None:
        """Open what comes next on today's list, from wherever one is."""
        if self._here != CARD.key:
            self.show_place("today")
        self._before = "today"
        day = self._made.get("today") or self._make(self._entries["today"])
        day.next_case()  # type: ignore[attr-defined]  # the day has it, see ui.places

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar of messages above the place."""
        self._right.insertWidget(0, bar)

    # ------------------------------------------------------------------ inside

    def _begin(self, key: str) -> None:
        """Show the place that was left; one that needs the office is shown when the office has opened."""
        entry = next((one for one in RAIL if one.key == key), self._entries[FIRST])
        if entry.at_once or self._bridge.ready:
            self.show_place(entry.key)
            return
        self._here = entry.key
        self.rail.mark(entry.key)
        waiting = label("Открываю рабочее место…", "muted")
        waiting.setMargin(MARGIN)
        self._stack.addWidget(waiting)

        def go_on() -> None:
            if self._stack.currentWidget() is waiting:
                self.show_place(entry.key)

        self._bridge.opened.connect(go_on)

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
        self.status = Status(self._bridge)
        self.setStatusBar(self.status)

    def _complete(self) -> None:
        self.usable.emit()
        from ui.hotkeys import Hotkeys  # noqa: PLC0415 - after the first paint
        from ui.view_choices import hotkeys_on  # noqa: PLC0415
        from ui.widgets.messages import MessageBar, Toast  # noqa: PLC0415

        self.hotkeys = Hotkeys(self, on=hotkeys_on(self._settings))
        self.rail.add_foot((("view", "Вид", "Ctrl+,", "view"), ("help", "Справка", "Shift+F1", "help")))
        self.rail.draw_icons()
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
        self._on_key("F12", self.next_case)
        self._on_key("Ctrl+K", self.show_palette)
        self._on_key("Ctrl+Z", self._undo)
        self._on_key("Ctrl+,", self.choose_view)
        self._on_key("F1", self.show_keys)
        self._on_key("?", self._show_keys_unless_off)
        self._on_key("Shift+F1", self.show_help)
        self.rail.asked.connect({"view": self.choose_view, "help": self.show_help}.__getitem__)

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
        self.show_place("registration")
        begin = getattr(self.place, "begin", None)
        if begin:
            begin()

    def _find(self) -> None:
        if not hasattr(self.place, "search_for"):
            self.show_place("register")
        self.place.search_for("")  # type: ignore[attr-defined]  # see ui.places

    def show_keys(self) -> None:
        """Show what the keyboard can do here."""
        from ui.help_sheet import HelpSheet  # noqa: PLC0415 - seldom asked for

        title = self._entries[self._here].title
        sections = (("Везде", KEYS), (title, tuple(getattr(self.place, "keys", ()))))
        sheet = HelpSheet(sections, self)
        sheet.help_wanted.connect(self.show_help)
        sheet.open()

    def _show_keys_unless_off(self) -> None:
        """Answer a question mark that no field took; lists would look for it among their rows."""
        if self.hotkeys.on:
            self.show_keys()

    def show_help(self) -> None:
        """Open the help at the page about the place."""
        from ui.help.pages import page_of  # noqa: PLC0415 - seldom asked for
        from ui.help.window import HelpWindow  # noqa: PLC0415

        if self._help is None:
            self._help = HelpWindow(self)
        self._help.open_page(page_of(self._here))

    def show_palette(self) -> None:
        """Ask what to do or whom to find."""
        from ui.palette.palette import Palette  # noqa: PLC0415 - seldom asked for

        palette = Palette(
            self._bridge,
            self.commands(),
            self,
            open_case=self.open_case,
            open_person=self._show_cases_of,
        )
        palette.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open()

    def choose_view(self) -> None:
        """Ask for theme, scale and hotkeys."""
        from ui.view_choices import ViewChoices  # noqa: PLC0415 - seldom asked for

        choices = ViewChoices(self._settings, self)
        choices.scheme_chosen.connect(self.scheme_chosen)
        choices.hotkeys_chosen.connect(self._switch_hotkeys)
        choices.again_wanted.connect(self._begin_again)
        choices.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        choices.open()

    def commands(self) -> tuple[Command, ...]:
        """Give all that can be done now: what the place offers first."""
        from ui.office.words import DIRECTORIES  # noqa: PLC0415 - with the palette
        from ui.palette.commands import Command, commands_of  # noqa: PLC0415

        here = commands_of(self.place, self._entries[self._here].title)
        places = (
            Command(entry.title, f"Alt+{digit}", partial(self.show_place, entry.key), "Раздел")
            for digit, entry in enumerate(RAIL, start=1)
        )
        return (
            *here,
            *places,
            *(
                Command(title, "", partial(self._open_directory, title), "Справочник")
                for title in DIRECTORIES
            ),
            Command("Новое обращение", "Ctrl+N", self._begin_case, also="зарегистрировать"),
            Command("Найти в журнале", "Ctrl+F", self._find, also="поиск искать"),
            Command("Отменить последнее действие", "Ctrl+Z", self._undo, also="вернуть"),
            Command("Вид: тема, масштаб, клавиши", "Ctrl+,", self.choose_view, also="тёмная светлая крупнее"),
            Command(
                "Сохранность данных: копии, шифрование",
                "",
                self.status.safety_wanted.emit,
                also="резервная копия восстановить пароль зашифровать",
            ),
            Command("Клавиши", "F1", self.show_keys, also="памятка горячие"),
            Command("Справка", "Shift+F1", self.show_help, also="помощь"),
            Command("Закрыть окно", "Alt+F4", self.close, also="выход выйти"),
        )

    def _undo(self) -> None:
        if not self.toast.undo():
            self.toast.tell("Отменять нечего: после последней отмены ничего не сделано.")

    def _begin_again(self) -> None:
        self.again = True
        self.close()

    def _switch_hotkeys(self, on: bool) -> None:
        self.hotkeys.on = on

    def _open_directory(self, title: str) -> None:
        self.show_place("office")
        self.place.show_page(title).entry.setFocus()  # type: ignore[attr-defined]  # see ui.places

    def _show_cases_of(self, name: str) -> None:
        self.show_place("register")
        self.place.search_for(name)  # type: ignore[attr-defined]  # see ui.places

    def _show_refusal(self, refusal: Refusal) -> None:
        self.messages.tell(refusal.reason, role="bar-refused")

    def _show_trouble(self, words: str) -> None:
        retry = None if self._bridge.ready else self._bridge.open_soon
        action = "" if self._bridge.ready else "Повторить"
        self.messages.tell(words, role="bar-trouble", action=action, act=retry)

    def _say_done(self, said: str, changes: Changes) -> None:
        action = changes.action
        self.toast.tell(said, partial(self._take_back, said, action) if action else None)

    def _tell(self, words: str, undo: Callable[[], object] | None) -> None:
        self.toast.tell(words, undo)

    def _take_back(self, said: str, action: str) -> None:
        self._bridge.do(
            lambda office: office.undo(action),
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
        self._settings.setValue("window/place", self._before if self._here == CARD.key else self._here)
        for place in self._made.values():
            leave = getattr(place, "leave", None)
            if leave:
                leave()
        super().closeEvent(event)


def _complete(place: QWidget) -> None:
    complete = getattr(place, "complete", None)
    if complete:
        complete()


def _takes_tab(one: QWidget) -> bool:
    """Tell whether Tab stops at a widget; one with a proxy is met as the proxy."""
    stops = bool(one.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
    return stops and one.isVisible() and one.isEnabled() and not one.isWindow()
