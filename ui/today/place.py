"""The place of the day: hats, piles, the cases of the chosen pile by least slack, and the sheet on paper."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.notes.day_sheet import day_named
from mcu_desktop.domain.notes.period import day_and_month
from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.today import MOST_LINES, Pile
from ui.lists.looking import Looking
from ui.theme.tokens import GAP, UNIT
from ui.today.case_list import CaseList
from ui.today.choices import Hats, Piles
from ui.today.rows import ShownDay, shown_day
from ui.today.walk import Walk
from ui.today.words import nothing
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

    from ui.bridge import Bridge

_ROOMY_WIDTH, _ROOMY_HEIGHT = 720, 560
"""With less room than that, less is said above the list."""


class TodayPlace(QWidget):
    """Asks the office for the day in the worker, each minute and after each change."""

    keys = (
        ("1 … 7", "Стопки дел: от просроченных до тех, где ждём организации"),
        ("Ctrl+PgDn, Ctrl+PgUp", "Следующая и предыдущая обязанность"),
        ("Enter", "Открыть карточку"),
        ("F12", "Следующее дело – отсюда и с карточки"),
        ("Ctrl+P", "Лист дня: посмотреть и напечатать"),
    )
    open_case = Signal(str)
    told = Signal(str, object)
    shown = Signal()
    """The list shows what is there now."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._folded = False
        self._day: ShownDay | None = None
        self._walk = Walk()
        self._make()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look at the day again."""
        self._ask()

    def next_case(self) -> None:
        """Open the case that comes after the one opened last; looks at the day as it stands now."""
        self._ask(anyway=self._go_on)

    def print_day(self) -> None:
        """Show the sheet of the day as it will print."""
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - PDF and printing, when asked for
        from ui.today.paper import day_pages  # noqa: PLC0415

        duty, today = self.hats.duty, self._bridge.workplace.today()
        Preview(
            self._bridge,
            "Лист дня",
            lambda office: pdf_papers(day_pages(office, duty)),
            f"Лист дня {today:%Y-%m-%d}.pdf",
            self,
        ).open()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.date = label(role="title")
        self.date.setObjectName("today.date")
        self.words = label("Смотрю, что на сегодня…", "muted")
        self.words.setObjectName("today.words")
        self.paper = button("Лист дня…", "today.print", self.print_day)
        self.paper.setToolTip("Посмотреть и напечатать список дел на день (Ctrl+P)")
        self.next = button("Следующее дело", "today.next", self.next_case, role="main")
        self.next.setToolTip("Открыть дело, которое идёт дальше (F12)")
        self.hats = Hats()
        self.hats.setObjectName("today.hats")
        self.piles = Piles()
        self.piles.setObjectName("today.piles")
        self.list = CaseList()
        self.empty = label("", "muted")
        self.empty.setObjectName("today.empty")
        self.empty.setContentsMargins(0, GAP, 0, 0)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rest = label("", "caption")
        self.rest.setObjectName("today.rest")
        self._looking = Looking(self, self._bridge, self._ask, each_minute=True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.date, 1)
        head.addWidget(self.paper)
        head.addWidget(self.next)
        page = QVBoxLayout(self)
        page.setContentsMargins(GAP, GAP, GAP, UNIT)
        page.setSpacing(UNIT)
        page.addLayout(head)
        for part in (self.words, self.hats, self.piles):
            page.addWidget(part)
        self._either = QStackedLayout()
        page.addLayout(self._either, 1)
        self._either.addWidget(self.list)
        self._either.addWidget(self.empty)
        page.addWidget(self.rest)
        self._entry: QWidget = self.list

    def _connect(self) -> None:
        self.hats.chosen.connect(self._other_hat)
        self.hats.remade.connect(self._order_tabs)
        self.piles.chosen.connect(self._show_pile)
        self.list.opened.connect(self._open)
        on_keys(self, {str(place): partial(self._choose, pile) for place, pile in enumerate(Pile, start=1)})
        step = self.hats.step
        on_keys(
            self,
            {"Ctrl+PgDown": partial(step, 1), "Ctrl+PgUp": partial(step, -1), "Ctrl+P": self.paper.click},
        )

    def _order_tabs(self) -> None:
        """Let Tab go as one reads: the hats stand above the piles."""
        for earlier, later in pairwise((self.next, *self.hats.buttons, *self.piles.buttons, self.list)):
            self.setTabOrder(earlier, later)

    def _other_hat(self) -> None:
        self._walk.begin()
        self._day = None
        self._ask()

    def _ask(self, anyway: Callable[[], object] | None = None) -> None:
        duty = self.hats.duty
        self._looking.ask(lambda office: shown_day(office, duty), self._show, anyway=anyway)

    def _show(self, shown: ShownDay) -> None:
        first, self._day = self._day is None, shown
        day = shown.day
        self.words.setText(day.in_words)
        self._say_date()
        self.hats.show_duties(day.duties, day.duty)
        self.piles.show_amounts(day.piles)
        if first and not day.piles[self.piles.pile].total:
            self.piles.look_at(next((pile for pile in Pile if day.piles[pile].total), self.piles.pile))
        self._show_pile()
        self.shown.emit()

    def _say_date(self) -> None:
        if self._day is not None:
            at = self._day.day.at
            named = day_and_month(at.date()) if self._folded else day_named(at)
            self.date.setText(f"{named[:1].upper()}{named[1:]}")

    def _fold(self, folded: bool) -> None:
        """Leave the room to the list where there is little."""
        self._folded = folded
        self.words.setHidden(folded)
        self.piles.fold(folded)
        self._say_date()

    def _show_pile(self) -> None:
        if self._day is None:
            return
        day, pile, held = self._day.day, self.piles.pile, self.list.hasFocus()
        heap, rows = day.piles[pile], self._day.rows[pile]
        self.list.show_rows(rows, day.at)
        self.empty.setText("" if rows else nothing(day, pile))
        self._either.setCurrentWidget(self.list if rows else self.empty)
        self.next.setEnabled(not day.nothing_to_do)
        more = heap.total - len(rows)
        self.rest.setText(
            f"Показаны первые {MOST_LINES} с наименьшим запасом, дальше – ещё "
            f"{counted(more, 'дело', 'дела', 'дел')}: сузьте список обязанностью или откройте «Журнал»."
            if more
            else ""
        )
        self.rest.setVisible(more > 0)
        if held:
            self._take_focus()

    def _choose(self, pile: Pile) -> None:
        self.piles.choose(pile)
        self._take_focus()

    def _take_focus(self) -> None:
        """Let keys come to the list, or to its pile where it is empty."""
        self._entry = self.list if self._either.currentWidget() is self.list else self.piles.chosen_button
        self._entry.setFocus()

    def _open(self, case_id: str) -> None:
        if self._day is not None:
            self._walk.opened(case_id, self._day.rows[self.piles.pile])
        self.open_case.emit(case_id)

    def _go_on(self) -> None:
        if self._day is None:
            return
        following = self._walk.next(self._day.rows, self.piles.pile)
        if following is None:
            self._walk.begin()
            self.told.emit("Это было последнее дело на сегодня. F12 начнёт сначала.", None)
            return
        pile, case_id = following
        if pile is not self.piles.pile:
            self.piles.choose(pile)
        self.list.choose(case_id)
        self._open(case_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on; with a focus proxy instead, Tab would never leave it."""
        super().focusInEvent(event)
        self._entry.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less above where there is little room below."""
        super().resizeEvent(event)
        folded = self.height() < _ROOMY_HEIGHT or self.width() < _ROOMY_WIDTH
        if folded != self._folded:
            self._fold(folded)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        self._looking.shown()
