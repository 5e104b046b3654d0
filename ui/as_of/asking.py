"""Asks for a moment and makes the office of then ready, with progress and a way to stop."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.as_of import AsOf, moment_said
from ui.bridge import Bridge
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import Field, FieldGrid, compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.seat import Seat

_TIME = re.compile(r"(\d{1,2})(?:[:.,\- ]?(\d{2}))?")
_WHAT = (
    "Журнал, доски, карточки, записка и поиск откроются в отдельном окне такими, какими были в этот момент. "
    "Менять в нём ничего нельзя; это окно остаётся как есть."
)
_STOPPED = "Остановлено: окно прошлого не открыто."


class AskMoment(QDialog):
    """Stays until the office of then is open, or the person has had enough."""

    opened = Signal(object, object)
    """The bridge to the office of then, and its `AsOf`."""
    _came_on = Signal(str, int, int)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("asof")
        self.setWindowTitle("Как было")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._coming: Bridge | None = None
        self._stop = Event()
        self._make()
        self._lay_out()
        self._came_on.connect(self._show_progress)
        self.day.setFocus()

    def look(self) -> None:
        """Make the office of that moment ready."""
        office = self._bridge.workplace
        self._complain(None)
        try:
            as_of = AsOf(office, self._moment(office), self._tell_or_stop)
        except Refusal as refusal:
            self._complain(refusal)
            return
        self._stop.clear()
        self._wait(waiting=True)
        coming = self._coming = Bridge(self._bridge.home, open_workplace=as_of.open)
        coming.opened.connect(lambda: self._go(coming, as_of))
        coming.refused.connect(self._failed)
        coming.troubled.connect(lambda words: self._failed(Refusal(words)))
        coming.open_soon()

    def _moment(self, office: Seat) -> datetime:
        day = self._days.day("moment") or office.today()
        typed = self.time.value().strip()
        return moment_said(office, datetime.combine(day, parse_time(typed)) if typed else day)

    def _tell_or_stop(self, words: str, done: int, total: int) -> None:
        """Say how far it is, in the thread that makes it ready; stop it there when it is wanted no more."""
        if self._stop.is_set():
            raise Refusal(_STOPPED)
        self._came_on.emit(words, done, total)

    def _show_progress(self, words: str, done: int, total: int) -> None:
        self.words.setText(f"{words}…")
        self.progress.setRange(0, total)  # nought is «unknown»: the bar walks
        self.progress.setValue(done)

    def _go(self, coming: Bridge, as_of: AsOf) -> None:
        self._coming = None
        self.opened.emit(coming, as_of)
        self.accept()

    def _failed(self, refusal: Refusal) -> None:
        if self._coming is None:
            return
        self._coming.close()
        self._coming = None
        self._wait(waiting=False)
        self._complain(refusal)
        self.day.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        self.words.setText("Готовлю…" if waiting else _WHAT)
        self.progress.setVisible(waiting)
        for asked in (self.day, self.time, self.show_it):
            asked.setEnabled(not waiting)
        self.leave.setText("Остановить" if waiting else "Не сейчас")
        self.leave.setAccessibleName(self.leave.text())

    def _complain(self, refusal: Refusal | None) -> None:
        self.day.complain(refusal.reason if refusal and refusal.field != "time" else "")
        self.time.complain(refusal.reason if refusal and refusal.field == "time" else "")

    def _make(self) -> None:
        office = self._bridge.workplace
        yesterday = office.today() - timedelta(days=1)
        self._days = DayEdit(office.today)
        self.day = Field("moment", "День", self._days, hint="Стрелки вверх и вниз – на день.")
        self.day.fill(russian(yesterday))
        self._days.selectAll()
        self.time = line_field(
            "time", "Время", hint="Например, 14:00; без него – конец дня.", placeholder="конец дня"
        )
        self.words = label(_WHAT)
        self.words.setObjectName("asof.words")
        self.progress = QProgressBar()
        self.progress.setObjectName("asof.progress")
        self.progress.setAccessibleName("Готовлю, как было")
        self.progress.hide()
        self.show_it = button("Показать", "asof.show", self.look, role="main")
        self.show_it.setDefault(True)
        self.leave = button("Не сейчас", "asof.leave", self.reject)

    def _lay_out(self) -> None:
        page = Page()
        lines: QVBoxLayout = page_layout(page, tokens.GAP)
        lines.addWidget(label("Как было", "heading"))
        fields = FieldGrid(column=tokens.FORM_WIDTH // 5, columns=2)
        for field in (self.day, self.time):
            fields.add(compact(field))
        lines.addWidget(fields)
        lines.addWidget(self.words)
        lines.addWidget(self.progress)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.show_it), tokens.FORM_WIDTH * 5 // 8)

    def reject(self) -> None:
        """Stop first what is being made ready."""
        if self._coming is None:
            super().reject()
        else:
            self._stop.set()


def parse_time(typed: str) -> time:
    """Read a time of the day: 14:00, 14.00, 1400, 14."""
    found = _TIME.fullmatch(typed.strip())
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no_time()
    except ValueError:
        return _no_time()


def _no_time() -> time:
    raise Refusal("Это не время. Наберите его как 14:00 или оставьте пустым.", field="time")
