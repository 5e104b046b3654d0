"""The columns side by side: cards walk and move between them by keys and by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from mcu_desktop.domain.vocabulary import Status
from ui.boards.cards import CardModel
from ui.boards.column import LEAST_WIDTH, Column
from ui.boards.deck import Deck
from ui.boards.delegate import CardDelegate
from ui.boards.heading import STRIP
from ui.boards.lanes import laned
from ui.boards.moves import COLUMNS
from ui.theme.tokens import UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard, BoardPin
    from ui.boards.cards import Lane, Row


_IN_SIGHT = 6
"""Cards of each column that are read together, before they are drawn."""


class Board(QScrollArea):
    """Shows cards by column; says what a person wants, and changes nothing itself."""

    opened = Signal(str)
    wanted = Signal(object, object)
    """A tuple of `BoardCard` should go to a `Status`."""
    handed = Signal(object, object, str)
    """A tuple of `BoardCard` fell in a `Status` on the lane of another executor."""
    chosen_changed = Signal()
    asked = Signal(object)
    """What can be done with the chosen cards was asked for at a place of the screen."""
    turned = Signal()
    """A column was folded or opened."""
    left = Signal(int)
    """The keyboard wants to go on to the next board: 1, or to the one before: -1."""

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sorted: dict[Status, list[BoardPin]] = {status: [] for status in COLUMNS}
        self._deck = Deck(lambda _: ())
        self._whole: Mapping[Status, int] = {}
        self._limits: Mapping[Status, int] = {}
        self._named = named
        self._lanes = False
        self._follow: int | None = None
        self._last: Column | None = None
        self._make(named, now)
        self._lay_out()
        self._connect()
        self.open_columns()

    def show_cards(
        self,
        pins: Sequence[BoardPin],
        deck: Deck,
        *,
        whole: Mapping[Status, int] | None = None,
        limits: Mapping[Status, int] | None = None,
    ) -> None:
        """Show cards; the keyboard stays on its card, also when that has gone to another column.

        `whole` says how many cards there are where a filter hides some, `limits` how many there should be.
        """
        before = self.here
        self._deck = deck
        by_column: dict[str, list[BoardPin]] = {status: [] for status in COLUMNS}
        for pin in pins:
            by_column[pin.column].append(pin)
        self._sorted = {status: by_column[status] for status in COLUMNS}
        self._whole = whole or {status: len(column) for status, column in self._sorted.items()}
        self._limits = limits or {}
        self._fill()
        self._go_after(before)

    def forget_names(self) -> None:
        """Ask again how people are called."""
        self._delegate.forget_names()

    def set_lanes(self, *, on: bool) -> None:
        """Part the columns into lanes by executor, or put them together again."""
        if on != self._lanes:
            self._lanes = on
            for column in self.columns.values():
                column.cards.setUniformItemSizes(not on)
            self._fill()

    @property
    def chosen(self) -> tuple[BoardCard, ...]:
        """The chosen cards of all columns."""
        return tuple(card for column in self.columns.values() for card in column.cards.chosen)

    @property
    def how_many(self) -> int:
        """How many cards are chosen."""
        return sum(column.cards.how_many for column in self.columns.values())

    @property
    def first_chosen(self) -> BoardCard | None:
        """The first of the chosen cards."""
        firsts = (column.cards.first_chosen for column in self.columns.values())
        return next((card for card in firsts if card is not None), None)

    @property
    def has_cards(self) -> bool:
        """Some column that is open has a card."""
        return any(column.model.pins and not column.is_folded for column in self.columns.values())

    @property
    def least_width(self) -> int:
        """Give the width that the columns need, folded as they are."""
        columns = self.columns.values()
        widths = [STRIP if column.is_folded else LEAST_WIDTH for column in columns]
        return sum(widths) + UNIT * (len(widths) - 1)

    def choose_all(self) -> None:
        """Choose every card of the columns that are open."""
        for column in self.columns.values():
            if not column.is_folded:
                column.cards.choose_also({pin.key for pin in column.model.pins})

    def choose_none(self) -> None:
        """Choose nothing but the card that the keyboard is on."""
        here = self.here
        self.choose_only_in(here)
        if here is not None:
            here.cards.choose(here.cards.currentIndex().row())

    def choose_only_in(self, here: Column | None) -> None:
        """Let go what is chosen in the other columns."""
        for column in self.columns.values():
            if column is not here:
                column.cards.clearSelection()

    def fold_empty(self) -> None:
        """Leave room to the columns that have cards."""
        for status, column in self.columns.items():
            column.set_folded(folded=not self._sorted[status])

    def open_columns(self) -> None:
        """Open the columns again, as a board begins."""
        for status, column in self.columns.items():
            column.set_folded(folded=status is Status.OUT)

    def _fill(self) -> None:
        rows: Mapping[Status, Sequence[Row]] = self._sorted
        if self._lanes:
            level = [status for status, column in self.columns.items() if not column.is_folded]
            rows = laned(self._sorted, self._named, level)
        for status, column in self.columns.items():
            whole, limit = self._whole.get(status, 0), self._limits.get(status)
            column.show_rows(rows[status], self._deck, whole=whole, limit=limit)
        shown = [column.model.pins[:_IN_SIGHT] for column in self.columns.values() if not column.is_folded]
        self._deck.look([pin for pins in shown for pin in pins])
        lines = max(column.heading.says for column in self.columns.values())
        for column in self.columns.values():
            column.heading.be_tall(lines)
        self._choice_changed()

    def _turned(self) -> None:
        if self._lanes:
            self._fill()
        self.turned.emit()

    def _scroll_along(self, value: int) -> None:
        """Lanes stay level."""
        if self._lanes:
            for column in self.columns.values():
                column.cards.verticalScrollBar().setValue(value)

    def _choice_changed(self) -> None:
        several = self.how_many > 1
        if several != self._delegate.several:
            self._delegate.several = several
            for column in self.columns.values():
                column.cards.viewport().update()
        self.chosen_changed.emit()

    def follow(self, key: int) -> None:
        """Take the keyboard along with a card when it moves."""
        self._follow = key

    def tick(self) -> None:
        """Let the clocks go on."""
        for column in self.columns.values():
            column.count()
            column.cards.viewport().update()

    @property
    def here(self) -> Column | None:
        """The column that has the keyboard."""
        return next((column for column in self.columns.values() if column.cards.hasFocus()), None)

    def enter(self, *, at_end: bool = False) -> None:
        """Take the keyboard where it was last, at first in the first column that has cards."""
        full = [column for column in self.columns.values() if column.model.pins and not column.is_folded]
        if self._last is not None and self._last in full and not at_end:
            self._take(self._last)
        elif full:
            self._take(full[-1 if at_end else 0])
        else:
            self.columns[Status.REGISTERED].cards.setFocus()

    def _take(self, column: Column, row: int | None = None) -> None:
        """Give the keyboard to a column, and to one of its cards; what is chosen elsewhere is let go."""
        self.choose_only_in(column)
        column.cards.setFocus()
        if row is not None:
            column.cards.choose(row)
        self.ensureWidgetVisible(column)

    def _remember(self, column: Column) -> None:
        self._last = column

    def _make(self, named: Callable[[str], str], now: Callable[[], datetime]) -> None:
        self.setObjectName("board")
        self.setAccessibleName("Доска")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = CardDelegate(named, now, self)
        whole = QWidget()
        self.setWidget(whole)  # first: a whole tree is slow to move to another parent
        self.columns = {
            status: Column(status, CardModel(named, now, self), self._delegate, whole) for status in COLUMNS
        }

    def _lay_out(self) -> None:
        side_by_side = QHBoxLayout(self.widget())
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(UNIT)
        for column in self.columns.values():
            side_by_side.addWidget(column, 1)

    def _connect(self) -> None:
        for column in self.columns.values():
            column.cards.opened.connect(self.opened)
            column.cards.reached.connect(partial(self._remember, column))
            column.cards.walked.connect(self._walk)
            column.cards.pushed.connect(self._push)
            column.cards.alone.connect(partial(self.choose_only_in, column))
            column.cards.everything.connect(self.choose_all)
            column.cards.let_go.connect(self.choose_none)
            column.cards.asked.connect(self.asked)
            column.cards.selectionModel().selectionChanged.connect(self._choice_changed)
            column.cards.verticalScrollBar().valueChanged.connect(self._scroll_along)
            column.turned.connect(self._turned)
            column.cards.dropped.connect(partial(self._drop, column.status))

    def _walk(self, step: int) -> None:
        here = self.here
        if here is None:
            return
        row = here.cards.currentIndex().row()
        there = self._neighbour(here, step)
        if there is not None:
            self._take(there, row)
        else:
            self.left.emit(step)

    def _neighbour(self, here: Column, step: int) -> Column | None:
        """Give the next open column that has cards; empty ones have nothing to stand on."""
        place = COLUMNS.index(here.status) + step
        while 0 <= place < len(COLUMNS):
            column = self.columns[COLUMNS[place]]
            if column.model.pins and not column.is_folded:
                return column
            place += step
        return None

    def _push(self, step: int) -> None:
        here = self.here
        if here is None or not self.how_many:
            return
        place = COLUMNS.index(here.status) + step
        if 0 <= place < len(COLUMNS):
            self.wanted.emit(self.chosen, COLUMNS[place])

    def _drop(self, to: Status, keys: tuple[int, ...], lane: Lane | None) -> None:
        cards = self._deck.cards(self._hanging(keys))
        others = tuple(card for card in cards if lane is not None and card.executor != lane.executor)
        moved = tuple(card for card in cards if Status(card.column) is not to)
        if lane is not None and others:
            self.handed.emit(others, to, lane.executor)
        elif moved:
            self.wanted.emit(moved, to)

    def _hanging(self, keys: Collection[int]) -> list[BoardPin]:
        """Give where some cases hang."""
        return [pin for column in self._sorted.values() for pin in column if pin.key in keys]

    def _go_after(self, before: Column | None) -> None:
        followed = self._hanging([self._follow]) if self._follow is not None else []
        if followed:
            (pin,) = followed
            there = self.columns[Status(pin.column)]
            if there.is_folded:
                there.set_folded(folded=False)
            self._take(there, there.model.row_of(pin.key) or 0)
        elif before is not None and not before.model.pins:
            self.enter()
        self._follow = None
