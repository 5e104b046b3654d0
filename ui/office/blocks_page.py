"""The sectoral blocks and who heads each; a block without a head works and is marked in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Block, CardId
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal
from ui.office.new_card import NewCard
from ui.office.rows import RowsTable
from ui.office.words import WITHOUT_HEAD
from ui.theme import tokens
from ui.widgets.field import line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.domain.office.office import Office
    from ui.bridge import Bridge

_TITLES = ("Отраслевой блок", "Кратко", "Руководители", "Тематика")
_WIDTHS = (36, 16, 44, 18)
_PERSON = int(Qt.ItemDataRole.UserRole)
_LINES, _LEAST_LINES = 6, 2


class BlocksPage(QWidget):
    """A table of blocks, and a list of people to tick as heads of the one under the cursor."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._blocks: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Show the blocks as they stand now."""
        office = self._bridge.workplace.office
        self._blocks = tuple(office.blocks)
        self.table.show_rows([_row(office, block) for block in self._blocks])
        self.summary.setText(_summary(office))

    def save(self) -> None:
        """Write who heads the chosen block."""
        block = self._blocks[self.table.currentIndex().row()]
        short = self._bridge.workplace.office.blocks[block].short
        heads = tuple(self._ticked())
        self._bridge.do(
            lambda office: office.correct(block, {"heads": heads}, reason="Изменены руководители блока"),
            said=f"Руководители блока «{short}» записаны.",
            refused=self._refused,
            done=lambda _: self.table.setFocus(),
        )

    def add(self) -> None:
        """Ask for a new block."""
        fields = (line_field("name", "Полное название"), line_field("short", "Кратко"))
        NewCard(self._bridge, "Новый отраслевой блок", fields, self._block, self).open()

    def withdraw(self) -> None:
        """Take the chosen block out of use."""
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self._blocks):
            return
        block = self._blocks[row]
        short = self._bridge.workplace.office.blocks[block].short
        self._bridge.do(
            lambda office: office.withdraw(block, reason="Блок упразднён"),
            said=f"Блок «{short}» больше не в справочнике; дела сохраняют прежние слова.",
            refused=self._refused,
        )

    def _block(self, values: Mapping[str, str]) -> Block:
        return Block(name=values["name"], short=values["short"], order=len(self._blocks))

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "blocks.table", "Отраслевые блоки")
        self.summary = label(role="muted")
        self.summary.setObjectName("blocks.summary")
        self.heading = label(role="strong")
        self.heads = QListWidget()
        self.heads.setObjectName("blocks.heads")
        self.heads.setAccessibleName("Руководители блока: отметьте пробелом")
        line = self.heads.fontMetrics().height() * 3 // 2
        self.heads.setMinimumHeight(line * _LEAST_LINES)
        self.heads.setMaximumHeight(line * _LINES)
        self.heads.setToolTip("Пробел отмечает человека; у блока может быть несколько руководителей.")
        self.complaint = label(role="complaint")
        self.complaint.hide()
        self.new = button("Добавить…", "blocks.add", self.add)
        self.remove = button("Убрать", "blocks.remove", self.withdraw)
        self.write = button("Записать руководителей", "blocks.write", self.save, role="main")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch()
        foot.setSpacing(tokens.UNIT)
        for pressed in (self.new, self.remove, self.write):
            foot.addWidget(pressed)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        for part in (self.summary, self.table, self.heading, self.heads, self.complaint):
            lines.addWidget(part)
        lines.setStretchFactor(self.table, 1)
        lines.addLayout(foot)
        self.setFocusProxy(self.table)

    def _choose(self, row: int) -> None:
        self.complaint.hide()
        if row < 0:
            return
        office, block = self._bridge.workplace.office, self._blocks[row]
        self.heading.setText(f"Кто руководит блоком «{office.blocks[block].name}»")
        standing = office.heads_of(block)
        self.heads.clear()
        for person, card in office.people.items():
            item = QListWidgetItem(card.title if card.name is None else f"{card.name}, {card.post}")
            item.setData(_PERSON, person)
            item.setCheckState(Qt.CheckState.Checked if person in standing else Qt.CheckState.Unchecked)
            self.heads.addItem(item)

    def _ticked(self) -> list[CardId]:
        items = (self.heads.item(row) for row in range(self.heads.count()))
        return [CardId(item.data(_PERSON)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _refused(self, refusal: Refusal) -> None:
        self.complaint.setText(refusal.reason)
        self.complaint.show()


def _row(office: Office, block: CardId) -> tuple[str, ...]:
    card = office.blocks[block]
    heads = ", ".join(office.people[head].title for head in office.heads_of(block)) or WITHOUT_HEAD
    return (card.name, card.short, heads, "социально значимая" if card.significant else "обычная")


def _summary(office: Office) -> str:
    if not office.blocks:
        return "Отраслевые блоки ещё не заведены: выберите заготовку при создании рабочего места."
    said = counted(len(office.blocks), "отраслевой блок", "отраслевых блока", "отраслевых блоков")
    headless = ", ".join(f"«{office.blocks[block].short}»" for block in office.headless_blocks)
    return f"{said}. {WITHOUT_HEAD[:1].upper()}{WITHOUT_HEAD[1:]}: {headless}." if headless else f"{said}."
