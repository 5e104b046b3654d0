"""The register's place: search and filters, the list, what it amounts to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.notes.wording import number
from mcu_desktop.domain.permissions import rights
from mcu_desktop.domain.spelling import agreeing
from mcu_desktop.later import later
from mcu_desktop.workplace.register_columns import CASES, RegisterColumn, chosen_columns
from ui.lists.either import Either
from ui.lists.looking import Looking
from ui.lists.menus import open_at
from ui.register.columns import COLUMNS
from ui.register.exporting import export
from ui.register.filters import FilterBar
from ui.register.listing import Listing, listing
from ui.register.model import RegisterModel
from ui.register.saved_filters import SavedFiltersMenu
from ui.register.table import RegisterTable
from ui.register.tools import Tools
from ui.theme.tokens import GAP, UNIT
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from mcu_desktop.workplace import register_paper
    from ui.bridge import Bridge
    from ui.lists.writing import Writing
else:
    register_paper = later("mcu_desktop.workplace.register_paper")

TYPING_PAUSE_MS = 80
_MINUTE_MS = 60_000


class RegisterPlace(QWidget):
    """Every case as a line; the list itself is asked in the worker."""

    keys = (
        ("Ctrl+F", "Искать по журналу"),
        ("Вниз", "Из строки поиска в список"),
        ("Enter", "Открыть карточку"),
        ("Esc", "Из списка к поиску; в поиске – очистить его"),
        ("Ctrl+L", "Сохранённые фильтры"),
        ("Ctrl+P", "Просмотр и печать списка"),
        ("Ctrl+S", "Сохранить список файлом XLSX или CSV"),
    )
    open_case = Signal(str)
    told = Signal(str, object)
    shown = Signal()
    """An answer is in the list."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._export: Writing | None = None
        self._settings = QSettings(str(bridge.home / "window.ini"), QSettings.Format.IniFormat)
        self._make()
        self._lay_out()
        self._connect()
        self._dress()

    def refresh(self) -> None:
        """Ask again for what is chosen."""
        self.filters.reload()
        self._ask()

    def search_for(self, text: str = "") -> None:
        """Put the cursor into the search."""
        if text:
            self.filters.search.setText(text)
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def choose_columns(self) -> None:
        """Ask which columns to show, and in which order."""
        from ui.register.columns_dialog import ColumnsDialog  # noqa: PLC0415 - when asked for

        dialog = ColumnsDialog(self.table.columns, self)
        dialog.accepted.connect(lambda: self._wear(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def preview(self) -> None:
        """Show the list as it will print."""
        if not self.model.rowCount():
            return
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - six megabytes, seldom asked for

        keys, columns, conditions = self.model.keys, self._columns(), self.filters.in_words()
        today = self._bridge.workplace.today()
        Preview(
            self._bridge,
            "Журнал на бумаге",
            lambda office: pdf_papers(register_paper.pages(office, keys, columns, conditions)),
            f"Журнал {today:%Y-%m-%d}.pdf",
            self,
        ).open()

    def save_as(self, path: Path) -> None:
        """Write exactly the list that is shown to a file."""
        if self._export is not None:
            return
        conditions = self.filters.in_words()
        self._export = export(
            self._bridge, self.model.keys, self._columns(), path, self, conditions=conditions
        )
        self._export.told.connect(self._say_progress)
        self._export.finished.connect(partial(self._saved, path))
        self._export.start()

    def leave(self) -> None:
        """Remember how the columns stand."""
        self._settings.setValue("register/columns", ",".join(self.table.columns))
        if self.table.own_widths:
            widths = (f"{column.key}={self.table.columnWidth(n)}" for n, column in enumerate(COLUMNS))
            self._settings.setValue("register/widths", ",".join(widths))

    def _make(self) -> None:
        self.filters = FilterBar(self._bridge)
        self.model = RegisterModel(self._bridge, self)
        self.table = RegisterTable(self.model)
        self.table.horizontalHeader().setSectionsMovable(True)
        self.tools = Tools(self.filters.all)
        self.totals = self.tools.totals
        self.saved = SavedFiltersMenu(
            self._bridge, self.filters.state, self.filters.fill, self.told.emit, self
        )
        self._looking = Looking(self, self._bridge, self._ask)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._minute = QTimer(self, interval=_MINUTE_MS)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(GAP, GAP, GAP, UNIT)
        page.setSpacing(UNIT)
        page.addWidget(self.filters)
        self._either = Either(page, self.table, "register.empty")
        self.empty = self._either.words
        page.addWidget(self.tools)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filters.typed.connect(self._typing.start)
        self.filters.chosen.connect(self._ask)
        self.filters.search.left_downwards.connect(self._enter_list)
        self.table.opened.connect(self.open_case)
        self.table.left_upwards.connect(self.search_for)
        self.table.reordered.connect(self._ask)
        self._typing.timeout.connect(self._ask)
        self._minute.timeout.connect(self.model.tick)
        self._minute.start()
        self._bridge.troubled.connect(self._troubled)
        self.tools.filters_wanted.connect(lambda: open_at(self.tools.saved, self.saved))
        self.tools.columns_wanted.connect(self.choose_columns)
        self.tools.paper_wanted.connect(self.preview)
        self.tools.file_wanted.connect(self.save_as)
        self.tools.stopped.connect(self._stop)
        Allowed(self._bridge, self, (self.tools.print, self.tools.save), rights.Export.REGISTER)
        on_keys(
            self,
            {
                "Ctrl+L": self.tools.saved.click,
                "Ctrl+P": partial(press, self._bridge, self.tools.print),
                "Ctrl+S": partial(press, self._bridge, self.tools.save),
            },
        )

    def _dress(self) -> None:
        """Wear the columns that were left."""
        self.table.show_columns(_listed(self._settings, "register/columns"))
        said = (one.partition("=") for one in _listed(self._settings, "register/widths"))
        self.table.widen({key: int(width) for key, _, width in said if width.isdecimal()})

    def _wear(self, columns: tuple[str, ...]) -> None:
        self.table.show_columns(columns)
        self.leave()

    def _columns(self) -> tuple[RegisterColumn, ...]:
        return chosen_columns(self.table.columns)

    def _stop(self) -> None:
        if self._export is not None:
            self._export.stop()

    def _say_progress(self, done: int, whole: int) -> None:
        on_its_way = f"Записано {number(done)} из {number(whole)}…"
        self.tools.say_progress(on_its_way if done < whole else "Сохраняю файл…")

    def _saved(self, path: Path, whole: bool) -> None:
        self._export = None
        self.tools.say_progress("")
        self.tools.allow(rows=bool(self.model.rowCount()))
        self.told.emit(f"Список сохранён: {path}." if whole else "Сохранение прервано, файла нет.", None)

    def _troubled(self, _words: str) -> None:
        self._export = None
        self.tools.say_progress("")
        self.tools.allow(rows=bool(self.model.rowCount()))

    def _ask(self) -> None:
        self._typing.stop()
        asked, backwards = self.filters.asked(self.table.order), self.table.backwards
        self._looking.ask(
            lambda workplace: listing(workplace, asked, backwards=backwards), partial(self._show, asked.text)
        )

    def _show(self, text: str, answer: Listing) -> None:
        listed_here = self.table.hasFocus()
        self.table.show_list(answer.keys, searched=text)
        self.totals.setText(_amounts(answer))
        self.tools.allow(rows=bool(answer.keys))
        self._either.turn(full=bool(answer.keys), words=_nothing(narrowed=self.filters.narrows))
        if listed_here and not answer.keys:
            self.filters.search.setFocus()
        self.shown.emit()

    def _enter_list(self) -> None:
        if self._typing.isActive():
            self._ask()
        if self.model.rowCount():
            self.table.enter()
        elif self.filters.all.isVisible():
            self.filters.all.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        if self._looking.stale:
            self.refresh()


def _amounts(answer: Listing) -> str:
    amount = len(answer.keys)
    if not amount:
        return "Показано 0 дел"
    said = [f"незавершённых {number(answer.unfinished)}"] if answer.unfinished else ["все завершены"]
    said.append(f"просрочено {number(answer.overdue)}" if answer.overdue else "просроченных нет")
    return f"Показано {number(amount)} {agreeing(amount, *CASES)}: {', '.join(said)}"


def _listed(settings: QSettings, name: str) -> list[str]:
    """Give what was kept with commas; Qt splits such a line itself when it reads it again."""
    kept = settings.value(name, "")
    return [str(part) for part in kept] if isinstance(kept, list) else str(kept).split(",")


def _nothing(*, narrowed: bool) -> str:
    if narrowed:
        return (
            "По этим условиям ничего не нашлось. Сократите слова поиска – журнал ищет и по началу слова – "
            "или нажмите «Показать все»."
        )
    return (
        "В журнале пока нет ни одного дела. Зарегистрируйте первое обращение: "
        "раздел «Регистрация» слева (Alt+2)."
    )
