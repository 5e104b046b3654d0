"""The day of a reception on one screen: the queue at the left, the visitor's card at the right."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.reception.visit import State
from ui.lists.either import Either
from ui.lists.looking import Looking
from ui.reception import errands
from ui.reception.head import ReceptionHead
from ui.reception.pane import VisitorPane
from ui.reception.queue_list import QueueList
from ui.reception.rows import ShownDay, shown_day
from ui.theme import tokens
from ui.widgets.allowed import Allowed, press
from ui.widgets.keys import on_keys
from ui.widgets.messages import MessageBar
from ui.widgets.soon import soon
from ui.widgets.text import button, on_press

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.problems import Refusal
    from mcu_desktop.store.visits import VisitLine
    from ui.bridge import Bridge

_SHARES = (3, 4)
"""Of the width: the queue, the visitor."""
_ROOMY_HEIGHT = 480
"""With less room than that, less is said above the queue."""
_NO_HOURS = (
    "Личный приём здесь ещё не вели. Запишите в расписание, кто, когда и где принимает граждан: "
    "появятся времена для записи."
)
_NOBODY = "На этот день никто не записан. F6 – записать по телефону, F7 – принять пришедшего без записи."


class ReceptionPlace(QWidget):
    """Asks the office for the day in the worker, each minute and after each change."""

    keys = (
        ("F9", "Следующий: пригласить того, чья очередь"),
        ("Ctrl+Enter", "Следующий шаг посетителя: пришёл, пригласить, завершить приём"),
        ("F6", "Записать по телефону на свободное время"),
        ("F7", "Пришёл без записи"),
        ("Ctrl+1 … Ctrl+6", "Чем закончился приём"),
        ("Enter, Shift+Enter", "Следующее и предыдущее поле карточки"),
        ("F2, F3, F4, F5", "К очереди, посетителю, обращению, исходу приёма"),
        ("F8", "Записать исправления карточки"),
        ("F10", "Карточка приёма: посмотреть и напечатать"),
        ("F11", "Расписание приёма"),
        ("Ctrl+P", "Журнал приёма за день или период"),
        ("Ctrl+PgUp, Ctrl+PgDn", "Предыдущий и следующий день"),
    )
    open_case = Signal(str)
    told = Signal(str, object)
    shown = Signal()
    """The day stands there as it is now."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._to_choose = ""
        """The visit to be shown once the day is there, whoever asks for the day meanwhile."""
        self._day: ShownDay | None = None
        self.head = ReceptionHead(bridge.workplace.today)
        self.queue = QueueList()
        self.messages = MessageBar()
        self.first_hours = button("Записать часы приёма…", "reception.first_hours", self.open_hours)
        self._looking = Looking(self, bridge, self._ask, each_minute=True)
        self._lay_out()
        self._connect()
        soon(self, lambda: self.pane)

    @cached_property
    def pane(self) -> VisitorPane:
        """The visitor's side, made in a turn of its own: together with the queue it would hold the window."""
        made = VisitorPane(self._bridge)
        made.done.connect(self._go_on)
        made.refused.connect(self._tell)
        made.open_case.connect(self.open_case)
        made.move_wanted.connect(self.book)
        self._beside.addWidget(made)
        for place, share in enumerate(_SHARES):
            self._beside.setStretchFactor(place, share)
        self._beside.setSizes([share * tokens.FORM_WIDTH for share in _SHARES])
        on_keys(self, made.keys())
        return made

    def refresh(self) -> None:
        """Look at the day again."""
        self._ask()

    def leave(self) -> None:
        """Write down what is unfinished: the window closes."""
        self.pane.keeper.keep()

    def next_visitor(self) -> None:
        """Let in whose turn it is; somebody who is inside is finished with first."""
        stands = self._day.day if self._day else None
        lines = stands.lines if stands else ()
        inside = next((line.visit for line in lines if line.visit.state is State.INSIDE), None)
        if inside:
            self._choose(inside.id)
            self._tell(f"На приёме {full_name(inside.visitor)}: сначала завершите этот приём.")
        elif stands and stands.next:
            following = stands.next
            visit = next(line.visit for line in lines if line.visit.id == following)
            self._bridge.do(
                lambda office: errands.call(office, following),
                said=f"Приглашён(а) на приём: {full_name(visit.visitor)}.",
                done=lambda done: self._go_on(done.visit),
                refused=lambda refusal: self._tell(refusal.reason),
            )

    def begin_walk_in(self) -> None:
        """Ask who has come without a booking."""
        if self.head.whom is None:
            self.open_hours()
            return
        self.queue.choose("")
        self.pane.begin_walk_in(self.head.whom)

    def book(self, moved: Visit | None = None) -> None:
        """Ask whom to book, or for another time for somebody who is booked."""
        from ui.reception.booking import Booking  # noqa: PLC0415 - when asked for

        whom, title = self.head.whom, self.head.official.currentText()
        if whom is None:
            self.open_hours()
            return
        made = Booking(self._bridge, whom, title, self.head.day, self, moved=moved)
        made.booked.connect(lambda visit, on: self._ask(choose=visit, on=on))
        made.open()

    def open_hours(self) -> None:
        """Show the timetable."""
        from ui.reception.timetable import Timetable  # noqa: PLC0415 - when asked for

        Timetable(self._bridge, self).open()

    def print_journal(self) -> None:
        """Ask which journal is wanted."""
        from ui.reception.journal import JournalDialog  # noqa: PLC0415 - when asked for

        whom, title = self.head.whom, self.head.official.currentText()
        JournalDialog(self._bridge, whom, title, self.head.day, self).open()

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        left = QWidget()
        page = QVBoxLayout(left)
        page.setContentsMargins(tokens.GAP, 0, 0, tokens.GAP)
        self._either = Either(page, self.queue, "reception.empty", self.first_hours)
        self._beside = QSplitter()
        self._beside.setChildrenCollapsible(False)
        self._beside.addWidget(left)
        above = QWidget()
        margins = QVBoxLayout(above)
        margins.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        margins.addWidget(self.head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(above)
        whole.addWidget(self._beside, stretch=1)

    def _connect(self) -> None:
        self.head.wanted.connect(self._other_day)
        self.queue.chosen.connect(self._choose)
        self.queue.entered.connect(self._enter_card)
        on_keys(
            self,
            {
                "F2": self.queue.setFocus,
                "Ctrl+PgUp": partial(self.head.step, -1),
                "Ctrl+PgDown": partial(self.head.step, 1),
            },
        )
        for made, keys, act in (
            (self.head.next, "F9", self.next_visitor),
            (self.head.walk_in, "F7", self.begin_walk_in),
            (self.head.book, "F6", self.book),
            (self.head.journal, "Ctrl+P", self.print_journal),
            (self.head.hours, "F11", self.open_hours),
        ):
            on_press(made, act)
            on_keys(self, {keys: partial(press, self._bridge, made)})
        Allowed(self._bridge, self, (self.head.next, self.head.walk_in, self.head.book), None)

    def _tell(self, words: str) -> None:
        self.messages.tell(words, role="bar-refused")

    def _other_day(self) -> None:
        self.pane.show_visit(None)
        self._ask()

    def _go_on(self, visit: str) -> None:
        """Show what became of a visit."""
        self.messages.hide()
        self._ask(choose=visit)

    def _ask(self, *, choose: str = "", on: date | None = None) -> None:
        if on:
            self.head.go_to(on)
        self._to_choose = choose or self._to_choose
        whom, wanted = self.head.whom, self.head.day
        self._looking.ask(lambda office: shown_day(office, whom, wanted), self._show, refused=self._forbidden)

    def _forbidden(self, refusal: Refusal) -> None:
        self._either.turn(full=False, words=refusal.reason)
        self.head.forbid(refusal.reason)
        self.first_hours.hide()
        self.pane.hide()

    def _show(self, shown: ShownDay) -> None:
        self._day = shown
        self.head.show_day(shown)
        self.first_hours.setVisible(shown.day is None)
        self.pane.setVisible(shown.day is not None)
        self._either.turn(full=bool(shown.rows), words=_NOBODY if shown.day else _NO_HOURS)
        self.queue.show_rows(shown.rows)
        if shown.trouble:
            self._tell(shown.trouble)
        choose, self._to_choose = self._to_choose, ""
        if choose:
            self._choose(choose)
        elif not self.pane.taking_in:
            self._look_again(shown)
        self.shown.emit()

    def _look_again(self, shown: ShownDay) -> None:
        """Show the visit that was shown as it is by now, or the first of the day."""
        before = self.pane.visit
        known = {row.id for row in shown.rows}
        wanted = before.id if before and before.id in known else next(iter(row.id for row in shown.rows), "")
        line = self._line(wanted)
        self.queue.choose(wanted)
        if (line.visit if line else None) != before:
            self._choose(wanted)

    def _line(self, visit: str) -> VisitLine | None:
        stands = self._day.day if self._day else None
        lines = stands.lines if stands else ()
        return next((line for line in lines if line.visit.id == visit), None)

    def _choose(self, visit: str) -> None:
        line = self._line(visit)
        self.queue.choose(visit if line else "")
        self.pane.show_visit(line.visit if line else None, line.number if line else "")

    def _enter_card(self) -> None:
        inside = self.pane.visit and self.pane.visit.state is State.INSIDE
        (self.pane.card.text.control if inside else self.pane.under.step).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on."""
        super().focusInEvent(event)
        (self.queue if self._day and self._day.rows else self.head.walk_in).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less above where there is little room below."""
        super().resizeEvent(event)
        self.head.fold(self.height() < _ROOMY_HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        self._looking.shown()
