"""What the register is narrowed to: the search line and a row of choices."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from mcu_desktop.store.lines import OPEN_STATUSES
from mcu_desktop.store.register import Filter
from ui.lists.choices import choice, choose, offer, toggle
from ui.lists.search_line import SearchLine
from ui.register.periods import PeriodChoice
from ui.widgets.flow import flowing
from ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.bridge import Bridge


_HINT = "Фамилия, номер, адрес, телефон или слова текста (Ctrl+F)"


class FilterBar(QWidget):
    """Gives the filter that is chosen; says when it is another one. What shows all again stands apart."""

    typed = Signal()
    """Letters changed: wait for a pause."""
    chosen = Signal()
    """A choice changed: answer at once."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._quiet = False
        self._make()
        self._lay_out()
        self._connect()
        self.reload()

    def asked(self, order: str) -> Filter:
        """Give the filter in some order."""
        block, statuses = self.block.currentData(), self.status.currentData()
        first, last = self.period.days()
        return Filter(
            blocks=(block,) if block else (),
            executors=(self._bridge.workplace.person,) if self.mine.isChecked() else (),
            statuses=statuses or (),
            overdue=self.overdue.isChecked(),
            control=self.control.isChecked(),
            registered_from=first,
            registered_to=last,
            text=self.search.text(),
            order=order,
        )

    @property
    def narrows(self) -> bool:
        """Something is chosen or typed."""
        return self.asked("newest") != Filter()

    def reset(self) -> None:
        """Show everything again."""
        self.fill({})

    def state(self) -> dict[str, Any]:
        """Give what is chosen, as it can be kept and filled in again; «этот месяц» stays this month."""
        toggles = [name for name, pressed in self._toggles() if pressed.isChecked()]
        return {
            "text": self.search.text(),
            "block": self.block.currentData(),
            "status": self.status.currentText(),
            "toggles": toggles,
            "period": self.period.state(),
        }

    def fill(self, state: Mapping[str, Any]) -> None:
        """Choose what was kept; what is no longer there is left open."""
        with self._said_once():
            self.search.setText(state.get("text", ""))
            choose(self.block, state.get("block"))
            self.status.setCurrentIndex(max(0, self.status.findText(state.get("status", ""))))
            for name, pressed in self._toggles():
                pressed.setChecked(name in state.get("toggles", ()))
            self.period.fill(state.get("period", ()))

    def in_words(self) -> str:
        """Say what the list is narrowed to."""
        said = [f"поиск «{self.search.text().strip()}»"] if self.search.text().strip() else []
        if self.block.currentData():
            said.append(f"блок «{self.block.currentText()}»")
        if self.status.currentData():
            said.append(f"статус: {self.status.currentText().lower()}")
        said += [pressed.text().lower() for _, pressed in self._toggles() if pressed.isChecked()]
        said += [self.period.in_words()] if self.period.in_words() else []
        return f"Условия: {'; '.join(said)}." if said else ""

    def reload(self) -> None:
        """Look at the blocks again; what was chosen stays chosen."""
        office = self._bridge.workplace.office
        offer(
            self.block, [("Все блоки", None), *((block.short, id_) for id_, block in office.blocks.items())]
        )

    def _make(self) -> None:
        self.search = SearchLine("register.search", "Поиск по журналу", _HINT)
        self.block = choice("register.block", "Отраслевой блок")
        self.status = choice("register.status", "Статус")
        self.status.addItem("Все статусы", ())
        self.status.addItem("Все незавершённые", OPEN_STATUSES)
        for status in Status:
            self.status.addItem(RUSSIAN[status], (status,))
        self.overdue = toggle("register.overdue", "Просрочено", "Показать только просроченные")
        self.control = toggle("register.control", "На контроле", "Показать только стоящие на контроле")
        self.mine = toggle("register.mine", "Мои", "Показать только те, где исполнитель – вы")
        self.all = button("Показать все", "register.all", self.reset, role="quiet")
        self.all.setToolTip("Снять все условия и очистить поиск")
        self.all.setAccessibleName("Показать все дела")
        self.all.hide()
        self.period = PeriodChoice(self._bridge)

    def _lay_out(self) -> None:
        self.setObjectName("register.filters")
        row = flowing(self)
        chosen = (self.block, self.status, self.period, self.overdue, self.control, self.mine)
        for part in (self.search, *chosen):
            row.addWidget(part)

    def _toggles(self) -> tuple[tuple[str, QToolButton], ...]:
        return (("overdue", self.overdue), ("control", self.control), ("mine", self.mine))

    @contextmanager
    def _said_once(self) -> Iterator[None]:
        before, self._quiet = self.state(), True
        try:
            yield
        finally:
            self._quiet = False
        if self.state() != before:
            self._say_chosen(None)

    def _connect(self) -> None:
        self.period.chosen.connect(lambda: self._say_chosen(None))
        self.search.textChanged.connect(self._say_typed)
        self.block.currentIndexChanged.connect(self._say_chosen)
        self.status.currentIndexChanged.connect(self._say_chosen)
        for _, pressed in self._toggles():
            pressed.toggled.connect(self._say_chosen)

    def _say_typed(self, _text: str) -> None:
        self.all.setVisible(self.narrows)
        if not self._quiet:
            self.typed.emit()

    def _say_chosen(self, _choice: object) -> None:
        self.all.setVisible(self.narrows)
        if not self._quiet:
            self.chosen.emit()
