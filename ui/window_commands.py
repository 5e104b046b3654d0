"""What the window does wherever one is: its keys, the same as commands of the palette, help, taking back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.places import ASIDE, RAIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from ui.as_of.window import PastWindows
    from ui.bridge import Bridge
    from ui.help.window import HelpWindow
    from ui.main_window import MainWindow
    from ui.palette.commands import Command

KEYS = (
    (f"Alt+1 … Alt+{len(RAIL)}", "Перейти в раздел"),
    ("Ctrl+N", "Новое обращение; начатое останется в черновиках"),
    ("Ctrl+F", "Найти в журнале"),
    ("F12", "Следующее дело из раздела «Сегодня»"),
    ("Ctrl+K", "Найти команду, дело или заявителя"),
    ("Ctrl+Z", "Отменить последнее действие; в поле ввода – последнюю правку"),
    ("Ctrl+Shift+Z", "Отменить любое своё действие за сегодня"),
    ("Ctrl+Shift+O", "Что принёс обмен; отменить это"),
    ("Ctrl+H", "Как было: всё, что видно в окне, в прошедший момент"),
    *((entry.keys, entry.offer) for entry in ASIDE),
    ("Ctrl+,", "Тема, масштаб, включение клавиш"),
    ("Ctrl+Alt+L", "Запереть рабочее место"),
    ("F1 или ?", "Эта памятка"),
    ("Shift+F1", "Справка о разделе"),
)


class WindowCommands(QObject):
    """Listens to the keys of the window and does what they ask."""

    def __init__(self, window: MainWindow, bridge: Bridge, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._places = window.places
        self._bridge = bridge
        self._settings = settings
        self._help: HelpWindow | None = None
        self._past: PastWindows | None = None
        for digit, entry in enumerate(window.entries, start=1):
            self._on_key(f"Alt+{digit}", partial(self._places.show_place, entry.key))
        if window.looks_back:
            self._on_key("Ctrl+H", window.close)
        else:
            self._on_key("Ctrl+N", self.begin_case)
            self._on_key("Ctrl+Z", self.undo)
            self._on_key("Ctrl+Shift+Z", self.show_own_actions)
            self._on_key("Ctrl+Shift+O", self.show_brought)
            self._on_key("Ctrl+H", self.look_back)
            for entry in ASIDE:
                self._on_key(entry.keys, partial(self._places.show_place, entry.key))
        self._on_key("Ctrl+F", self.find)
        self._on_key("F12", self._places.next_case)
        self._on_key("Ctrl+K", self.show_palette)
        self._on_key("Ctrl+,", self.choose_view)
        self._on_key("F1", self.show_keys)
        self._on_key("?", self._show_keys_unless_off)
        self._on_key("Shift+F1", self.show_help)
        window.rail.asked.connect({"view": self.choose_view, "help": self.show_help}.__getitem__)

    def _on_key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self._window).activated.connect(act)

    def begin_case(self) -> None:
        """Begin another appeal."""
        self._places.show_place("registration", lambda form: form.begin())  # type: ignore[attr-defined]  # see ui.places

    def find(self) -> None:
        """Put the cursor into the search of the place, or of the register."""
        here = self._places.place
        key = here.objectName() if hasattr(here, "search_for") else "register"
        self._search(key, "")

    def _search(self, key: str, text: str) -> None:
        self._places.show_place(key, lambda place: place.search_for(text))  # type: ignore[attr-defined]  # see ui.places

    def show_keys(self) -> None:
        """Show what the keyboard can do here."""
        from ui.help_sheet import HelpSheet  # noqa: PLC0415 - seldom asked for

        title = self._places.place.accessibleName()
        sections = (("Везде", KEYS), (title, tuple(getattr(self._places.place, "keys", ()))))
        sheet = HelpSheet(sections, self._window)
        sheet.help_wanted.connect(self.show_help)
        sheet.open()

    def _show_keys_unless_off(self) -> None:
        """Answer a question mark that no field took; lists would look for it among their rows."""
        if self._window.hotkeys.on:
            self.show_keys()

    def show_help(self) -> None:
        """Open the help at the page about the place."""
        from ui.help.pages import page_of  # noqa: PLC0415 - seldom asked for
        from ui.help.window import HelpWindow  # noqa: PLC0415

        if self._help is None:
            self._help = HelpWindow(self._window)
        self._help.open_page(page_of(self._places.place.objectName()))

    def show_palette(self) -> None:
        """Ask what to do or whom to find."""
        from ui.palette.palette import Palette  # noqa: PLC0415 - seldom asked for

        palette = Palette(
            self._bridge,
            self.all(),
            self._window,
            open_case=self._places.open_case,
            open_person=partial(self._search, "register"),
        )
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open()

    def choose_view(self) -> None:
        """Ask for theme, scale and hotkeys."""
        from ui.view_choices import ViewChoices  # noqa: PLC0415 - seldom asked for

        choices = ViewChoices(self._settings, self._window)
        choices.scheme_chosen.connect(self._window.scheme_chosen)
        choices.hotkeys_chosen.connect(self._window.switch_hotkeys)
        choices.again_wanted.connect(self._window.begin_again)
        choices.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices.open()

    def all(self) -> tuple[Command, ...]:
        """Give all that can be done now: what the place offers first."""
        from ui.office.words import DIRECTORIES  # noqa: PLC0415 - with the palette
        from ui.palette.commands import Command, commands_of  # noqa: PLC0415

        here = commands_of(self._places.place, self._places.place.accessibleName())
        places = (
            Command(entry.title, f"Alt+{digit}", partial(self._places.show_place, entry.key), "Раздел")
            for digit, entry in enumerate(self._window.entries, start=1)
        )
        return (
            *here,
            *places,
            *(
                Command(title, "", partial(self._open_directory, title), "Справочник")
                for title in DIRECTORIES
            ),
            *(self._of_then() if self._window.looks_back else self._of_now()),
            Command("Найти в журнале", "Ctrl+F", self.find, also="поиск искать"),
            Command("Вид: тема, масштаб, клавиши", "Ctrl+,", self.choose_view, also="тёмная светлая крупнее"),
            Command(
                "Запереть рабочее место, сменить сотрудника",
                "Ctrl+Alt+L",
                self._window.lock_wanted.emit,
                also="выйти уйти блокировка войти другим",
            ),
            Command(
                "Личный пароль и запирание",
                "",
                self._window.password_wanted.emit,
                also="сменить задать пароль блокировка",
            ),
            Command("Клавиши", "F1", self.show_keys, also="памятка горячие"),
            Command("Справка", "Shift+F1", self.show_help, also="помощь"),
            Command("Закрыть окно", "Alt+F4", self._window.close, also="выход выйти"),
        )

    def _of_now(self) -> Iterable[Command]:
        """Give what a window of how it was does not do."""
        from ui.palette.commands import Command  # noqa: PLC0415 - with the palette

        return (
            Command("Новое обращение", "Ctrl+N", self.begin_case, also="зарегистрировать"),
            Command("Отменить последнее действие", "Ctrl+Z", self.undo, also="вернуть"),
            Command(
                "Ответ организации: из файла или с листа",
                "",
                self.take_answer,
                also="поручение гость внешняя принять номер сканер",
            ),
            *(
                Command(entry.offer, entry.keys, partial(self._places.show_place, entry.key), also=entry.also)
                for entry in ASIDE
            ),
            Command(
                "Отменить действие…",
                "Ctrl+Shift+Z",
                self.show_own_actions,
                also="вернуть свои действия сегодня история",
            ),
            Command("Что принёс обмен", "Ctrl+Shift+O", self.show_brought, also="отменить пришло получено"),
            Command("Как было…", "Ctrl+H", self.look_back, also="прошлое на дату момент история состояние"),
            Command(
                "Сохранность данных: копии, шифрование",
                "",
                self._window.status.safety_wanted.emit,
                also="резервная копия восстановить пароль зашифровать",
            ),
        )

    def _of_then(self) -> Iterable[Command]:
        """Give what only a window of how it was does."""
        from ui.palette.commands import Command  # noqa: PLC0415 - with the palette

        return (Command("Вернуться в сегодня", "Ctrl+H", self._window.close, also="назад как было прошлое"),)

    def take_answer(self) -> None:
        """Take in what an organisation answered, whichever case it is about."""
        from ui.case.guests.answer_form import AnswerForm  # noqa: PLC0415 - seldom asked for

        form = AnswerForm(self._bridge, self._window)
        form.taken.connect(self._places.open_case)
        form.open()

    def look_back(self) -> None:
        """Ask for a moment, and show how it was."""
        if self._past is None:
            from ui.as_of.window import PastWindows  # noqa: PLC0415 - seldom asked for

            self._past = PastWindows(self._window, self._bridge, self._settings)
        self._past.ask()

    def show_own_actions(self) -> None:
        """Show what one did today, each with the way back."""
        from ui.undoing.own import OwnActions  # noqa: PLC0415 - seldom asked for

        OwnActions(self._bridge, self._window).open()

    def show_brought(self) -> None:
        """Show what exchanges brought, with the way back."""
        from ui.undoing.brought import BroughtActions  # noqa: PLC0415 - seldom asked for

        BroughtActions(self._bridge, self._window).open()

    def undo(self) -> None:
        """Take back what was told of last; once that is gone, one's own actions of today, one by one."""
        if not self._window.toast.undo():
            from ui.undoing.last import undo_last  # noqa: PLC0415 - after the toast

            undo_last(self._bridge, self._window.toast)

    def _open_directory(self, title: str) -> None:
        def enter(place: QWidget) -> None:
            place.show_page(title).entry.setFocus()  # type: ignore[attr-defined]  # see ui.places

        self._places.show_place("office", enter)
