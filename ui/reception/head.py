"""Above the queue: who receives, which day, how it stands, and what is done for the whole of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.office.words import day_title
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.field import Choice
from ui.widgets.flow import flowing
from ui.widgets.icon_button import IconButton
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from ui.reception.rows import ShownDay

_DATE_WIDTH = 120


class ReceptionHead(QWidget):
    """Tells which official and which day are wanted."""

    wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._shown: date | None = None
        self.title = label("Приём", "title")
        self.title.setObjectName("reception.title")
        self.official = Choice()
        self.official.setObjectName("reception.official")
        self.official.setAccessibleName("Кто ведёт приём")
        self.date = DayEdit(today)
        self.date.setObjectName("reception.date")
        self.date.setAccessibleName("День приёма")
        self.date.setFixedWidth(_DATE_WIDTH)
        self.date.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.before = self._neighbour("left", "Предыдущий день", "reception.before", -1, "Ctrl+PgUp")
        self.after = self._neighbour("right", "Следующий день", "reception.after", 1, "Ctrl+PgDown")
        self.words = label("Смотрю, кто записан…", "muted")
        self.words.setObjectName("reception.words")
        self.book = button("Записать (F6)", "reception.book")
        self.walk_in = button("Пришёл без записи (F7)", "reception.walk_in")
        self.next = button("Следующий (F9)", "reception.next", role="main")
        self.journal = button("Журнал…", "reception.journal")
        self.journal.setToolTip("Журнал личного приёма: посмотреть, напечатать, сохранить (Ctrl+P)")
        self.hours = button("Расписание…", "reception.hours")
        self.hours.setToolTip("Часы приёма и кого принимают вне очереди (F11)")
        self._lay_out()
        self.official.activated.connect(lambda _: self.wanted.emit())
        self.date.editingFinished.connect(self._dated)

    @property
    def whom(self) -> CardId | None:
        """Who is chosen, `None` until somebody is."""
        return cast("CardId | None", self.official.currentData())

    @property
    def day(self) -> date:
        """Which day is chosen."""
        try:
            return self.date.day("date") or self._today()
        except Refusal:
            return self._shown or self._today()

    def go_to(self, day: date) -> None:
        """Stand on another day."""
        self.date.setText(russian(day))

    def step(self, by: int) -> None:
        """Go to a neighbouring day."""
        self.go_to(self.day + timedelta(days=by))
        self.wanted.emit()

    def show_day(self, shown: ShownDay) -> None:
        """Show whose day it is, and how it stands."""
        stands = shown.day
        self.official.clear()
        for one in shown.officials:
            self.official.addItem(one.title, one.id)
            self.official.setItemData(self.official.count() - 1, one.when, Qt.ItemDataRole.ToolTipRole)
        for made in (self.book, self.walk_in, self.next, self.journal):
            made.setEnabled(stands is not None)
        self.official.setEnabled(stands is not None)
        if stands is None:
            self.words.setText("")
            return
        self._shown = stands.day
        self.official.setCurrentIndex(self.official.findData(stands.whom))
        self.date.setText(russian(stands.day))
        room = f" · {stands.room}" if stands.room else ""
        self.title.setText(f"{day_title(stands.day)}{room}")
        self.words.setText(shown.words)
        self.next.setEnabled(stands.next is not None)

    def fold(self, folded: bool) -> None:
        """Leave the room to the queue where there is little."""
        self.title.setHidden(folded)
        self.words.setHidden(folded)

    def forbid(self, reason: str) -> None:
        """Let nothing be done here, and say why."""
        self.words.setText("")
        self.words.setAccessibleDescription(reason)
        for made in (self.book, self.walk_in, self.next, self.journal):
            made.setEnabled(False)

    def _neighbour(self, icon: str, words: str, name: str, by: int, keys: str) -> IconButton:
        return IconButton(icon, words, name, lambda: self.step(by), keys=keys)

    def _dated(self) -> None:
        if self.day != self._shown:
            self.wanted.emit()

    def _lay_out(self) -> None:
        self.official.setMinimumWidth(tokens.RAIL_WIDTH)
        choices = QWidget()
        across = flowing(choices)
        shown: tuple[QWidget, ...] = (
            self.official, self.before, self.date, self.after, self.hours, self.journal,
        )  # fmt: skip
        for part in shown:
            across.addWidget(part)
        doing = QWidget()
        row = QHBoxLayout(doing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.UNIT)
        for made in (self.next, self.walk_in, self.book):
            row.addWidget(made)
        row.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        parts: tuple[QWidget, ...] = (self.title, choices, self.words, doing)
        for part in parts:
            lines.addWidget(part)
