"""The sectoral blocks and who heads each; a block without a head works and is marked in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Block, CardId, Person
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.effects import of_heads
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, recording
from ui.office.card_marks import Mending
from ui.office.changing import Change, look_then_make, withdrawing
from ui.office.ticks import Ticks
from ui.office.words import WITHOUT_HEAD
from ui.theme import tokens
from ui.widgets.field import choice_field, line_field
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values
    from ui.widgets.field import Field

_TITLES = ("Отраслевой блок", "Кратко", "Руководители", "Тематика")
_WIDTHS = (34, 20, 42, 20)
_KINDS = (("usual", "обычная"), ("significant", "социально значимая"))
"""By whether the decree names the topic as socially significant."""


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
        block = self._chosen()
        if block is None:
            return
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
        write = recording(lambda values: Block(order=len(self._blocks), **_said(values)))
        CardForm(self._bridge, "Новый отраслевой блок", _fields(), write, self).open()

    def mend(self) -> None:
        """Ask how the chosen block is called and what it is proposed for."""
        block = self._chosen()
        if block is None:
            return
        card = self._bridge.workplace.office.blocks[block]
        fields = _fields()
        for field in fields:
            field.fill(_standing(card)[field.name])

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(block, _said(values), reason="Уточнён отраслевой блок", seen=seen)

        mending = Mending(Stream("block", block), lambda office: _standing(office.blocks.get(block)))
        CardForm(self._bridge, f"Блок «{card.short}»", fields, write, self, mending=mending).open()

    def withdraw(self) -> None:
        """Take the chosen block out of use."""
        block = self._chosen()
        if block is None:
            return
        short = self._bridge.workplace.office.blocks[block].short
        said = f"Блок «{short}» больше не в справочнике; дела сохраняют прежние слова."
        self._ask(withdrawing(block, f"Убрать блок «{short}»", said, "Блок упразднён"))

    def _ask(self, change: Change) -> None:
        self.complaint.hide()
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _chosen(self) -> CardId | None:
        """Give what the cursor stands on; nothing when it was withdrawn since the table was shown."""
        chosen = self.table.under_cursor(self._blocks)
        return chosen if chosen in self._bridge.workplace.office.blocks else None

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
        self.change = button("Изменить…", "blocks.change", self.mend)
        self.remove = button("Убрать", "blocks.remove", self.withdraw)
        self.write = button("Записать руководителей", "blocks.write", self.save, role="main")

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        for part in (self.summary, self.table, self.heading, self.heads, self.complaint):
            lines.addWidget(part)
        lines.setStretchFactor(self.table, 1)
        lines.addWidget(foot(self.new, self.change, self.remove, self.write))
        self.entry: QWidget = self.table

    def _choose(self, row: int) -> None:
        self.complaint.hide()
        if row < 0:
            return
        office, block = self._bridge.workplace.office, self._blocks[row]
        self.heading.setText(f"Кто руководит блоком «{office.blocks[block].name}»")
        heads = office.heads_of(block)
        first = sorted(office.people.items(), key=lambda one: one[0] not in heads)
        self.heads.offer((person, _introduced(card)) for person, card in first)
        self.heads.tick(heads)

    def _refused(self, refusal: Refusal) -> None:
        self.complaint.setText(refusal.reason)
        self.complaint.show()


def _fields() -> tuple[Field, ...]:
    codes = "Начала кодов через пробел: вопросам с такими кодами предлагается этот блок."
    return (
        line_field("name", "Полное название"),
        line_field("short", "Кратко"),
        choice_field("significant", "Тематика", _KINDS),
        line_field("codes", "Коды классификатора", hint=codes, placeholder="0005.0005 0003.0009.0097"),
    )


def _standing(card: Block | None) -> dict[str, str]:
    """Give what stands in the fields of a block; nothing of one that is no longer in use."""
    if card is None:
        return {}
    kind = _KINDS[card.significant][0]
    return {"name": card.name, "short": card.short, "significant": kind, "codes": " ".join(card.codes)}


def _said(values: Values) -> dict[str, Any]:
    return {
        "name": values["name"],
        "short": values["short"],
        "significant": values["significant"] == _KINDS[True][0],
        "codes": tuple(values["codes"].replace(",", " ").split()),
    }


def _introduced(person: Person) -> str:
    return f"{person.name} – {person.post}" if person.name else person.post


def _row(office: Office, block: CardId) -> tuple[str, ...]:
    card = office.blocks[block]
    heads = ", ".join(office.people[head].title for head in office.heads_of(block)) or WITHOUT_HEAD
    return (card.name, card.short, heads, _KINDS[card.significant][1])


def _summary(office: Office) -> str:
    if not office.blocks:
        return "Отраслевые блоки ещё не заведены: выберите заготовку при создании рабочего места."
    said = counted(len(office.blocks), "отраслевой блок", "отраслевых блока", "отраслевых блоков")
    headless = ", ".join(f"«{office.blocks[block].short}»" for block in office.headless_blocks)
    return f"{said}. {WITHOUT_HEAD[:1].upper()}{WITHOUT_HEAD[1:]}: {headless}." if headless else f"{said}."
