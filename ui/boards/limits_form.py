"""How many cases should stand in a column of a block's board at most: asked for all columns at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.vocabulary import RUSSIAN, Status
from mcu_desktop.problems import Refusal
from mcu_desktop.store.lines import OPEN_STATUSES
from ui.theme.tokens import GAP, SECTION, UNIT
from ui.widgets.drop_down import DropDown
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.bridge import Bridge

_MOST = 9_999
_REASON = "Изменены пределы столбцов доски"
Limits = tuple[tuple[Status, int], ...]


class LimitsForm(QDialog):
    """A rule of the office: it is written on the card of the block, and every desk sees it."""

    def __init__(self, bridge: Bridge, blocks: Sequence[CardId], parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._make(blocks)
        self._lay_out()
        self.block.currentIndexChanged.connect(self._show_block)
        self._show_block()

    @property
    def limits(self) -> Limits:
        """What is asked for."""
        return tuple((status, spin.value()) for status, spin in self.spins.items() if spin.value())

    def save(self) -> None:
        """Write the limits on the card of the block."""
        block, wanted = CardId(self.block.currentData()), self.limits
        self._bridge.do(
            lambda office: office.correct(block, {"limits": wanted}, reason=_REASON),
            said=f"Пределы столбцов блока «{self.block.currentText()}» записаны.",
            done=lambda _: self.accept(),
            refused=self._complain,
        )

    def _make(self, blocks: Sequence[CardId]) -> None:
        office = self._bridge.workplace.office
        self.setObjectName("boards.limits.form")
        self.setWindowTitle("Пределы столбцов")
        self.setAccessibleName("Пределы столбцов")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.block = DropDown()
        self.block.setObjectName("boards.limits.block")
        self.block.setAccessibleName("Отраслевой блок")
        for block in blocks:
            self.block.addItem(office.blocks[block].short, block)
        self.spins: dict[Status, QSpinBox] = {}
        for status in map(Status, OPEN_STATUSES):
            spin = self.spins[status] = QSpinBox()
            spin.setObjectName(f"boards.limits.{status}")
            spin.setAccessibleName(f"Предел столбца «{RUSSIAN[status]}»")
            spin.setRange(0, _MOST)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # arrow keys and the wheel count on
            spin.setSpecialValueText("без предела")
        self.complaint = label(role="complaint")
        self.complaint.hide()
        self.ok = button("Записать пределы", "boards.limits.ok", self.save, role="main")
        self.ok.setDefault(True)
        self.cancel = button("Не сейчас", "boards.limits.cancel", self.reject)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(SECTION, SECTION, SECTION, GAP)
        page.setSpacing(GAP)
        page.addWidget(label("Сколько дел может стоять в столбце", "heading"))
        page.addWidget(
            label(
                "Предел ничего не запрещает: лишнее видно в заголовке столбца. "
                "Он общий для всей администрации и записывается в карточку блока.",
                "muted",
            )
        )
        lines = QFormLayout()
        lines.setHorizontalSpacing(GAP)
        lines.setVerticalSpacing(UNIT)
        lines.addRow("Блок", self.block)
        for status, spin in self.spins.items():
            lines.addRow(RUSSIAN[status], spin)
        page.addLayout(lines)
        page.addWidget(self.complaint)
        ends = QHBoxLayout()
        ends.addWidget(label("0 – без предела", "caption"), 1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.ok)
        page.addLayout(ends)

    def _show_block(self) -> None:
        limits = dict(self._bridge.workplace.office.blocks[self.block.currentData()].limits)
        for status, spin in self.spins.items():
            spin.setValue(limits.get(status, 0))

    def _complain(self, refusal: Refusal) -> None:
        self.complaint.setText(refusal.reason)
        self.complaint.show()
