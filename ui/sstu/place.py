"""The place of the report to ССТУ: a month, what goes, what lacks with the way to its card, the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import AwaitedLetter, CardId, SstuSettings
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.workplace.sstu import by_hand
from mcu_desktop.workplace.sstu.report import State, report
from ui.lists.choices import choice, offer
from ui.lists.either import Either
from ui.lists.looking import Looking
from ui.lists.rows import RowsTable
from ui.sstu import words
from ui.sstu.foot import Foot
from ui.sstu.month_bar import MonthBar
from ui.theme import tokens
from ui.widgets.allowed import Allowed, press
from ui.widgets.flow import flowing
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.sstu.report import Entry, MonthReport
    from ui.bridge import Bridge

_ALL, _LACKING, _READY = "all", "lacking", "ready"
_SHOWN = (("Все обращения", _ALL), ("Чего-то не хватает", _LACKING), ("Готовые", _READY))


class SstuPlace(QWidget):
    """Looks again whenever it is shown: what is mended in a card is ready here."""

    keys = (
        ("Alt+Влево, Alt+Вправо", "Предыдущий и следующий месяц"),
        ("Enter", "Открыть карточку, чтобы дополнить её"),
        ("Ctrl+S", "Записать файл для портала"),
        ("F6", "Перенести в портал вручную, поле за полем"),
        ("Ctrl+Backspace", "Отметить, что портал не принял выгруженное"),
        ("Esc", "Прервать запись: файла не будет"),
    )
    open_case = Signal(str)
    told = Signal(str, object)
    shown = Signal()
    """The month is in the table."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._report: MonthReport | None = None
        self._entries: tuple[Entry, ...] = ()
        self._waits = False
        """The keyboard came before there was a list to give it to."""
        self._make()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask how the month stands now."""
        month = self.month.month
        self._looking.ask(lambda office: report(office, month), self._show, refused=self._refuse)

    def type_over(self) -> None:
        """Show the panel that helps to type the month over by hand."""
        from ui.sstu.panel import TypingPanel  # noqa: PLC0415 - where the portal takes no files

        before = self.findChild(TypingPanel)
        if before is not None:
            before.close()
        panel = TypingPanel(self._bridge, self.month.month, self)
        panel.written.connect(self.refresh)
        panel.show()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        office = self._bridge.workplace
        self.month = MonthBar(office.today, lambda: office.office.sstu.closes_on)
        self.summary = label("Смотрю обращения месяца…", "muted")
        self.summary.setObjectName("sstu.summary")
        self.warning = label(words.NO_DEPARTMENT, "warning")
        self.warning.setObjectName("sstu.warning")
        self.warning.hide()
        self.which = choice("sstu.which", "Какие обращения показать")
        offer(self.which, _SHOWN)
        self.table = RowsTable(words.TITLES, words.WIDTHS, "sstu.table", "Обращения месяца")
        self.open = button("Открыть карточку", "sstu.open", self._open)
        self.remove = button("Убрать письмо", "sstu.remove", self._remove)
        self.refused = button("Портал не принял", "sstu.refused", self._refused)
        self.refused.setToolTip(
            "Отметить, что выгруженное не принято: обращение пойдёт снова (Ctrl+Backspace)"
        )
        self.letter = button("Не поступило…", "sstu.letter", self._ask_letter)
        self.letter.setToolTip("Письмо другого органа, обращения по которому у нас нет")
        self.settings = button("Настройки…", "sstu.settings", self._ask_settings)
        self.by_hand = button("Перенести вручную…", "sstu.by_hand", self.type_over)
        self.by_hand.setToolTip(
            "Панель, которая копирует поле за полем, если портал не принимает файлов (F6)"
        )
        self.foot = Foot(
            self._bridge, self.open, self.refused, self.remove, self.letter, self.settings, self.by_hand
        )
        self._looking = Looking(self, self._bridge, self.refresh)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.UNIT)
        page.setSpacing(tokens.UNIT)
        head = QWidget()
        row = flowing(head)
        for part in (label("Выгрузка в ССТУ", "title", wrap=False), self.month, self.which):
            row.addWidget(part)
        page.addWidget(head)
        page.addWidget(self.summary)
        page.addWidget(self.warning)
        self._either = Either(page, self.table, "sstu.nothing")
        page.addWidget(self.foot)

    def _connect(self) -> None:
        self.month.chosen.connect(self.refresh)
        self.which.activated.connect(lambda _: self._fill())
        self.table.activated.connect(lambda _: self._open())
        self.table.chosen.connect(self._choose)
        self.foot.told.connect(self._say_written)
        Allowed(self._bridge, self, (self.by_hand, self.refused), Export.SSTU)
        Allowed(self._bridge, self, (self.letter, self.remove), AwaitedLetter)
        Allowed(self._bridge, self, (self.settings,), SstuSettings)
        on_keys(
            self,
            {
                "Alt+Left": self.month.back,
                "Alt+Right": self.month.forward,
                "Ctrl+S": self.foot.save,
                "F6": partial(press, self._bridge, self.by_hand),
                "Ctrl+Backspace": partial(press, self._bridge, self.refused),
                "Esc": self.foot.leave_off,
            },
        )
        self._choose(-1)

    def _show(self, told: MonthReport) -> None:
        self._report = told
        self.summary.setText(words.summary(told))
        self.summary.setVisible(bool(told.entries))
        self.warning.setVisible(not told.department)
        self._fill()

    def _refuse(self, refusal: Refusal) -> None:
        self._report = None
        self.summary.setText(refusal.reason)
        self.summary.show()
        self.warning.hide()
        self._fill()

    def _fill(self) -> None:
        entries = self._report.entries if self._report else ()
        wanted = self.which.currentData()
        fitting = [one for one in entries if wanted == _ALL or bool(one.lacks) is (wanted == _LACKING)]
        self._entries = tuple(fitting[: words.MOST])
        self.table.show_rows([words.row(one) for one in self._entries])
        nothing = words.NONE_SUCH if entries else words.NOTHING if self._report else ""
        self._either.turn(full=bool(self._entries), words=nothing)
        self._choose(self.table.currentIndex().row() if self._entries else -1)
        self.by_hand.setEnabled(any(not one.lacks for one in entries))
        self.foot.show_report(self._report)
        if self._entries and self._waits and self.month.previous.hasFocus():
            self.table.setFocus()
        self._waits = False
        self.shown.emit()

    def _choose(self, row: int) -> None:
        chosen = self._entries[row] if 0 <= row < len(self._entries) else None
        self.open.setEnabled(chosen is not None and not chosen.letter)
        self.refused.setEnabled(chosen is not None and chosen.state is State.SAME)
        self.remove.setVisible(chosen is not None and chosen.letter)

    def _chosen(self) -> Entry | None:
        return self.table.under_cursor(self._entries)

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not chosen.letter:
            self.open_case.emit(chosen.key)

    def _refused(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._bridge.ask(
                lambda office: by_hand.refused(office, chosen), lambda _: self._say_refused(chosen.number)
            )

    def _say_refused(self, number: str) -> None:
        self.told.emit(f"№ {number}: портал не принял, обращение пойдёт снова.", None)
        self.refresh()

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.letter:
            card = CardId(chosen.key)
            self._bridge.do(
                lambda office: office.withdraw(
                    card, reason="Обращение поступило или письмо записано ошибочно"
                ),
                said=f"Письмо {chosen.number} больше не в отчёте.",
            )

    def _ask_letter(self) -> None:
        from ui.sstu.forms import letter_form  # noqa: PLC0415 - seldom asked for

        letter_form(self._bridge, self).open()

    def _ask_settings(self) -> None:
        from ui.sstu.forms import settings_form  # noqa: PLC0415 - seldom asked for

        settings_form(self._bridge, self).open()

    def _say_written(self, said: str) -> None:
        self.told.emit(said, None)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the list, or to the months where there is none."""
        super().focusInEvent(event)
        self._waits = self._report is None
        (self.table if self._entries else self.month.previous).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        self._looking.shown()
