"""What the register is narrowed to: the search line and a row of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from mcu_desktop.store.register import OPEN_STATUSES, Filter
from ui.theme.tokens import UNIT

if TYPE_CHECKING:
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
        self._make()
        self._lay_out()
        self._connect()
        self.reload()

    def asked(self, order: str) -> Filter:
        """Give the filter in some order."""
        block, statuses = self.block.currentData(), self.status.currentData()
        return Filter(
            blocks=(block,) if block else (),
            executors=(self._bridge.workplace.person,) if self.mine.isChecked() else (),
            statuses=statuses or (),
            overdue=self.overdue.isChecked(),
            control=self.control.isChecked(),
            text=self.search.text(),
            order=order,
        )

    @property
    def narrows(self) -> bool:
        """Something is chosen or typed."""
        return self.asked("newest") != Filter()

    def reset(self) -> None:
        """Show everything again."""
        for button in (self.overdue, self.control, self.mine):
            button.setChecked(False)
        self.block.setCurrentIndex(0)
        self.status.setCurrentIndex(0)
        self.search.clear()

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

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.search, 1)
        for part in (self.block, self.status, self.overdue, self.control, self.mine, self.all):
            row.addWidget(part)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._say_typed)
        self.block.currentIndexChanged.connect(self._say_chosen)
        self.status.currentIndexChanged.connect(self._say_chosen)
        for button in (self.overdue, self.control, self.mine):
            button.toggled.connect(self._say_chosen)
        self.all.clicked.connect(self.reset)

    def _say_typed(self, _text: str) -> None:
        self.all.setVisible(self.narrows)
        self.typed.emit()

    def _say_chosen(self, _choice: object) -> None:
        self.all.setVisible(self.narrows)
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
