"""A year on one sheet: twelve months, each day what it is by shape as well as by colour."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mcu_desktop.domain.months import month_length, months_later
from mcu_desktop.domain.notes.period import MONTHS
from mcu_desktop.domain.terms.calendar import WorkingCalendar
from ui.office.words import day_title, day_words
from ui.theme import tokens
from ui.theme.colours import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.theme.colours import Colours

_WEEK = 7
_ROWS = 6
_HEADS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_COLUMNS_MOST = 4


class YearSheet(QWidget):
    """Shows the calendar it was given; the cursor is walked by arrows, PageUp and PageDown."""

    chosen = Signal(object)
    """The day under the cursor."""
    acted = Signal()
    """Enter on a day."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar.sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._calendar = WorkingCalendar()
        self._own: frozenset[date] = frozenset()
        self._today = today
        self.day = today

    def show_calendar(self, days: WorkingCalendar, own: frozenset[date], today: date) -> None:
        """Take the calendar and which of its days are the office's own."""
        self._calendar, self._own, self._today = days, own, today
        self._tell()

    def choose(self, day: date) -> None:
        """Put the cursor on a day; another year is turned to."""
        self.day = day
        self._tell()
        self.chosen.emit(day)

    def day_at(self, x: int, y: int) -> date | None:
        """Give the day that stands at a point."""
        for month in range(1, 13):
            for day, rect in self._days(month):
                if rect.contains(x, y):
                    return day
        return None

    def rect_of(self, day: date) -> QRect:
        """Give where a day stands."""
        return next(rect for known, rect in self._days(day.month) if known == day)

    # ------------------------------------------------------------------ inside

    def _tell(self) -> None:
        words = f"{day_title(self.day)}. {day_words(self._calendar, self.day)}"
        self.setAccessibleName(f"Календарь {self.day.year} года")
        self.setAccessibleDescription(words)
        self.update()

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + tokens.UNIT + 2, metrics.height() + 2)

    def _month_size(self) -> QSize:
        cell = self._cell()
        return QSize(cell.width() * _WEEK, cell.height() * (_ROWS + 2))

    def _columns(self) -> int:
        month = self._month_size().width() + tokens.SECTION
        return max(1, min(_COLUMNS_MOST, (self.width() + tokens.SECTION) // month))

    def _corner(self, month: int) -> tuple[int, int]:
        size, columns = self._month_size(), self._columns()
        row, column = divmod(month - 1, columns)
        return column * (size.width() + tokens.SECTION), row * (size.height() + tokens.UNIT)

    def _days(self, month: int) -> list[tuple[date, QRect]]:
        cell, (left, top) = self._cell(), self._corner(month)
        first = date(self.day.year, month, 1)
        days = []
        for n in range(month_length(first)):
            row, column = divmod(first.weekday() + n, _WEEK)
            place = QRect(
                left + column * cell.width(), top + (row + 2) * cell.height(), cell.width(), cell.height()
            )
            days.append((first + timedelta(days=n), place))
        return days

    def _paint_head(self, painter: QPainter, month: int, c: Colours) -> None:
        cell, (left, top) = self._cell(), self._corner(month)
        name = MONTHS[month - 1][0]
        bold = self.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(c.text))
        title = QRect(left + tokens.HALF, top, self._month_size().width(), cell.height())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, f"{name[:1].upper()}{name[1:]}")
        painter.setFont(self.font())
        painter.setPen(QColor(c.muted))
        for column, head in enumerate(_HEADS):
            place = QRect(left + column * cell.width(), top + cell.height(), cell.width(), cell.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, head)

    def _paint_day(self, painter: QPainter, day: date, rect: QRect, c: Colours) -> None:
        inner = rect.adjusted(1, 1, -1, -1)
        off = not self._calendar.is_working(day)
        if off:
            painter.fillRect(inner, QColor(c.danger_soft))
        painter.setPen(QColor(c.danger if off else c.text))
        font = self.font()
        font.setBold(day == self._today)
        painter.setFont(font)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if self._calendar.is_short(day):
            bar = QRect(inner.left() + tokens.HALF, inner.bottom() - 2, inner.width() - 2 * tokens.HALF, 2)
            painter.fillRect(bar, QColor(c.warning))
        if day in self._own:
            painter.setPen(QPen(QColor(c.text), 1, Qt.PenStyle.DashLine))
            painter.drawRect(inner.adjusted(0, 0, -1, -1))
        if day == self.day:
            painter.setPen(QPen(QColor(c.accent), 2 if self.hasFocus() else 1))
            painter.drawRect(inner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the twelve months."""
        painter, c = QPainter(self), colours(self.palette())
        for month in range(1, 13):
            self._paint_head(painter, month, c)
            for day, rect in self._days(month):
                self._paint_day(painter, day, rect, c)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the days."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.choose(months_later(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.choose(date(self.day.year, 1, 1))
        elif key == Qt.Key.Key_End:
            self.choose(date(self.day.year, 12, 31))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.acted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor where one pressed."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        day = self.day_at(point.x(), point.y())
        if day is not None:
            self.choose(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the months need in this width."""
        super().resizeEvent(event)
        size, rows = self._month_size(), -(-12 // self._columns())
        self.setFixedHeight(rows * (size.height() + tokens.UNIT))

    def minimumSizeHint(self) -> QSize:
        """Give the room of one month beside another."""
        return self._month_size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went on."""
        super().focusOutEvent(event)
        self.update()
