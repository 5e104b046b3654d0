"""The calendar of a year: what each day is, and the office's own days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import DayKind, OwnDay
from mcu_desktop.domain.months import months_later
from mcu_desktop.problems import Refusal
from ui.office.changing import Change, declare, look_then_make, moving, take_back
from ui.office.words import DAY_KINDS, PROVISIONAL, day_title, day_words
from ui.office.year_sheet import YearSheet
from ui.theme import tokens
from ui.widgets.field import choice_field, compact, line_field
from ui.widgets.icon_button import IconButton
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from ui.bridge import Bridge

_LEGEND = (
    "Закрашен – выходной; черта снизу – сокращённый день; пунктирная рамка – свой день учреждения; "
    "жирное число – сегодня."
)


class CalendarPage(QWidget):
    """The sheet at the left, the day under the cursor at the right."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._make()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the calendar as it stands now."""
        office = self._bridge.workplace
        self._calendar = office.terms.calendar
        self._own = {own.day: own for own in office.office.own_days}
        self.sheet.show_calendar(self._calendar, frozenset(self._own), office.today())
        self._show_day(self.sheet.day)

    def turn(self, years: int) -> None:
        """Go to another year."""
        self.sheet.choose(months_later(self.sheet.day, 12 * years))

    def declare(self) -> None:
        """Show what an own day would move, then write it."""
        day, kind, reason = self.sheet.day, DayKind(self.kind.value()), self.reason.value().strip()
        self._ask(
            moving(
                title=f"{day:%d.%m.%Y} станет: {DAY_KINDS[kind]}",
                said=f"Свой день {day:%d.%m.%Y} записан: {DAY_KINDS[kind]}.",
                make=lambda office, preview: declare(office, day, kind, reason, preview=preview),
            )
        )

    def take_back(self) -> None:
        """Show what would move without the own day, then withdraw it."""
        day = self.sheet.day
        self._ask(
            moving(
                title=f"{day:%d.%m.%Y} перестанет быть своим днём",
                said=f"Свой день {day:%d.%m.%Y} убран.",
                make=lambda office, preview: take_back(office, day, preview=preview),
            )
        )

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.sheet = YearSheet(self._bridge.workplace.today())
        self.previous = IconButton("left", "Предыдущий год", "calendar.previous", lambda: self.turn(-1))
        self.next = IconButton("right", "Следующий год", "calendar.next", lambda: self.turn(1))
        self.year = label(role="heading", wrap=False)
        self.year.setObjectName("calendar.year")
        self.mark = label(role="warning")
        self.mark.setObjectName("calendar.mark")
        self.title = label(role="strong", wrap=False)
        self.title.setObjectName("calendar.day")
        self.words = label()
        self.words.setObjectName("calendar.words")
        self.kind = choice_field("kind", "Сделать день таким", DAY_KINDS.items())
        self.reason = line_field("reason", "Основание", placeholder="Распоряжение № … от …")
        self.write = button("Показать и записать…", "calendar.write", self.declare, role="main")
        self.remove = button("Убрать свой день…", "calendar.remove", self.take_back)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Сроки пересчитываются")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(3 * tokens.MARGIN, tokens.UNIT)
        self.progress.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.UNIT)
        for part in (self.previous, self.next, self.year):
            head.addWidget(part)
        head.addWidget(self.mark, stretch=1)
        area = QScrollArea()
        area.setObjectName("calendar.area")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.sheet)
        inside.addStretch()
        area.setWidget(holder)
        area.setMinimumHeight(self.sheet.minimumSizeHint().height())
        self._area = area
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addLayout(head)
        lines.addWidget(area, stretch=1)
        lines.addWidget(label(_LEGEND, "caption"))
        lines.addLayout(self._day())
        self.entry: QWidget = self.sheet

    def _day(self) -> QVBoxLayout:
        said = QHBoxLayout()
        said.setSpacing(tokens.UNIT)
        said.addWidget(self.title)
        said.addWidget(self.words, stretch=1)
        said.addWidget(self.progress)
        fields = QHBoxLayout()
        fields.setSpacing(tokens.GAP)
        fields.addWidget(compact(self.kind), stretch=2)
        fields.addWidget(compact(self.reason), stretch=3)
        fields.addWidget(self.write, alignment=Qt.AlignmentFlag.AlignBottom)
        fields.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignBottom)
        lines = QVBoxLayout()
        lines.setSpacing(tokens.UNIT)
        lines.addLayout(said)
        lines.addLayout(fields)
        return lines

    def _connect(self) -> None:
        self.sheet.chosen.connect(self._show_day)
        self.sheet.acted.connect(self.kind.setFocus)

    def _show_day(self, day: date) -> None:
        own = self._own.get(day)
        provisional = self._calendar.provisional(day)
        self.year.setText(f"{day.year} год")
        self.mark.setText(
            f"{PROVISIONAL}: постановления о переносе выходных на этот год ещё нет" if provisional else ""
        )
        self.title.setText(day_title(day))
        self.words.setText(_told(day_words(self._calendar, day), own, provisional=provisional))
        self.kind.fill(own.kind if own else _usual(working=self._calendar.is_working(day)))
        self.reason.fill(own.reason if own else "")
        self.remove.setVisible(own is not None)
        place = self.sheet.rect_of(day)
        self._area.ensureVisible(place.center().x(), place.center().y(), 0, place.height())

    def _ask(self, change: Change) -> None:
        self._busy(busy=True)
        look_then_make(self._bridge, change, self, refused=self._refused, done=self._done)

    def _refused(self, refusal: Refusal) -> None:
        self._busy(busy=False)
        self.reason.complain(refusal.reason)
        self.reason.setFocus()

    def _done(self) -> None:
        self._busy(busy=False)
        self.sheet.setFocus()

    def _busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.write.setEnabled(not busy)
        self.remove.setEnabled(not busy)


def _told(words: str, own: OwnDay | None, *, provisional: bool) -> str:
    said = [words]
    if own is not None:
        said.append("Так решило учреждение: это его свой день.")
    if provisional:
        said.append(f"Год без постановления: {PROVISIONAL}.")
    return " ".join(said)


def _usual(*, working: bool) -> DayKind:
    """Offer the opposite of what the day is."""
    return DayKind.OFF if working else DayKind.WORKING
