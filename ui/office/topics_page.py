"""The office's favourite topics: found in the classifier, put first wherever a topic is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import FavouriteTopic
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.field import compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.office.classifier import Topic
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Код", "Тема")
_WIDTHS = (26, 80)
_FOUND = 30
_PAUSE_MS = 150
_HOW = "Наберите слова темы, выберите её в списке и нажмите «В частые»."
_UNKNOWN = "Такой темы в классификаторе нет. Попробуйте меньше букв или другое слово."


class TopicsPage(QWidget):
    """Favourites above, what is found below."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._found: tuple[Topic, ...] = ()
        self._make()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show the favourites as they stand now."""
        office = self._bridge.workplace
        self._codes = tuple(favourite.code for favourite in office.office.favourites)
        self.table.show_rows([(code, _name(office, code)) for code in self._codes])
        self.nothing.setVisible(not self._codes)

    def add(self) -> None:
        """Make the topic under the cursor a favourite."""
        topic = self.found.under_cursor(self._found)
        if topic is None:
            self.search.complain("Наберите слова темы и выберите её в списке ниже.")
            return
        card = FavouriteTopic(code=topic.code, order=len(self._codes))
        self._bridge.do(
            lambda office: office.record(card)[1],
            said=f"Тема «{topic.name}» теперь среди частых.",
            refused=self._refused,
        )

    def withdraw(self) -> None:
        """Let the chosen topic be one of many again."""
        code = self.table.under_cursor(self._codes)
        if code is None:
            return
        self._bridge.do(
            lambda office: office.withdraw(office.favourite_card(code), reason="Убрана из частых тем"),
            said=f"Тема {code} больше не среди частых.",
            refused=self._refused,
        )

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "topics.table", "Частые темы")
        self.nothing = label("Частых тем пока нет: найдите тему ниже и нажмите «В частые».", "muted")
        self.search = line_field(
            "search", "Найти в классификаторе", hint=_HOW, placeholder="Слова темы или начало кода"
        )
        self.found = RowsTable(_TITLES, _WIDTHS, "topics.found", "Найденные темы")
        self.new = button("В частые", "topics.add", self.add, role="main")
        self.remove = button("Убрать из частых", "topics.remove", self.withdraw)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search.edited.connect(self._pause.start)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.nothing, stretch=1)
        above.addStretch()
        above.addWidget(self.remove)
        beside = QHBoxLayout()
        beside.addStretch()
        beside.addWidget(self.new)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.table, stretch=1)
        lines.addLayout(above)
        lines.addWidget(compact(self.search))
        lines.addWidget(self.found, stretch=1)
        lines.addLayout(beside)
        self.entry: QWidget = self.table

    def _look(self) -> None:
        text = self.search.value().strip()
        self._bridge.ask(lambda office: office.classifier.search(text, limit=_FOUND), self._show_found)

    def _show_found(self, found: tuple[Topic, ...]) -> None:
        self._found = found
        unknown = not found and self.search.value().strip()
        self.search.explain(_UNKNOWN if unknown else _HOW)
        self.found.show_rows([(topic.code, topic.name) for topic in found])

    def _refused(self, refusal: Refusal) -> None:
        self.search.complain(refusal.reason)


def _name(office: Workplace, code: str) -> str:
    topic = office.classifier.topic(code)
    return topic.name if topic else "такой темы в классификаторе нет"
