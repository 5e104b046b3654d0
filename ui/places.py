"""The places of the window: their names in the rail, and where their code is fetched from when first shown.

A place is a `QWidget` made as `Place(bridge, parent)`. It may have

- signals `open_case(str)` (show a case by id), `settle_wanted(str)` (show its conflicts), `closed()` (go back
  to where one came from) and `told(str, object)` (a toast, with what takes it back or `None`);
- `refresh()`, called each time the place is shown again;
- `search_for(text)`, which puts the cursor into its search (Ctrl+F; `text` is empty then);
- `complete()`, called after the first paint to make what is not seen or pressed at once;
- `next_case()` (the day alone), called by F12: opens what comes after the case opened last;
- `begin()`, called by Ctrl+N on the registration, and `leave()`, called when the window closes;
- `show_page(title)` (the directories alone), called by the palette: gives the page, entered at its `entry`;
- `show_case(id)` (the card alone) and `keys`, lines of (keys, what they do) for the sheet of F1.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge


class Entry(NamedTuple):
    """A place before its code is loaded."""

    key: str
    title: str
    icon: str
    module: str
    name: str
    at_once: bool = False
    """It can be typed into before the office has opened."""
    parts: tuple[str, ...] = ()
    """Modules that bring its code in portions, where all of it is too much for one turn of the loop."""
    office: tuple[str, ...] = ()
    """What of the office it is built on beyond lists: loaded where the window's thread does not wait."""
    plain: bool = False
    """It asks Qt for no widget that PySide has not met."""
    keys: str = ""
    """Its own keys, where it stands aside of the rail."""
    offer: str = ""
    """How the palette and the sheet of keys offer it then."""
    also: str = ""
    """Other words that it is looked for by."""

    @property
    def at_hand(self) -> bool:
        """Its code is loaded."""
        return self.module in sys.modules

    def fetch(self) -> Iterator[None]:
        """Load the place's code in steps, a turn of the loop each.

        Never in a thread: a process in which classes of widgets are made beside Qt's loop ends now and then.
        """
        from PySide6 import QtGui, QtWidgets  # noqa: PLC0415 - for their types alone

        for name in () if self.plain else _TYPES_OF_VIEWS:
            getattr(QtWidgets, name)
            yield
        QtGui.QGradient  # noqa: B018 - with its 150 presets, at the first brush
        yield
        for module in (*self.parts, self.module):
            import_module(module)
            yield

    def make(self, bridge: Bridge, parent: QWidget) -> QWidget:
        """Make the place; its code is loaded here if nobody fetched it before."""
        made: QWidget = getattr(import_module(self.module), self.name)(bridge, parent)
        made.setObjectName(self.key)
        made.setAccessibleName(self.title)
        return made


_TYPES_OF_VIEWS = (
    "QAbstractSpinBox",
    "QCalendarWidget",
    "QColorDialog",
    "QDateTimeEdit",
    "QDialogButtonBox",
    "QDockWidget",
    "QFontComboBox",
    "QFontDialog",
    "QGraphicsView",
    "QHeaderView",
    "QInputDialog",
    "QLCDNumber",
    "QMdiArea",
    "QMdiSubWindow",
    "QMessageBox",
    "QProgressBar",
    "QRhiWidget",
    "QRubberBand",
    "QSlider",
    "QTabBar",
    "QTabWidget",
    "QTextEdit",
    "QWizard",
)
"""What PySide makes, with 49 enumerations, when a list is first asked for its viewport: 24 ms in one go."""

_DEEDS = ("mcu_desktop.workplace.on_cases", "mcu_desktop.workplace.on_cards")
"""Everything that can be done to a case or a card: 50 ms."""
_FORMS = (
    "ui.case.answer_text",
    "ui.case.form",
    "mcu_desktop.workplace.citizens",
    "ui.case.offers.groups",
)
"""What a case offers to do, and the forms of it: of the card and of the boards."""

RAIL = (
    Entry(key="today", title="Сегодня", icon="today", module="ui.today.place", name="TodayPlace"),
    Entry(
        key="registration",
        title="Регистрация",
        icon="registration",
        module="ui.registration.place",
        name="RegistrationPlace",
        at_once=True,
    ),
    Entry(
        key="register",
        title="Журнал",
        icon="register",
        module="ui.register.place",
        name="RegisterPlace",
        plain=True,
    ),
    Entry(
        key="boards",
        title="Доски",
        icon="boards",
        module="ui.boards.place",
        name="BoardsPlace",
        office=_DEEDS,
        parts=("ui.boards.board", *_FORMS),
    ),
    Entry(
        key="note",
        title="Записка",
        icon="note",
        module="ui.note.place",
        name="NotePlace",
        parts=("ui.figures.lines", "ui.note.issuing"),
    ),
    Entry(
        key="office",
        title="Справочники",
        icon="office",
        module="ui.office.place",
        name="OfficePlace",
        office=_DEEDS,
        parts=("ui.office.blocks_page", "ui.office.keeping_page"),
    ),
    Entry(
        key="reception",
        title="Приём",
        icon="reception",
        module="ui.reception.place",
        name="ReceptionPlace",
        office=_DEEDS,
        parts=("ui.reception.errands", "ui.reception.pane"),
    ),
)
"""In the order of Alt+1, Alt+2 …"""

FIRST = "registration"
"""Shown by a window that remembers no other place: it is ready before the office has opened."""

EXCHANGE = Entry(
    key="exchange",
    title="Обмен",
    icon="",
    module="ui.exchange.place",
    name="ExchangePlace",
    keys="Ctrl+O",
    offer="Обмен: что только здесь, пути, рабочие места",
    also="синхронизация база папка флешка пригласить отозвать обменяться сейчас",
)
CONFLICTS = Entry(
    key="conflicts",
    title="Разногласия",
    icon="",
    module="ui.conflicts.place",
    name="ConflictsPlace",
    office=_DEEDS,
    keys="Ctrl+R",
    offer="Разногласия: что записали по-разному и что из этого верно",
    also="конфликты разошлись решить моё чужое",
)
SSTU = Entry(
    key="sstu",
    title="Выгрузка в ССТУ",
    icon="",
    module="ui.sstu.place",
    name="SstuPlace",
    office=_DEEDS,
    parts=("mcu_desktop.workplace.sstu.by_hand",),
    keys="Ctrl+Shift+S",
    offer="Выгрузка в ССТУ: отчёт за месяц, чего в нём не хватает",
    also="портал результаты рассмотрения обращений json zip отчёт",
)
REPORTS = Entry(
    key="reports",
    title="Отчёты",
    icon="",
    module="ui.reports.place",
    name="ReportsPlace",
    parts=(
        "mcu_desktop.analytics.account",
        "mcu_desktop.analytics.reporting.review",
        "mcu_desktop.workplace.reporting",
        "ui.reports.issuing",
    ),
    keys="Ctrl+Shift+R",
    offer="Отчёты: журнал, сроки, результаты, обзор для публикации",
    also="статистика форма сравнение исполнители повторные печать журнала",
)
ASIDE = (EXCHANGE, CONFLICTS, SSTU, REPORTS)
"""Shown by their keys, from the palette and from the status bar, not from the rail."""

CARD = Entry(
    key="case",
    title="Карточка",
    icon="case",
    module="ui.case.place",
    name="CasePlace",
    office=_DEEDS,
    parts=("ui.case.guests.section", *_FORMS, "ui.case.attachments"),
)
"""Shown by `open_case`, not from the rail."""
