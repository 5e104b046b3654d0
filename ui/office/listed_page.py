"""A directory that is a list: a table, a form for each card, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.office.office import Office
from ui.office.card_form import CardForm, Values, recording
from ui.office.changing import look_then_make, withdrawing
from ui.office.rows import RowsTable
from ui.theme import tokens
from ui.widgets.field import Field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
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
    cards: Callable[[Office], Mapping[CardId, Any]]
    row: Callable[[Office, Any], tuple[str, ...]]
    fields: Callable[[Office], tuple[Field, ...]]
    standing: Callable[[Any], dict[str, str]]
    """What stands in the fields of a card."""
    typed: Callable[[Values], dict[str, Any]]
    """What the fields say of a card, or a refusal."""
    kind: Callable[..., Card]


class ListedPage(QWidget):
    """Enter on a row, or its button, asks for other words."""

    def __init__(self, bridge: Bridge, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._listing = listing
        self._ids: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.activated.connect(lambda _: self.mend())
        self.refresh()

    def refresh(self) -> None:
        """Show the cards as they stand now."""
        office = self._bridge.workplace.office
        cards = self._listing.cards(office)
        self._ids = tuple(cards)
        self.table.show_rows([self._listing.row(office, card) for card in cards.values()])
        self.table.setVisible(bool(cards))
        self.nothing.setText(self._listing.about if cards else self._listing.nothing)
        for part in (self.change, self.remove):
            part.setEnabled(bool(cards))

    def add(self) -> None:
        """Ask for a new card."""
        listing = self._listing
        written = recording(lambda values: listing.kind(**listing.typed(values)))
        self._form(f"{listing.one}: новая запись", written).open()

    def mend(self) -> None:
        """Ask for other words of the chosen card."""
        chosen = self._chosen()
        if chosen is None:
            return

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(chosen, self._listing.typed(values), reason="Уточнено", seen=seen)

        card = self._listing.cards(self._bridge.workplace.office)[chosen]
        self._form(self._listing.one, write, self._listing.standing(card)).open()

    def withdraw(self) -> None:
        """Take the chosen card out of use."""
        chosen = self._chosen()
        if chosen is None:
            return
        office = self._bridge.workplace.office
        title = self._listing.row(office, self._listing.cards(office)[chosen])[0]
        said = f"Убрано: {title}."
        change = withdrawing(chosen, f"Убрать: {title}", said, "Больше не нужно")
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def _form(self, title: str, write: Any, standing: Mapping[str, str] | None = None) -> CardForm:
        fields = self._listing.fields(self._bridge.workplace.office)
        for field in fields:
            if standing is not None:
                field.fill(standing[field.name])
        return CardForm(self._bridge, title, fields, write, self)

    def _make(self) -> None:
        listing = self._listing
        self.table = RowsTable(listing.titles, listing.widths, f"{listing.name}.table", listing.words)
        self.nothing = label(role="muted")
        self.nothing.setObjectName(f"{listing.name}.words")
        self.new = button("Добавить…", f"{listing.name}.add", self.add, role="main")
        self.change = button("Изменить…", f"{listing.name}.change", self.mend)
        self.remove = button("Убрать", f"{listing.name}.remove", self.withdraw)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(tokens.UNIT)
        foot.addStretch()
        for part in (self.remove, self.change, self.new):
            foot.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.nothing)
        lines.addWidget(self.table, stretch=1)
        lines.addLayout(foot)
        lines.addStretch()
        self.entry: QWidget = self.new

    def _chosen(self) -> CardId | None:
        row = self.table.currentIndex().row()
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def _refused(self, refusal: Refusal) -> None:
        self.nothing.setText(refusal.reason)
