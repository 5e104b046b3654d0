"""What can be done with a case: the usual commands at once, the other groups in turns of the loop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.commands import COMMAND_NAMES, Undo
from mcu_desktop.problems import Refusal
from ui.case.doing import why_not
from ui.case.guests.section import KEYS, allow
from ui.case.offers.buttons import ButtonRows, OfferButtons
from ui.case.offers.everyday import ON_DEMAND, next_command
from ui.case.offers.groups import EVERY, GROUPS
from ui.theme.tokens import GAP, SECTION
from ui.widgets.keys import on_keys
from ui.widgets.text import button
from ui.widgets.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.workplace.sheet import CaseSheet
    from ui.bridge import Bridge
    from ui.case.offers.offer import Offer

PAPERS_KEY = "F10"


class CommandButtons(QFrame):
    """Says which command was asked for; a key of a forbidden one tells the reason."""

    asked = Signal(object)
    """An `Offer`."""
    commission_asked = Signal()
    answer_asked = Signal()
    """An organisation is to be asked; its answer is to be taken in."""
    papers_asked = Signal()
    completed = Signal()
    """Every group stands there."""

    def __init__(self, bridge: Bridge, keys_of: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._keys_of = keys_of
        self._sheet: CaseSheet | None = None
        self._groups: list[OfferButtons] = []
        self._turns = Turns(self)
        self._make()
        self._lay_out()

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The commands that stand there by now, by their names."""
        return {name: made for group in self._groups for name, made in group.buttons.items()}

    @property
    def room(self) -> int:
        """The width that the words of every group need, of those on their way, too."""
        here = self._groups[0]
        widest = max(here.sizeHint().width(), *map(here.room_for, GROUPS[1:]))
        return max(widest + 2 * GAP, self.sizeHint().width())

    @property
    def complete(self) -> bool:
        """Every group stands there, allowed or not."""
        return self._turns.over

    @property
    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons in the order in which one reads them."""
        return tuple(made for rows in (*self._groups, *self._beside) for made in rows.stops)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Allow what makes sense now, and lead to what is usually next."""
        self._sheet = sheet
        self._turns.begin(self._show_groups())
        allow(self.outside[0], why_not(self._bridge, sheet.case, Commission), "Shift+F5")
        allow(self.outside[1], why_not(self._bridge, sheet.case, TakeAnswer), "Shift+F6")

    def _make(self) -> None:
        self.setObjectName("case.commands")
        self.setAccessibleName("Что сделать с делом")
        self.setProperty("role", "card")
        self.papers = button("Бумаги дела…", "case.papers", self.papers_asked.emit)
        self.papers.setToolTip(f"Письма, уведомления, решения ({PAPERS_KEY})")
        self.outside = (
            button("Поручить организации…", "case.commission", self.commission_asked.emit, role="quiet"),
            button(
                "Принять ответ организации…", "case.commission.answer", self.answer_asked.emit, role="quiet"
            ),
        )
        offers = (*EVERY, *ON_DEMAND.values())
        on_keys(self._keys_of, {offer.key: partial(self._ask, offer) for offer in offers})
        on_keys(self._keys_of, {PAPERS_KEY: self.papers.click})

    def _lay_out(self) -> None:
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, GAP, GAP, GAP)
        self._lines.setSpacing(SECTION)
        keys = [key for key, _ in KEYS]
        self._beside = (
            ButtonRows("Бумаги", [(self.papers, PAPERS_KEY)]),
            ButtonRows("Внешние организации", zip(self.outside, keys, strict=True)),
        )
        for rows in self._beside:
            self._lines.addWidget(rows)
        self._lines.addStretch(1)

    def _show_groups(self) -> Iterator[None]:
        """Allow one group after another, made when first needed: all at once would hold the window."""
        for place, group in enumerate(GROUPS):
            if place == len(self._groups):
                self._groups.append(OfferButtons(group, self._ask))
                self._lines.insertWidget(place, self._groups[place])
            self._allow(self._groups[place])
            yield
        self.completed.emit()

    def _allow(self, group: OfferButtons) -> None:
        assert self._sheet is not None
        following = next_command(self._sheet.case)
        for offer in group.group.offers:
            group.allow(offer, self._why_not(offer), usual=offer.command is following)
        undo = group.buttons.get("undo")
        last = _last(self._sheet)
        if undo is not None and undo.isEnabled() and last is not None:
            undo.setToolTip(f"Отменить: {last}")

    def _why_not(self, offer: Offer) -> str | None:
        """Say why a command makes no sense for the case that is shown, or is not this person's."""
        assert self._sheet is not None
        if offer.command is Undo and _last(self._sheet) is None:
            return "Отменять нечего: после регистрации ничего не сделано"
        return why_not(self._bridge, self._sheet.case, offer.command)

    def _ask(self, offer: Offer) -> None:
        reason = self._why_not(offer) if self._sheet is not None else None
        if reason:
            self._bridge.refused.emit(
                Refusal(f"{COMMAND_NAMES[offer.command]} сейчас нельзя. {reason.rstrip('.')}.")
            )
        else:
            self.asked.emit(offer)


def _last(sheet: CaseSheet) -> str | None:
    """Tell what was done last, if there is anything to take back."""
    lines = (line for line in reversed(sheet.history) if not line.undone and line.kind != "undone")
    last = next(lines, None)
    return None if last is None or last.kind == "registered" else last.text
