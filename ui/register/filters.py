"""What the register is narrowed to: the search line and a row of choices."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from mcu_desktop.store.register import OPEN_STATUSES, Filter
from ui.register.periods import PeriodChoice
from ui.theme.tokens import FORM_WIDTH
from ui.widgets.flow import flowing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QKeyEvent

    from mcu_desktop.domain.cards.kinds import CardId
    from ui.bridge import Bridge


class SearchLine(QLineEdit):
    """The line to type into; Down goes to the list, Esc empties it."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("register.search")
        self.setAccessibleName("Поиск по журналу")
        self.setPlaceholderText("Фамилия, номер, адрес, телефон или слова текста (Ctrl+F)")
        self.setClearButtonEnabled(True)

    def sizeHint(self) -> QSize:
        """Ask for a line that one can read; more is taken where there is more."""
        return QSize(FORM_WIDTH * 2 // 5, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Down and Enter, empty by Esc."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Gives the filter that is chosen; says when it is another one."""

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
        toggles = [name for name, toggle in self._toggles() if toggle.isChecked()]
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
            self.block.setCurrentIndex(max(0, self.block.findData(state.get("block"))))
            self.status.setCurrentIndex(max(0, self.status.findText(state.get("status", ""))))
            for name, toggle in self._toggles():
                toggle.setChecked(name in state.get("toggles", ()))
            self.period.fill(state.get("period", ()))

    def in_words(self) -> str:
        """Say what the list is narrowed to."""
        said = [f"поиск «{self.search.text().strip()}»"] if self.search.text().strip() else []
        if self.block.currentData():
            said.append(f"блок «{self.block.currentText()}»")
        if self.status.currentData():
            said.append(f"статус: {self.status.currentText().lower()}")
        said += [toggle.text().lower() for _, toggle in self._toggles() if toggle.isChecked()]
        said += [self.period.in_words()] if self.period.in_words() else []
        return f"Условия: {'; '.join(said)}." if said else ""

    def reload(self) -> None:
        """Look at the blocks again; what was chosen stays chosen."""
        office = self._bridge.workplace.office
        wanted = [("Все блоки", None), *((block.short, id_) for id_, block in office.blocks.items())]
        standing = [(self.block.itemText(i), self.block.itemData(i)) for i in range(self.block.count())]
        if wanted == standing:
            return
        before: CardId | None = self.block.currentData()
        self.block.blockSignals(True)
        self.block.clear()
        for title, id_ in wanted:
            self.block.addItem(title, id_)
        self.block.setCurrentIndex(max(0, self.block.findData(before)))
        self.block.blockSignals(False)

    def _make(self) -> None:
        self.search = SearchLine()
        self.block = QComboBox()
        self.block.setObjectName("register.block")
        self.block.setAccessibleName("Отраслевой блок")
        self.block.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status = QComboBox()
        self.status.setObjectName("register.status")
        self.status.setAccessibleName("Статус")
        self.status.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status.addItem("Все статусы", ())
        self.status.addItem("Все незавершённые", OPEN_STATUSES)
        for status in Status:
            self.status.addItem(RUSSIAN[status], (status,))
        self.overdue = _toggle("overdue", "Просрочено", "Показать только просроченные")
        self.control = _toggle("control", "На контроле", "Показать только стоящие на контроле")
        self.mine = _toggle("mine", "Мои", "Показать только те, где исполнитель – вы")
        self.all = QPushButton("Показать все")
        self.all.setObjectName("register.all")
        self.all.setProperty("role", "quiet")
        self.all.setToolTip("Снять все условия и очистить поиск")
        self.all.setAccessibleName("Показать все дела")
        kept = self.all.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.all.setSizePolicy(kept)
        self.all.hide()
        self.period = PeriodChoice(self._bridge)

    def _lay_out(self) -> None:
        self.setObjectName("register.filters")
        row = flowing(self)
        chosen = (self.block, self.status, self.period, self.overdue, self.control, self.mine, self.all)
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
        for button in (self.overdue, self.control, self.mine):
            button.toggled.connect(self._say_chosen)
        self.all.clicked.connect(self.reset)

    def _say_typed(self, _text: str) -> None:
        self.all.setVisible(self.narrows)
        if not self._quiet:
            self.typed.emit()

    def _say_chosen(self, _choice: object) -> None:
        self.all.setVisible(self.narrows)
        if not self._quiet:
            self.chosen.emit()


def _toggle(name: str, text: str, meaning: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"register.{name}")
    button.setText(text)
    button.setCheckable(True)
    button.setToolTip(meaning)
    button.setAccessibleName(text)
    button.setAccessibleDescription(meaning)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
