"""Booking by telephone: who, what about, and a free time; or another time for somebody who is booked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from mcu_desktop.domain.reception.commands import Book, Move
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reception import day, doing
from ui.reception.content import COLUMN, PERSON, visitor
from ui.registration.applicants import ApplicantFields
from ui.theme import tokens
from ui.widgets.dates import DayEdit, russian
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import Field, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.workplace.reception.day import Free
    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_DAYS = 6
_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_LINES = 8
_VALUE = int(Qt.ItemDataRole.UserRole)


class Booking(QDialog):
    """Offers free times by date; the first one is chosen already."""

    booked = Signal(str, object)
    """A visit, and its day."""

    def __init__(
        self,
        bridge: Bridge,
        whom: CardId,
        title: str,
        since: date,
        parent: QWidget,
        *,
        moved: Visit | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("booking")
        self.setWindowTitle("Перенести запись" if moved else "Записать на приём")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._whom = whom
        self._moved = moved
        today = bridge.workplace.today
        self.person = ApplicantFields(bridge, PERSON, column=COLUMN)
        self.person.stand(0, alone=True)
        self.about = line_field("about", "О чём разговор")
        self.day = DayEdit(today, ahead=True)
        self.day.setText(russian(max(since, today())))
        self.since = Field("at", "Свободное время, начиная с дня", self.day)
        self.times = QListWidget()
        self.times.setObjectName("booking.times")
        self.times.setAccessibleName("Свободное время")
        self.times.setFixedHeight(self.times.fontMetrics().lineSpacing() * _LINES * 3 // 2)
        self.nothing = label("", "muted")
        self.write = button("Записать (Ctrl+Enter)", "booking.write", self.save, role="main")
        self.leave = button("Не записывать", "booking.leave", self.reject)
        self._lay_out(title)
        self._connect()
        self._look()

    def save(self) -> None:
        """Give the chosen time away."""
        item = self.times.currentItem()
        if item is None:
            self.since.complain("Выберите время.")
            return
        at: datetime = item.data(_VALUE)
        values = self.person.content()
        about = self.about.value()

        def carry_out(office: Workplace) -> Visited:
            if self._moved:
                return doing.act(office, self._moved.id, Move(day=at.date(), at=at.time()))
            command = Book(whom=self._whom, day=at.date(), at=at.time(), visitor=visitor(values), about=about)
            return doing.book(office, command)

        said = f"Записано на приём: {at:%d.%m.%Y в %H:%M}."
        self._bridge.do(carry_out, said=said, done=lambda done: self._done(done, at), refused=self._refused)

    # ------------------------------------------------------------------ inside

    def _lay_out(self, title: str) -> None:
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label(self.windowTitle(), "heading"))
        lines.addWidget(label(title, "muted"))
        of_person: tuple[QWidget, ...] = (self.person, self.about)
        for part in (*of_person, self.since, self.times, self.nothing):
            lines.addWidget(part)
            part.setHidden(part in of_person and self._moved is not None)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.write), tokens.FORM_WIDTH * 3 // 4)
        (self.times if self._moved else self.person.first).setFocus()

    def _connect(self) -> None:
        self.since.edited.connect(self._look)
        self.day.editingFinished.connect(self._look)
        self.person.known.connect(self.about.setFocus)
        self.times.itemActivated.connect(lambda _: self.save())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _look(self) -> None:
        try:
            since = self.day.day("at") or self._bridge.workplace.today()
        except Refusal:
            return
        whom = self._whom
        self._bridge.ask(lambda office: day.free_times(office, whom, since, days=_DAYS), self._offer)

    def _offer(self, free: tuple[Free, ...]) -> None:
        held = self.times.currentItem().data(_VALUE) if self.times.currentItem() else None
        self.times.clear()
        for on, slots in free:
            for slot in slots:
                room = f" · {slot.room}" if slot.room else ""
                item = QListWidgetItem(f"{_SHORT[on.weekday()]} {on:%d.%m.%Y}   {slot.at:%H:%M}{room}")
                item.setData(_VALUE, datetime.combine(on, slot.at))
                self.times.addItem(item)
        rows = [row for row in range(self.times.count()) if self.times.item(row).data(_VALUE) == held]
        self.times.setCurrentRow(rows[0] if rows else 0)
        self.nothing.setText("" if free else "Свободного времени нет: дополните расписание (F11 в разделе).")
        self.nothing.setVisible(not free)
        self.times.setVisible(bool(free))

    def _done(self, done: Visited, at: datetime) -> None:
        self.booked.emit(done.visit, at.date())
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        field = {**self.person.fields, "about": self.about}.get(refusal.field or "", self.since)
        field.complain(refusal.reason)
        field.setFocus()
        if field is self.since:
            self._look()
