"""Which boards there are: a block each, with how much lies on it and how much of that is late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from ui.lists.chip import chip_font, chip_size, paint_chip
from ui.lists.due import NOT_RUNNING, Left, Urgency
from ui.theme.colours import colours
from ui.theme.tokens import CONTROL_HEIGHT, FORM_WIDTH, HALF, RADIUS, UNIT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mcu_desktop.workplace.workplace import Workplace

_BLOCK = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLoad:
    """A block and what lies on its board."""

    id: CardId
    title: str
    headless: bool
    mine: bool
    open: int | None = None
    """`None` until it has been counted."""
    overdue: int = 0

    @property
    def spoken(self) -> str:
        """The block as a screen reader says it."""
        amount = "" if self.open is None else f", незавершённых дел: {self.open}, просрочено: {self.overdue}"
        headed = ", блок без руководителя" if self.headless else ""
        yours = ", ваш блок" if self.mine else ""
        return f"{self.title}{amount}{headed}{yours}"


def blocks_of(workplace: Workplace) -> tuple[BlockLoad, ...]:
    """Give every block not yet counted, those that the person heads first."""
    office = workplace.office
    mine = set(office.blocks_headed_by(workplace.person))
    headless = set(office.headless_blocks)
    blocks = [
        BlockLoad(id=id_, title=block.short, headless=id_ in headless, mine=id_ in mine)
        for id_, block in office.blocks.items()
    ]
    return tuple(sorted(blocks, key=lambda load: not load.mine))


def counted(workplace: Workplace) -> tuple[BlockLoad, ...]:
    """Give every block with how much lies on it, counted in one go."""
    counts = workplace.block_counts()
    return tuple(
        replace(block, open=count.open, overdue=count.overdue)
        if (count := counts.get(block.id))
        else replace(block, open=0)
        for block in blocks_of(workplace)
    )


class BlockList(QListWidget):
    """Blocks in rows that wrap; with Ctrl or Shift several boards are shown as one."""

    chosen = Signal()
    entered = Signal()
    """The choice is made: the keyboard goes on to the cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("boards.blocks")
        self.setAccessibleName("Отраслевые блоки")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_BlockDelegate(self))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.itemSelectionChanged.connect(self.chosen)

    @property
    def blocks(self) -> tuple[CardId, ...]:
        """The chosen blocks."""
        chosen = {self.row(item): item for item in self.selectedItems()}
        return tuple(chosen[row].data(_BLOCK).id for row in sorted(chosen))

    @property
    def headless(self) -> tuple[str, ...]:
        """The chosen blocks that nobody heads."""
        loads: list[BlockLoad] = [item.data(_BLOCK) for item in self.selectedItems()]
        return tuple(load.title for load in loads if load.headless)

    def choose(self, blocks: Collection[CardId]) -> None:
        """Choose some blocks, and no others."""
        self.blockSignals(True)
        for row, load in enumerate(self.loads()):
            self.item(row).setSelected(load.id in blocks)
        self.blockSignals(False)

    def show_loads(self, loads: Sequence[BlockLoad]) -> None:
        """Show blocks; the choice stays, and is the first block as long as nobody has chosen."""
        chosen = self.blocks
        self.blockSignals(True)
        if [self.item(row).data(_BLOCK).id for row in range(self.count())] != [load.id for load in loads]:
            self.clear()
            for _ in loads:
                self.addItem(QListWidgetItem())
        for row, load in enumerate(loads):
            item = self.item(row)
            item.setData(_BLOCK, load)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, load.spoken)
            item.setToolTip(load.spoken)
            item.setSelected(load.id in chosen)
        self.blockSignals(False)
        if loads and not self.selectedItems():
            self.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Choose the next block alone, or the one before."""
        here = max((self.row(item) for item in self.selectedItems()), default=-1)
        if 0 <= here + by < self.count():
            self.setCurrentRow(here + by, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def loads(self) -> tuple[BlockLoad, ...]:
        """Give the blocks as they are shown."""
        return tuple(self.item(row).data(_BLOCK) for row in range(self.count()))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Be as high as the rows need."""
        frame = 2 * self.frameWidth() + HALF
        rows, left = 1, width - frame
        for place in range(self.count()):
            wanted = self.sizeHintForIndex(self.model().index(place, 0)).width()
            if wanted > left and left < width - frame:
                rows, left = rows + 1, width - frame
            left -= wanted
        return rows * CONTROL_HEIGHT + frame

    def sizeHint(self) -> QSize:
        """Ask for lines of several blocks."""
        return QSize(FORM_WIDTH, self.heightForWidth(FORM_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter; everything else as Qt does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _BlockDelegate(QStyledItemDelegate):
    """Draws a block as a pill: its name, its open cases, the late ones with the shape of lateness."""

    def paint(self, painter: QPainter, option: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one pill."""
        load: BlockLoad | None = index.data(_BLOCK)
        if load is None:
            return
        c = colours(option.palette)
        rect = option.rect.adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent if chosen or focused else c.line), 2 if focused else 1))
        painter.setBrush(QColor(c.accent_soft if chosen else c.surface))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setPen(QColor(c.text))
        painter.setFont(option.font)
        inner = rect.adjusted(UNIT, 0, -UNIT, 0)
        text = _name(load)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), text)
        font = chip_font(option.font)
        size = chip_size(_late(load), QFontMetrics(font))
        painter.setFont(font)
        left = inner.left() + option.fontMetrics.horizontalAdvance(text) + UNIT
        top = rect.top() + (rect.height() - size.height()) // 2
        paint_chip(painter, QRect(left, top, size.width(), size.height()), _late(load), c)
        painter.restore()

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the room of one pill."""
        load: BlockLoad | None = index.data(_BLOCK)
        if load is None:
            return QSize(0, CONTROL_HEIGHT)
        chip = chip_size(_late(load), QFontMetrics(chip_font(option.font))).width()
        words = option.fontMetrics.horizontalAdvance(_name(load))
        return QSize(words + (chip + UNIT if chip else 0) + 3 * UNIT, CONTROL_HEIGHT)


def _name(load: BlockLoad) -> str:
    headless = " (без руководителя)" if load.headless else ""
    amount = "" if load.open is None else f" · {load.open}"
    return f"{load.title}{headless}{amount}"


def _late(load: BlockLoad) -> Left:
    if not load.overdue:
        return NOT_RUNNING
    return Left(words=str(load.overdue), urgency=Urgency.OVERDUE)
