"""The register's place: search and filters, the list, what it amounts to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.wording import number
from ui.register.filters import FilterBar
from ui.register.listing import Listing, listing
from ui.register.model import RegisterModel
from ui.register.table import RegisterTable
from ui.theme.tokens import GAP, UNIT

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge

TYPING_PAUSE_MS = 80
_MINUTE_MS = 60_000


class RegisterPlace(QWidget):
    """Every case as a line; the list itself is asked in the worker."""

    title = "Журнал"
    icon = "register"
    key = "register"
    keys = (
        ("Ctrl+F", "Искать по журналу"),
        ("Вниз", "Из строки поиска в список"),
        ("Enter", "Открыть карточку"),
        ("Esc", "Очистить поиск"),
    )
    open_case = Signal(str)
    shown = Signal()
    """An answer is in the list."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked = 0
        self._stale = True
        self._make()
        self._lay_out()
        self._connect()

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

    def _make(self) -> None:
        self.filters = FilterBar(self._bridge)
        self.model = RegisterModel(self._bridge, self)
        self.table = RegisterTable(self.model)
        self.totals = QLabel()
        self.totals.setObjectName("register.totals")
        self.totals.setProperty("role", "muted")
        self.empty = QLabel()
        self.empty.setObjectName("register.empty")
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setMargin(GAP)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._minute = QTimer(self, interval=_MINUTE_MS)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(GAP, GAP, GAP, UNIT)
        page.setSpacing(UNIT)
        page.addWidget(self.filters)
        self._either = QStackedLayout()
        page.addLayout(self._either, 1)  # first: a stack without a window shows its widgets as windows
        self._either.addWidget(self.table)
        self._either.addWidget(self.empty)
        page.addWidget(self.totals)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.filters.typed.connect(self._typing.start)
        self.filters.chosen.connect(self._ask)
        self.filters.search.left_downwards.connect(self._enter_list)
        self.table.opened.connect(self.open_case)
        self.table.reordered.connect(self._ask)
        self._typing.timeout.connect(self._ask)
        self._minute.timeout.connect(self.model.tick)
        self._bridge.changed.connect(self._changed)
        self._minute.start()

    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    def _ask(self) -> None:
        self._typing.stop()
        self._stale = False
        self._asked += 1
        asked, backwards = self.filters.asked(self.table.order), self.table.backwards
        self._bridge.ask(
            lambda workplace: listing(workplace, asked, backwards=backwards),
            partial(self._show, self._asked, asked.text),
        )

    def _show(self, asked: int, text: str, answer: Listing) -> None:
        if asked != self._asked:
            return
        self.table.show_list(answer.keys, searched=text)
        self.totals.setText(_amounts(answer))
        self.empty.setText(_nothing(narrowed=self.filters.narrows))
        self._either.setCurrentWidget(self.table if answer.keys else self.empty)
        self.shown.emit()

    def _enter_list(self) -> None:
        if self._typing.isActive():
            self._ask()
        self.table.enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _amounts(answer: Listing) -> str:
    if not answer.overdue:
        return f"Показано {number(len(answer.keys))}, просроченных нет"
    return f"Показано {number(len(answer.keys))}, просрочено {number(answer.overdue)}"


def _nothing(*, narrowed: bool) -> str:
    if narrowed:
        return (
            "По этим условиям ничего не нашлось. Сократите слова поиска – журнал ищет и по началу слова – "
            "или нажмите «Показать все»."
        )
    return (
        "В журнале пока нет ни одного дела. Зарегистрируйте первое обращение: "
        "раздел «Регистрация» слева или клавиши Alt+2."
    )
