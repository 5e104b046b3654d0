"""The place of the boards: one line above, boards as one or side by side, and what can be done with cards."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.vocabulary import Status
from ui.boards.beside import BoardsBeside
from ui.boards.blockless import Blockless
from ui.boards.blocks import BlockList, BlockLoad, blocks_of, counted
from ui.boards.chosen_bar import ChosenBar
from ui.boards.dealer import Dealer
from ui.boards.filters import BoardFilter, FilterBar
from ui.boards.gathering import Blocks, Gathered, gathered
from ui.boards.head import Head
from ui.boards.kept_view import KeptView
from ui.boards.limits import limits_of
from ui.boards.missing import missing, nothing
from ui.boards.view_bar import MOST_BESIDE, ViewBar
from ui.boards.wishes import Wishes
from ui.lists.either import Either
from ui.lists.looking import Looking
from ui.theme.tokens import GAP, UNIT
from ui.widgets.allowed import Allowed
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mcu_desktop.store.rows import BoardPin
    from ui.boards.board import Board
    from ui.boards.deck import Deck
    from ui.boards.paper import Shown
    from ui.bridge import Bridge

_MINUTE_MS = 60_000
_COUNTS_PAUSE_MS = 400
"""The counts of all blocks wait until nothing has changed for a while; the board itself does not."""


class BoardsPlace(QWidget):
    """One board per block, side by side or several blocks as one board."""

    keys = (
        ("Стрелки", "Ходить по карточкам и столбцам"),
        ("Ctrl+Вправо, Ctrl+Влево", "Передвинуть выбранные карточки в соседний столбец"),
        ("Enter", "Открыть карточку"),
        ("Shift+Вниз, Ctrl+Пробел, Ctrl+A", "Выбрать несколько; Ctrl+A ещё раз – всю доску"),
        ("F3 … F9, Shift+F3, Shift+F4", "Команды над выбранными: те же клавиши, что в карточке дела"),
        ("Esc", "Снять выбор"),
        ("Ctrl+F", "Найти на доске: слова сужают её, пока вы печатаете"),
        ("Ctrl+P", "Доска на бумаге"),
        ("Ctrl+B", "Какие блоки показать; с Ctrl или Shift можно выбрать несколько, Enter – к карточкам"),
        ("Ctrl+PgDown, Ctrl+PgUp", "Доска следующего или предыдущего блока"),
        ("Ctrl+U", "Дела без блока: их нет ни на одной доске"),
        ("Ctrl+L", "Условия: просроченные, на контроле, канал, исполнитель"),
        ("Ctrl+J", "Вид доски: блоки рядом, дорожки исполнителей, пределы"),
    )
    open_case = Signal(str)
    shown = Signal()
    """The board shows what is there now."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._entered = False
        self._moment = bridge.workplace.now()
        self._office = bridge.workplace.office
        self._gathered: tuple[tuple[Blocks, tuple[BoardPin, ...]], ...] = ()
        self._make()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look at blocks and board again: the board first, the counts of all blocks after it."""
        known = {load.id: load for load in self.blocks.loads()}
        self.blocks.show_loads([known.get(load.id, load) for load in blocks_of(self._bridge.workplace)])
        self.view.offer(self._bridge.workplace.office, self._bridge.workplace.person)
        if self._kept.found is None:
            self._kept.take_up(self._name)
        self._ask()
        self._count()

    def leave(self) -> None:
        """Write the view down if that still waits."""
        self._kept.flush()

    def search_for(self, text: str = "") -> None:
        """Put the cursor into the line that narrows the board."""
        if text:
            self.filters.search.setText(text)
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    @property
    def board(self) -> Board:
        """The board that the keyboard is on, or was last."""
        return self.boards.current

    @property
    def deck(self) -> Deck:
        """What is written on the cards of the boards."""
        return self._dealer.deck

    # ------------------------------------------------------------------ making

    def _make(self) -> None:
        self.blocks = BlockList()
        self.view = ViewBar()
        self.filters = FilterBar()
        self.head = Head(self._bridge, self.blocks, self.filters, self.view, self)
        Allowed(self._bridge, self, (self.view.limits,), Managing.LIMITS)
        self._kept = KeptView(self._bridge, self.blocks, self.view, self.filters, self)
        self.headless = label("", "warning")
        self.headless.setObjectName("boards.headless")
        self.headless.hide()
        self.blockless = Blockless(self._bridge, self)
        self.boards = BoardsBeside(self._name, lambda: self._moment)
        self.chosen = ChosenBar(self._bridge, self)
        self.all = button("Показать все дела доски", "boards.all", self.filters.reset)
        self.all.hide()
        self._wishes = Wishes(self._bridge, self._blocks, self)
        self._dealer = Dealer(self._bridge, self)
        self._looking = Looking(self, self._bridge, self._look_again)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._counts = QTimer(self, singleShot=True, interval=_COUNTS_PAUSE_MS)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(GAP, GAP, GAP, UNIT)
        page.setSpacing(UNIT)
        page.addWidget(self.head)
        page.addWidget(self.headless)
        page.addWidget(self.blockless)
        self._either = Either(page, self.boards, "boards.empty", self.all)
        self.empty = self._either.words
        page.addWidget(self.chosen)

    def _connect(self) -> None:
        self.blocks.chosen.connect(self._choose_blocks)
        self.blocks.entered.connect(self._enter)
        self.view.person_chosen.connect(self._choose_person)
        self.view.beside_turned.connect(self._ask)
        self.view.lanes_turned.connect(self._present)
        self.view.limits_wanted.connect(self._ask_limits)
        self.head.print_wanted.connect(self._show_paper)
        self.filters.changed.connect(self._present)
        self.filters.search.left_downwards.connect(self._enter)
        self.boards.opened.connect(self.open_case)
        self.blockless.open_case.connect(self.open_case)
        self.boards.wanted.connect(self._wishes.move)
        self.boards.handed.connect(self._wishes.hand)
        self.boards.chosen_changed.connect(self._show_chosen)
        self.boards.asked.connect(self.chosen.show_menu)
        self.chosen.wanted.connect(lambda command: self._wishes.do(self.board, command))
        self._minute.timeout.connect(self._tick)
        self._counts.timeout.connect(self._count)
        step = self.blocks.step
        on_keys(self, {"Ctrl+PgDown": partial(step, 1), "Ctrl+PgUp": partial(step, -1)})
        self._minute.start()

    # ------------------------------------------------------------------ what is shown

    def _look_again(self) -> None:
        self._ask()
        self._counts.start()

    def _wanted_boards(self) -> tuple[Blocks, ...]:
        blocks = self.blocks.blocks
        if self.view.beside.isChecked() and len(blocks) > 1:
            return tuple((block,) for block in blocks[:MOST_BESIDE])
        return (blocks,)

    def _ask(self) -> None:
        wanted = self._wanted_boards()
        narrowed = self.filters.asked != BoardFilter()
        self._looking.ask(gathered(*wanted, read=narrowed), partial(self._gather, wanted))

    def _gather(self, wanted: tuple[Blocks, ...], found: Gathered) -> None:
        self._moment = self._bridge.workplace.now()
        self._know_people()
        self._gathered = tuple(zip(wanted, found.boards, strict=True))
        self._dealer.deal(found)
        self.filters.offer(found.pins, self._name)
        self._tell_what_is_missing()
        self._present()
        if any(found.boards) and not self._entered:
            self._entered = True
            if self.isActiveWindow() and (self.hasFocus() or self.head.which.hasFocus()):
                self.board.enter()
        self.shown.emit()

    def _present(self) -> None:
        """Show what was gathered as it is wanted now: narrowed, in lanes; before the first answer nothing."""
        if not self._gathered:
            return
        asked, now, office = self.filters.asked, self._moment, self._bridge.workplace.office
        worked_here = self.boards.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.boards.be_as_many_as(len(self._gathered))
        anything = False
        for board, (blocks, pins) in zip(self.boards.shown, self._gathered, strict=True):
            fitting = pins if asked == BoardFilter() else asked.fitting(self.deck.cards(pins), now)
            whole = Counter(Status(pin.column) for pin in pins)
            board.set_lanes(on=self.view.lanes.isChecked())
            board.show_cards(fitting, self.deck, whole=whole, limits=limits_of(office, blocks))
            anything = anything or bool(fitting)
        self.boards.name([self._title(blocks) for blocks, _ in self._gathered])
        hidden = not anything and any(pins for _, pins in self._gathered)
        self.all.setVisible(hidden)
        self._either.turn(full=anything, words=nothing(any_block=self.blocks.count() > 0, hidden=hidden))
        self.chosen.setVisible(anything)
        self.head.print.setEnabled(anything)
        self.head.tell()
        self._show_chosen()
        if worked_here and not anything:
            self._enter()

    def _know_people(self) -> None:
        """Forget how people were called where the office is no longer what it was."""
        office = self._bridge.workplace.office
        if office is not self._office:
            self._office = office
            self.boards.forget_names()

    def _title(self, blocks: Blocks) -> str:
        office = self._bridge.workplace.office
        return ", ".join(office.blocks[block].short for block in blocks if block in office.blocks)

    def _tell_what_is_missing(self) -> None:
        chosen = len(self.blocks.blocks) if self.view.beside.isChecked() else 0
        said = missing(self.blocks.headless, beside=chosen)
        self.headless.setText(said)
        self.headless.setVisible(bool(said))

    def _count(self) -> None:
        self._bridge.ask(counted, self._show_counts)
        self.blockless.look()

    def _show_counts(self, loads: tuple[BlockLoad, ...]) -> None:
        """Show the counts; at the very first leave an empty board for one with cards."""
        first = all(load.open is None for load in self.blocks.loads())
        self.blocks.show_loads(loads)
        self.head.tell()
        here = [load for load in loads if load.id in self.blocks.blocks]
        full = next((row for row, load in enumerate(loads) if load.open), None)
        if first and not self._kept.found and full is not None and not any(load.open for load in here):
            self.blocks.setCurrentRow(full)

    def _tick(self) -> None:
        if self.isVisible():
            self._moment = self._bridge.workplace.now()
            for board in self.boards.shown:
                board.tick()

    def _name(self, person: str) -> str:
        return self._bridge.workplace.person_name(CardId(person))

    # ------------------------------------------------------------------ what is wanted

    def _choose_blocks(self) -> None:
        self.view.forget_person()
        self._ask()

    def _choose_person(self, person: str) -> None:
        self.blocks.choose(self._bridge.workplace.office.blocks_headed_by(CardId(person)))
        self._ask()

    def _enter(self) -> None:
        """Go to the cards; where there are none, to what brings some back."""
        self.head.fold()
        if self._either.currentIndex() == 0:
            self.board.enter()
        elif self.all.isVisible():
            self.all.setFocus()
        else:
            self.head.which.setFocus()

    def _show_chosen(self) -> None:
        self.chosen.show_chosen(self.board.how_many, self.board.first_chosen)

    def _blocks(self, board: Board) -> Blocks:
        places = dict(zip(self.boards.shown, self._gathered, strict=False))
        return places[board][0] if board in places else ()

    def _ask_limits(self) -> None:
        from ui.boards.limits_form import LimitsForm  # noqa: PLC0415 - seldom asked for

        if self.blocks.blocks:
            LimitsForm(self._bridge, self.blocks.blocks, self).open()

    def _show_paper(self) -> None:
        from ui.boards.paper import show_paper  # noqa: PLC0415 - seldom asked for

        boards = [self._on_paper(blocks, pins) for blocks, pins in self._gathered]
        if boards:
            show_paper(self._bridge, boards, self._moment, self)

    def _on_paper(self, blocks: Blocks, pins: tuple[BoardPin, ...]) -> Shown:
        from ui.boards.paper import Shown  # noqa: PLC0415 - seldom asked for

        asked = self.filters.asked
        return Shown(
            title=self._title(blocks) or "блоки не выбраны",
            narrowed=self.filters.words if asked != BoardFilter() else "",
            cards=[card for card in self.deck.cards(pins) if asked.fits(card, self._moment)],
            whole=Counter(Status(pin.column) for pin in pins),
            limits=limits_of(self._bridge.workplace.office, blocks),
            in_lanes=self.view.lanes.isChecked(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Look again if something happened meanwhile."""
        super().showEvent(event)
        if self._looking.stale:
            self.refresh()
