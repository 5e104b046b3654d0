"""The timetable of receptions: hours of officials, and whom the office receives out of turn."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.domain.cards.kinds import CardId, ReceptionHours, ReceptionPriorities
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reception import day
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, Values, recording
from ui.theme import tokens
from ui.widgets.allowed import Allowed
from ui.widgets.dates import DayEdit, parse_day
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import Field, choice_field, line_field
from ui.widgets.letter import Letter
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES, _WIDTHS = ("Кто принимает", "Когда"), (40, 60)
_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_APART = " – "
_DAYS = "Через запятую: пн, вт, ср, чт, пт."
_WEEKS = "1, 3 – первый и третий; пусто – каждый."
_NOTHING = "Часы приёма ещё не записаны. Добавьте, кто, когда и где принимает граждан."


class Timetable(QDialog):
    """Lists the hours; each change is an action of its own."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timetable")
        self.setWindowTitle("Расписание личного приёма")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._known: tuple[tuple[CardId, ReceptionHours, str], ...] = ()
        self.table = RowsTable(_TITLES, _WIDTHS, "timetable.hours", "Часы приёма")
        self.words = label("", "muted")
        self.new = button("Добавить часы…", "timetable.new", self.add, role="main")
        self.remove = button("Убрать", "timetable.remove", self.take_away)
        self.first = button("Кого принимают вне очереди…", "timetable.priorities", self.change_priorities)
        self.leave = button("Закрыть", "timetable.leave", self.reject)
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Расписание личного приёма", "heading"))
        lines.addWidget(self.words)
        lines.addWidget(self.table, 1)
        lay_out_dialog(self, page, (self.leave, self.first, self.remove, self.new), tokens.FORM_WIDTH)
        Allowed(bridge, self, (self.new, self.remove), ReceptionHours)
        Allowed(bridge, self, (self.first,), ReceptionPriorities)
        bridge.changed.connect(self.refresh)
        self.refresh()
        self.new.setFocus()

    def refresh(self) -> None:
        """Look at the timetable again."""
        office = self._bridge.workplace
        self._known = day.timetable(office)
        self.table.show_rows([(office.person_name(one.whom), when) for _, one, when in self._known])
        self.words.setText(
            "Праздники и выходные приём отменяют сами; часы одного дня стоят вместо обычных часов этого дня."
            if self._known
            else _NOTHING
        )
        self.table.setVisible(bool(self._known))
        self.remove.setEnabled(bool(self._known))

    def add(self) -> None:
        """Ask for hours."""
        office = self._bridge.workplace
        people = [(key, person.title) for key, person in office.office.people.items()]
        fields = (
            choice_field("whom", "Кто принимает", people),
            line_field("weekdays", "Дни недели", placeholder="пн, ср", hint=_DAYS),
            line_field("weeks", "Который раз в месяце", placeholder="каждый", hint=_WEEKS),
            Field("day", "Или один день", DayEdit(office.today, empty_means="не один день", ahead=True)),
            line_field("begins", "Начало", placeholder="10:00"),
            line_field("ends", "Конец", placeholder="12:00"),
            line_field("minutes", "Минут на посетителя", placeholder="15"),
            line_field("room", "Место", placeholder="каб. 5"),
        )
        today = office.today()
        CardForm(
            self._bridge, "Часы приёма", fields, recording(lambda values: hours_of(values, today)), self
        ).open()

    def take_away(self) -> None:
        """Take the chosen hours out of the timetable; bookings stay."""
        chosen = self.table.under_cursor(self._known)
        if chosen is not None:
            id_, _, words = chosen
            self._bridge.do(
                lambda office: office.withdraw(id_, reason="Убрано из расписания приёма"),
                said=f"Часы приёма убраны: {words}.",
            )

    def change_priorities(self) -> None:
        """Ask for the office's own list of those who go first."""
        field = Field("categories", f"По одному в строке: кто{_APART}по какому закону", Letter(lines=8))
        known = day.priorities(self._bridge.workplace)
        field.fill("\n".join(_APART.join(filter(None, one)) for one in known))
        CardForm(self._bridge, "Кого принимают вне очереди", (field,), _write_priorities, self).open()


def hours_of(values: Values, today: date) -> ReceptionHours:
    """Read hours as they were typed; what is no day or time is refused by its field."""
    typed_day = values["day"]
    on = parse_day(typed_day, today, ahead=True) if typed_day else None
    if typed_day and on is None:
        raise Refusal("Это не дата. Наберите её как 24.11.2026.", field="day")
    return ReceptionHours(
        whom=CardId(values["whom"]),
        weekdays=tuple(_weekday(part) for part in _parts(values["weekdays"])),
        weeks=tuple(_number(part, "weeks") for part in _parts(values["weeks"])),
        day=on,
        begins=_time(values["begins"], "begins"),
        ends=_time(values["ends"], "ends"),
        minutes=_number(values["minutes"] or "15", "minutes"),
        room=values["room"],
    )


def _parts(said: str) -> list[str]:
    return [part.strip().lower() for part in said.replace(";", ",").split(",") if part.strip()]


def _weekday(said: str) -> int:
    if said[:2] in _SHORT:
        return _SHORT.index(said[:2])
    raise Refusal(f"«{said[:20]}» – не день недели. Наберите: пн, вт, ср, чт, пт.", field="weekdays")


def _number(said: str, field: str) -> int:
    if not said.isdecimal():
        raise Refusal("Это не число.", field=field)
    return int(said)


def _time(said: str, field: str) -> time:
    hours, _, minutes = said.replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or "0"))
    except ValueError:
        raise Refusal("Это не время. Наберите его как 10:00.", field=field) from None


def _write_priorities(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
    lines = filter(None, (line.strip() for line in values["categories"].splitlines()))
    parts = (line.partition(_APART) for line in lines)
    categories = tuple((name.strip(), basis.strip()) for name, _, basis in parts)
    standing = day.own_priorities(office)
    if standing is None:
        return office.record(ReceptionPriorities(categories=categories))[1]
    reason = "Изменён список тех, кого принимают вне очереди"
    return office.correct(standing, {"categories": categories}, reason=reason)
