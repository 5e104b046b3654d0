"""The place of the boards: blocks above, the board of the chosen ones below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.vocabulary import CaseId, Status
from mcu_desktop.problems import Refusal
from ui.boards.blocks import BlockList, BlockLoad, blocks_of, counted
from ui.boards.board import Board
from ui.boards.gathering import gathered
from ui.boards.moves import carried, move, questions_meant
from ui.case.doing import begin
from ui.case.orders import order_of
from ui.theme.tokens import GAP, UNIT
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge

_MINUTE_MS = 60_000
_COUNTS_PAUSE_MS = 400
"""The counts of all blocks wait until nothing has changed for a while; the board itself does not."""


class BoardsPlace(QWidget):
    """One board per block, or several blocks as one board."""

    title = "Доски"
    icon = "boards"
    key = "boards"
    keys = (
        ("Стрелки", "Ходить по карточкам и столбцам"),
        ("Ctrl+Вправо, Ctrl+Влево", "Передвинуть карточку в соседний столбец"),
        ("Enter", "Открыть карточку"),
        ("Tab", "К списку блоков; с Ctrl или Shift можно выбрать несколько"),
    )
    open_case = Signal(str)
    shown = Signal()
    """The board shows what is there now."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked = 0
        self._stale = True
        self._entered = False
        self._moment = bridge.workplace.now()
        self._make()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look at blocks and board again: the board first, the counts of all blocks after it."""
        self._stale = False
        known = {load.id: load for load in self.blocks.loads()}
        self.blocks.show_loads([known.get(load.id, load) for load in blocks_of(self._bridge.workplace)])
        self._ask()
        self._count()

    def _make(self) -> None:
        self.blocks = BlockList()
        self.headless = label("", "warning")
        self.headless.setObjectName("boards.headless")
        self.headless.hide()
        self.board = Board(self._name, lambda: self._moment)
        self.empty = label("", "muted")
        self.empty.setObjectName("boards.empty")
        self.empty.setMargin(GAP)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._counts = QTimer(self, singleShot=True, interval=_COUNTS_PAUSE_MS)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(GAP, GAP, GAP, GAP)
        page.setSpacing(UNIT)
        page.addWidget(self.blocks)
        page.addWidget(self.headless)
        self._either = QStackedLayout()
        page.addLayout(self._either, 1)  # first: a stack without a window shows its widgets as windows
        self._either.addWidget(self.board)
        self._either.addWidget(self.empty)

    def _connect(self) -> None:
        self.blocks.chosen.connect(self._ask)
        self.board.opened.connect(self.open_case)
        self.board.wanted.connect(self._want)
        self._minute.timeout.connect(self._tick)
        self._counts.timeout.connect(self._count)
        self._bridge.changed.connect(self._changed)
        self._minute.start()

    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._ask()
            self._counts.start()
        else:
            self._stale = True

    def _ask(self) -> None:
        self._asked += 1
        self._bridge.ask(gathered(self.blocks.blocks), partial(self._show_cards, self._asked))

    def _count(self) -> None:
        self._bridge.ask(counted, self._show_counts)

    def _show_counts(self, loads: tuple[BlockLoad, ...]) -> None:
        """Show the counts; at the very first leave an empty board for one with cards."""
        first = all(load.open is None for load in self.blocks.loads())
        self.blocks.show_loads(loads)
        here = [load for load in loads if load.id in self.blocks.blocks]
        full = next((row for row, load in enumerate(loads) if load.open), None)
        if first and full is not None and not any(load.open for load in here):
            self.blocks.setCurrentRow(full)

    def _show_cards(self, asked: int, cards: tuple[BoardCard, ...]) -> None:
        if asked != self._asked:
            return
        self._moment = self._bridge.workplace.now()
        self._tell_headless()
        self.empty.setText(_nothing(any_block=self.blocks.count() > 0))
        self._either.setCurrentWidget(self.board if cards else self.empty)
        self.board.show_cards(cards)
        if cards and not self._entered:
            self._entered = True
            if self.isActiveWindow() and (self.hasFocus() or self.blocks.hasFocus()):
                self.board.enter()
        self.shown.emit()

    def _tell_headless(self) -> None:
        names = ", ".join(f"«{name}»" for name in self.blocks.headless)
        self.headless.setText(
            f"Блок без руководителя: {names}. Назначайте исполнителей сами "
            "или назовите руководителя в справочнике блоков."
        )
        self.headless.setVisible(bool(names))

    def _want(self, card: BoardCard, to: Status) -> None:
        """Ask for what a move needs, or say why it cannot be."""
        case = self._bridge.workplace.case(CaseId(card.line.id))
        column = Status(card.column)
        try:
            command = move(case, column, to)
        except Refusal as refusal:
            self._bridge.refused.emit(refusal)
            return
        questions = questions_meant(case, self.blocks.blocks, column)
        begin(
            self._bridge,
            order_of(command),
            case,
            self,
            questions=questions,
            carry=carried(case, questions),
            before=partial(self.board.follow, card.line.key),
        )

    def _name(self, person: str) -> str:
        return self._bridge.workplace.person_name(CardId(person))

    def _tick(self) -> None:
        if self.isVisible():
            self._moment = self._bridge.workplace.now()
            self.board.tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _nothing(*, any_block: bool) -> str:
    if any_block:
        return (
            "На этой доске нет дел. Они появятся, когда вопрос получит этот блок: при регистрации (Alt+2) "
            "или командой «Назначить» в карточке дела. Выше можно выбрать другой блок."
        )
    return "Отраслевые блоки ещё не заведены, поэтому досок нет. Заведите блоки в справочнике."
