"""The place of what the office knows about itself: people, blocks, calendar, numbers, rules of counting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import (
    Absence,
    Administration,
    Block,
    Body,
    FavouriteTopic,
    NameForm,
    NormChange,
    NumberTemplate,
    OwnDay,
    OwnWord,
    PaperTemplate,
    Person,
    Phrase,
    Problem,
    Unit,
)
from mcu_desktop.domain.cases.chapters.citizens import Identify
from mcu_desktop.domain.permissions.rights import Right
from ui.bridge import Bridge
from ui.office import words
from ui.office.blocks_page import BlocksPage
from ui.office.bodies_page import bodies_page
from ui.office.calendar_page import CalendarPage
from ui.office.citizens_page import CitizensPage
from ui.office.keeping_page import KeepingPage
from ui.office.moved_page import MovedPage
from ui.office.names_page import names_page
from ui.office.norms_page import NormsPage
from ui.office.numbers_page import NumbersPage
from ui.office.people_page import PeoplePage
from ui.office.policy_page import PolicyPage
from ui.office.problems_page import ProblemsPage
from ui.office.readings_page import ReadingsPage
from ui.office.streets_page import StreetsPage
from ui.office.templates_page import TemplatesPage
from ui.office.topics_page import TopicsPage
from ui.office.units_page import UnitsPage
from ui.office.writing_pages import absences_page, phrases_page, words_page
from ui.theme import tokens
from ui.widgets.allowed import Allowed
from ui.widgets.field import Choice
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

    from mcu_desktop.workplace.changes import Changes


class Page(Protocol):
    """A directory that can look again.

    It has no focus proxy of its own: Tab would pass by all that stands before the proxy.
    """

    @property
    def entry(self) -> QWidget:
        """Where F3 enters."""

    def refresh(self) -> None:
        """Show what stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A directory before it is made."""

    title: str
    make: Callable[[Bridge], QWidget]


_PAGES: dict[str, Callable[[Bridge], QWidget]] = {
    words.PEOPLE: PeoplePage,
    words.ABSENCES: absences_page,
    words.BLOCKS: BlocksPage,
    words.UNITS: UnitsPage,
    words.BODIES: bodies_page,
    words.CITIZENS: CitizensPage,
    words.PROBLEMS: ProblemsPage,
    words.TOPICS: TopicsPage,
    words.STREETS: StreetsPage,
    words.PHRASES: phrases_page,
    words.WORDS: words_page,
    words.NORMS: NormsPage,
    words.CALENDAR: CalendarPage,
    words.MOVED: MovedPage,
    words.NUMBERS: NumbersPage,
    words.COUNTING: PolicyPage,
    words.NAMES: names_page,
    words.TEMPLATES: TemplatesPage,
    words.KEEPING: KeepingPage,
    words.READINGS: ReadingsPage,
}
_RIGHTS: dict[str, Right] = {
    words.PEOPLE: Person,
    words.ABSENCES: Absence,
    words.BLOCKS: Block,
    words.PHRASES: Phrase,
    words.WORDS: OwnWord,
    words.UNITS: Unit,
    words.BODIES: Body,
    words.CITIZENS: Identify,
    words.PROBLEMS: Problem,
    words.TOPICS: FavouriteTopic,
    words.NORMS: NormChange,
    words.CALENDAR: OwnDay,
    words.NUMBERS: NumberTemplate,
    words.COUNTING: Administration,
    words.NAMES: NameForm,
    words.TEMPLATES: PaperTemplate,
}
"""What it takes to change a directory."""
_CHANGING = ("write", "new", "remove", "change", "hours", "about", "reset", "take_file", "join", "part")
"""How pages call the buttons that change something."""
ENTRIES = tuple(Entry(title=title, make=_PAGES[title]) for title in words.DIRECTORIES)
_LIST_CHARACTERS = 20
_ROOMY = 760
"""With less width the list of directories becomes one line."""


class OfficePlace(QWidget):
    """Shows one directory at a time; makes each when it is first asked for."""

    keys = (
        ("F2", "К списку справочников"),
        ("F3", "В справочник"),
        ("Стрелки, PageUp, PageDown", "По дням календаря, по месяцам"),
        ("Enter", "В календаре – к виду дня"),
        ("Пробел", "Отметить обязанность или руководителя блока"),
    )
    open_case = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._made: dict[int, QWidget] = {}
        self._areas: dict[int, QScrollArea] = {}
        self._stale: set[int] = set()
        self._make()
        self._lay_out()
        self._connect()
        self.contents.setCurrentRow(0)

    @property
    def page(self) -> QWidget:
        """The directory that is shown."""
        return self._made[self.contents.currentRow()]

    def show_page(self, title: str) -> QWidget:
        """Go to a directory."""
        self.contents.setCurrentRow([entry.title for entry in ENTRIES].index(title))
        return self.page

    def refresh(self) -> None:
        """Look again at what is shown."""
        row = self.contents.currentRow()
        if row in self._stale:
            self._stale.discard(row)
            cast("Page", self._made[row]).refresh()

    def _make(self) -> None:
        self.contents = QListWidget()
        self.contents.setObjectName("office.contents")
        self.contents.setAccessibleName("Справочники")
        wide = self.contents.fontMetrics().averageCharWidth() * _LIST_CHARACTERS
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setFixedWidth(wide)
        self.contents.setSpacing(tokens.HALF)
        for entry in ENTRIES:
            self.contents.addItem(entry.title)
        self.choice = Choice()
        self.choice.setObjectName("office.choice")
        self.choice.setAccessibleName("Справочник")
        for entry in ENTRIES:
            self.choice.addItem(entry.title)
        self.choice.hide()
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.GAP)
        row.setSpacing(tokens.SECTION)
        row.addWidget(self.contents)
        column = QVBoxLayout()
        column.setSpacing(tokens.UNIT)
        column.addWidget(self.choice)
        column.addWidget(self._stack, stretch=1)
        row.addLayout(column, stretch=1)

    def _connect(self) -> None:
        self.contents.currentRowChanged.connect(self._show)
        self.contents.currentRowChanged.connect(self.choice.setCurrentIndex)
        self.choice.activated.connect(self.contents.setCurrentRow)
        self._bridge.changed.connect(self._changed)
        on_keys(self, {"F2": self._leave_page, "F3": self._enter})

    def _leave_page(self) -> None:
        (self.choice if self.choice.isVisible() else self.contents).setFocus()

    def _enter(self) -> None:
        cast("Page", self.page).entry.setFocus()

    def _show(self, row: int) -> None:
        if row not in self._made:
            self._made[row] = page = ENTRIES[row].make(self._bridge)
            if isinstance(page, CitizensPage | ProblemsPage):
                page.open_case.connect(self.open_case)
            self._guard(row)
            self._areas[row] = _rolled(self._made[row], ENTRIES[row].title)
            self._stack.addWidget(self._areas[row])
        self._stack.setCurrentWidget(self._areas[row])
        self.refresh()

    def _guard(self, row: int) -> None:
        right = _RIGHTS.get(ENTRIES[row].title)
        if right is not None:
            page = self._made[row]
            named = (getattr(page, name, None) for name in _CHANGING)
            Allowed(self._bridge, page, filter(None, named), right)

    def _changed(self, _changes: Changes) -> None:
        self._stale = set(self._made)
        if self.isVisible():
            self.refresh()

    def _fold(self, folded: bool) -> None:
        """Give the width of the list to the directory where there is little."""
        held = self.contents.hasFocus() or self.choice.hasFocus()
        self.contents.setHidden(folded)
        self.choice.setVisible(folded)
        if held:
            self._leave_page()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on; with a focus proxy instead, Tab would pass by what stands before it."""
        super().focusInEvent(event)
        self._leave_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a list of the directories, or one line where there is no room for it."""
        super().resizeEvent(event)
        folded = self.width() < _ROOMY
        if folded is not self.contents.isHidden():
            self._fold(folded)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        self.refresh()


def _rolled(page: QWidget, title: str) -> QScrollArea:
    """Let a page be as high as it needs, however small the screen."""
    area = QScrollArea()
    area.setProperty("role", "form")
    area.setAccessibleName(title)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
