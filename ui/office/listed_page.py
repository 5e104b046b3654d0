"""A directory that is a list: a table, a form for each card, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.office.office import Office
from mcu_desktop.workplace.workplace import Workplace
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, Values, recording
from ui.office.changing import look_then_make, withdrawing
from ui.office.layout import over_buttons
from ui.widgets.allowed import press
from ui.widgets.field import Field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from ui.bridge import Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a directory lists, and in which words."""

    name: str
    """Of its widgets: «absences»."""
    words: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    nothing: str
    """What to do while the list is empty."""
    about: str
    """What the list is for."""
    one: str
    """How a form calls one card."""
    cards: Callable[[Workplace], Mapping[CardId, Any]]
    row: Callable[[Office, Any], tuple[str, ...]]
    fields: Callable[[Office], tuple[Field, ...]]
    standing: Callable[[Any], dict[str, str]]
    """What stands in the fields of a card."""
    typed: Callable[[Values], dict[str, Any]]
    """What the fields say of a card, or a refusal."""
    kind: Callable[..., Card]
    new: str = ""
    """How the form calls a new card, where not «one: новая запись»."""
    mended: str = "Уточнено"
    gone: str = "Убрано: {}."
    why_gone: str = "Больше не нужно"
    """Why a card is corrected and withdrawn, and what is said of one that is gone."""


class ListedPage(QWidget):
    """Enter on a row, or its button, asks for other words."""

    shown = Signal(int)
    """So many cards stand there."""

    def __init__(
        self,
        bridge: Bridge,
        listing: Listing,
        beside: Callable[[ListedPage], Sequence[QPushButton]] = lambda _page: (),
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._listing = listing
        self._ids: tuple[CardId, ...] = ()
        self._make()
        over_buttons(self, self.words, self.table, (*beside(self), self.remove, self.change, self.new))
        self.table.activated.connect(lambda _: press(bridge, self.change))
        self.refresh()

    @property
    def entry(self) -> QWidget:
        """Where F3 enters."""
        return self.table if self._ids else self.new

    def refresh(self) -> None:
        """Show the cards as they stand now."""
        office, cards = self._bridge.workplace.office, self._cards()
        self._ids = tuple(cards)
        self.table.show_rows([self._listing.row(office, card) for card in cards.values()])
        self.table.setVisible(bool(cards))
        self.say(self._listing.about if cards else self._listing.nothing)
        for part in (self.change, self.remove):
            part.setEnabled(bool(cards))
        self.shown.emit(len(cards))

    def say(self, words: str) -> None:
        """Say something above the table."""
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def add(self) -> None:
        """Ask for a new card."""
        listing = self._listing
        written = recording(lambda values: listing.kind(**listing.typed(values)))
        self._form(listing.new or f"{listing.one}: новая запись", written).open()

    def mend(self) -> None:
        """Ask for other words of the chosen card."""
        chosen, listing = self._chosen(), self._listing
        if chosen is None:
            return

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(chosen, listing.typed(values), reason=listing.mended, seen=seen)

        self._form(listing.one, write, listing.standing(self._cards()[chosen])).open()

    def withdraw(self) -> None:
        """Take the chosen card out of use."""
        chosen, listing = self._chosen(), self._listing
        if chosen is None:
            return
        title = listing.row(self._bridge.workplace.office, self._cards()[chosen])[0]
        change = withdrawing(chosen, f"Убрать: {title}", listing.gone.format(title), listing.why_gone)
        look_then_make(self._bridge, change, self, refused=self.refuse, done=self.table.setFocus)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.say(refusal.reason)

    def _form(self, title: str, write: Any, standing: Mapping[str, str] | None = None) -> CardForm:
        fields = self._listing.fields(self._bridge.workplace.office)
        for field in fields:
            if standing is not None:
                field.fill(standing[field.name])
        return CardForm(self._bridge, title, fields, write, self)

    def _make(self) -> None:
        listing = self._listing
        self.table = RowsTable(listing.titles, listing.widths, f"{listing.name}.table", listing.words)
        self.words = label(role="muted")
        self.words.setObjectName(f"{listing.name}.words")
        self.new = button("Добавить…", f"{listing.name}.add", self.add, role="main")
        self.change = button("Изменить…", f"{listing.name}.change", self.mend)
        self.remove = button("Убрать", f"{listing.name}.remove", self.withdraw)

    def _cards(self) -> Mapping[CardId, Any]:
        return self._listing.cards(self._bridge.workplace)

    def _chosen(self) -> CardId | None:
        return self.table.under_cursor(self._ids)
