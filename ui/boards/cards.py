"""The cards of one column as Qt's list; with lanes also their heads and the blanks that keep lanes level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from mcu_desktop.domain.cases.overdue import overdue
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Mark
from mcu_desktop.store.rows import BoardPin
from ui.lists.due import left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from mcu_desktop.store.rows import BoardCard
    from ui.boards.deck import Deck

MIME = "application/x-mcu-card"
"""What is dragged: the keys of cards, a blank between them."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)

_SAID = {_DISPLAY, _TOOLTIP, _SPOKEN}

_CARD_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

Index = QModelIndex | QPersistentModelIndex
_DAY = len("2026-01-01")


class Lane(NamedTuple):
    """The head of a lane in one column."""

    title: str
    cards: int
    executor: str
    """Empty where nobody is named."""

    @property
    def words(self) -> str:
        """The lane with how many of its cards lie in this column."""
        return f"{self.title}{self.amount}"

    @property
    def amount(self) -> str:
        """How many of its cards lie in this column, as the head ends."""
        return f" · {self.cards}" if self.cards else ""


Row = BoardPin | Lane | None
"""Where a card hangs, the head of a lane, or a blank."""


class CardModel(QStringListModel):
    """Shows the cards it was given, the most urgent first.

    Qt counts the rows itself: laying a column out it asks for their number at every one of them.
    """

    def __init__(
        self, named: Callable[[str], str], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._now = now
        self._rows: tuple[Row, ...] = ()
        self._deck: Deck | None = None
        self.pins: tuple[BoardPin, ...] = ()
        """Where cards hang here, in the order of the rows."""

    def show(self, rows: Sequence[Row], deck: Deck) -> bool:
        """Show rows, their cards from a deck; tell whether they are others than before."""
        now, self._deck = tuple(rows), deck
        if now == self._rows:
            return False
        self._rows = now
        self.pins = tuple([row for row in now if isinstance(row, BoardPin)])
        self.setStringList([""] * len(self._rows))
        return True

    def card(self, row: int) -> BoardCard | None:
        """Give the card of a row, read if nobody has looked at it."""
        pin = self.pin(row)
        return self._deck.card(pin) if self._deck and pin else None

    def cards(self, rows: Iterable[int]) -> list[BoardCard]:
        """Give the cards of some rows, read at once."""
        pins = [pin for row in rows if (pin := self.pin(row))]
        return self._deck.cards(pins) if self._deck else []

    def shown(self, rows: Iterable[int]) -> list[BoardCard | Lane | None]:
        """Give what is drawn in some rows, cards read at once: a card, the head of a lane, or nothing."""
        found = [self._rows[row] for row in rows]
        deck = self._deck
        if deck is None:
            return []
        deck.look([one for one in found if isinstance(one, BoardPin)])
        return [deck.card(one) if isinstance(one, BoardPin) else one for one in found]

    def pin(self, row: int) -> BoardPin | None:
        """Give where the card of a row hangs."""
        found = self.row(row)
        return found if isinstance(found, BoardPin) else None

    def row(self, row: int) -> Row:
        """Give what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: int) -> int | None:
        """Give where a case's card lies."""
        return next(
            (row for row, pin in enumerate(self._rows) if isinstance(pin, BoardPin) and pin.key == key),
            None,
        )

    def lane_at(self, row: int) -> Lane | None:
        """Give the lane to which a row belongs; below the last row it is the last one."""
        heads = (found for found in reversed(self._rows[: row + 1]) if isinstance(found, Lane))
        return next(heads, None)

    def near(self, row: int) -> int | None:
        """Give the row of the card that lies nearest."""
        rows = (row_ for row_, pin in enumerate(self._rows) if isinstance(pin, BoardPin))
        return min(rows, key=lambda found: abs(found - row), default=None)

    def late(self) -> int:
        """Give how many cards are overdue."""
        now = self._now()
        today = now.date().isoformat()
        dues = [due for pin in self.pins if (due := pin.due) and due[:_DAY] <= today]
        return sum(1 for due in dues if due < today or overdue(due, now))

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a row says."""
        if role not in _SAID or not index.isValid():
            return None
        row = self.row(index.row())
        if isinstance(row, Lane):
            return row.words
        card = self.card(index.row())
        if card is None:
            return None
        return card.number if role == _DISPLAY else spoken(card, self._named, self._now())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be chosen and dragged; heads and blanks are only looked at."""
        return _CARD_FLAGS if index.isValid() and self.pin(index.row()) else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt names it
        """Name what is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt names it
        """Give the dragged cards."""
        pins = [pin for index in indexes if (pin := self.pin(index.row()))]
        data = QMimeData()
        data.setData(MIME, " ".join(str(pin.key) for pin in pins).encode())
        return data


def named_marks(marks: str) -> list[str]:
    """Give the marks of a card as people call them."""
    return [RUSSIAN[Mark(mark)] for mark in marks.split()]


def spoken(card: BoardCard, named: Callable[[str], str], now: datetime) -> str:
    """Give a card as one sentence: what a screen reader says and what the pointer shows."""
    parts = [f"№ {card.number}", card.applicant, card.summary.rstrip("."), left(card.due, now).words]
    parts += named_marks(card.marks)
    parts.append(f"вопросов: {card.questions}" if card.questions > 1 else "")
    parts.append(f"исполнитель: {named(card.executor)}" if card.executor else "без исполнителя")
    parts.append(f"канал: {RUSSIAN[Channel(card.channel)]}")
    return ", ".join(filter(None, parts))
