"""The sectoral blocks and who heads each; a block without a head works and is marked in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Block, CardId, Person
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.effects import of_heads
from ui.office.changing import Change, look_then_make, withdrawing
from ui.office.new_card import NewCard
from ui.office.rows import RowsTable
from ui.office.ticks import Ticks
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
        heads = self.heads.ticked()
        change = Change(
            title=f"Руководители блока «{short}»",
            said=f"Руководители блока «{short}» записаны.",
            look=lambda office: of_heads(office, block, heads),
            make=lambda office, _: office.correct(
                block, {"heads": heads}, reason="Изменены руководители блока"
            ),
        )
        self._ask(change)

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
        said = f"Блок «{short}» больше не в справочнике; дела сохраняют прежние слова."
        self._ask(withdrawing(block, f"Убрать блок «{short}»", said, "Блок упразднён"))

    def _ask(self, change: Change) -> None:
        self.complaint.hide()
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _block(self, values: Mapping[str, str]) -> Block:
        return Block(name=values["name"], short=values["short"], order=len(self._blocks))

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "blocks.table", "Отраслевые блоки")
        self.summary = label(role="muted")
        self.summary.setObjectName("blocks.summary")
        self.heading = label(role="strong")
        self.heads = Ticks("blocks.heads", "Руководители блока: отметьте пробелом")
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
        self.heads.offer((person, _introduced(card)) for person, card in office.people.items())
        self.heads.tick(office.heads_of(block))

    def _refused(self, refusal: Refusal) -> None:
        self.complaint.setText(refusal.reason)
        self.complaint.show()


def _introduced(person: Person) -> str:
    return f"{person.name}, {person.post}" if person.name else person.post


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
