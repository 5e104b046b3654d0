"""One visitor: the card, what can be done with the visit as it stands, the draft of what is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.reception.commands import Call, Cancel, Come, Miss
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reception import day as reception
from mcu_desktop.workplace.reception import doing
from ui.reception import errands
from ui.reception.card import VisitorCard
from ui.reception.content import end, of_visit, walk_in
from ui.reception.errands import NEW
from ui.reception.keeper import CardKeeper
from ui.reception.under_card import UnderCard
from ui.widgets.allowed import Allowed, press
from ui.widgets.reading import order_tabs
from ui.widgets.soon import soon
from ui.widgets.text import on_press

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.reception.visit import Visit
    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


class VisitorPane(QWidget):
    """Shows one visit, or somebody who has just come in."""

    done = Signal(str)
    """Something was done with a visit."""
    refused = Signal(str)
    """Why something was not done, where no field of the card shows it."""
    move_wanted = Signal(object)
    open_case = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._whom: CardId | None = None
        self._busy = False
        self.visit: Visit | None = None
        self.card = VisitorCard(bridge, bridge.workplace.today)
        self.under = UnderCard()
        self.keeper = CardKeeper(bridge, self.card.values, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.card, stretch=1)
        lines.addWidget(self.under)
        lines.addStretch()
        self._connect()
        self.card.hide()
        self.under.show_visit(None)
        bridge.ask(errands.drafts, self.keeper.know)
        soon(self, self.complete)

    @property
    def taking_in(self) -> bool:
        """Somebody who has just come in is asked for a name."""
        return self.keeper.visit == NEW

    def complete(self) -> None:
        """Make what is asked of somebody who is inside, and list who goes before others."""
        self.card.offer({one.name: one.basis for one in reception.priorities(self._bridge.workplace)})

    def keys(self) -> dict[str, Callable[[], object]]:
        """Give what keys do with the visitor that is shown."""
        card, step = self.card, partial(press, self._bridge, self.under.step, self.step)
        return {
            "Ctrl+Return": step,
            "Ctrl+Enter": step,
            "F3": lambda: card.go_to(card.person.first.control),
            "F4": lambda: card.go_to(card.text.control),
            "F5": lambda: card.go_to(card.ending.first),
            "F8": partial(press, self._bridge, self.under.mend, self.mend),
            "F10": self.print_card,
            **{
                f"Ctrl+{place}": partial(self.choose_outcome, outcome)
                for place, outcome in enumerate(Outcome, start=1)
            },
        }

    def show_visit(self, visit: Visit | None, number: str = "") -> None:
        """Show a visit as it stands, with what was typed on its card and not finished."""
        self.keeper.keep()
        here = self.window().focusWidget()
        held = here is not None and self.isAncestorOf(here)
        self.visit = visit
        self.under.show_visit(visit, number)
        self._fill(visit.id if visit else "", of_visit(visit) if visit else {})
        self.card.show_state(visit.state if visit else None, self.under.words)
        if visit and visit.state is State.INSIDE:
            self.card.go_to(self.card.id_shown)
            self._look_for_earlier()
        elif held:
            self.under.first.setFocus()

    def begin_walk_in(self, whom: CardId) -> None:
        """Ask who has come without a booking."""
        self.keeper.keep()
        self.visit, self._whom = None, whom
        self._fill(NEW, {})
        self.card.show_state(None)
        self.under.show_new()
        self.card.go_to(self.card.person.first.control)

    def step(self) -> None:
        """Do what comes next with the visitor that is shown; once, however often the key is pressed."""
        if self._busy:
            return
        visit, values, whom = self.visit, self.card.values(), self._whom
        if visit is None:
            if self.taking_in and whom:
                self._do(lambda office: doing.walk_in(office, walk_in(values, whom)), "Посетитель в очереди.")
            return
        name = full_name(visit.visitor)
        match visit.state:
            case State.BOOKED:
                self._do(lambda office: errands.step(office, visit, values, Come()), f"Пришёл(а): {name}.")
            case State.WAITING:
                said = f"Приглашён(а) на приём: {name}."
                self._do(lambda office: errands.step(office, visit, values, Call()), said)
            case State.INSIDE:
                self._end(visit)

    def choose_outcome(self, outcome: Outcome) -> None:
        """Choose how the reception ends."""
        if self.visit and self.visit.state is State.INSIDE:
            self.card.ending.ask(outcome)

    def mend(self) -> None:
        """Write the card down as it was mended."""
        visit, values = self.visit, self.card.values()
        if visit is None or visit.received:
            return

        def carry_out(office: Workplace) -> Visited:
            mended = errands.mend(office, visit, values)
            if mended is None:
                raise Refusal("В карточке ничего не изменилось.")
            return mended

        self._do(carry_out, f"Карточка исправлена: {full_name(visit.visitor)}.", keep_draft=True)

    def print_card(self) -> None:
        """Show the card as it will print."""
        from mcu_desktop.workplace.reception.papers import card  # noqa: PLC0415 - when asked for
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415

        visit = self.visit
        if visit:
            name = f"Карточка приёма {full_name(visit.visitor)}"
            Preview(
                self._bridge, name, lambda office: pdf_papers(card(office, visit.id)), f"{name}.pdf", self
            ).open()

    # ------------------------------------------------------------------ inside

    def _connect(self) -> None:
        self.card.edited.connect(self.keeper.touched)
        self.card.refused.connect(self.refused)
        self.card.finished.connect(self.under.step.setFocus)
        self.card.outcome_chosen.connect(self._look_for_earlier)
        for made, act in (
            (self.under.step, self.step),
            (self.under.mend, self.mend),
            (self.under.paper, self.print_card),
            (self.under.cancel, partial(self._on_visit, Cancel(), "Запись отменена: {}.")),
            (self.under.miss, partial(self._on_visit, Miss(), "Не пришёл(а): {}.")),
            (self.under.put_off, lambda: self.move_wanted.emit(self.visit)),
            (self.under.case, self._open_case),
        ):
            on_press(made, act)
        Allowed(self._bridge, self, self.under.changing, None)

    def _open_case(self) -> None:
        if self.visit and self.visit.case:
            self.open_case.emit(self.visit.case)

    def _end(self, visit: Visit) -> None:
        try:
            command = end(self.card.values(), self.card.ending.day.day("until"))
        except Refusal as refusal:
            self.card.complain(refusal)
            return
        said = f"Приём завершён: {full_name(command.visitor)}."
        self._do(lambda office: doing.end(office, visit.id, command), said)

    def _on_visit(self, command: Cancel | Miss, said: str) -> None:
        visit = self.visit
        if visit:
            words = said.format(full_name(visit.visitor))
            self._do(lambda office: doing.act(office, visit.id, command), words)

    def _do(self, act: Callable[[Workplace], Visited], said: str, *, keep_draft: bool = False) -> None:
        """Carry something out on the card that is shown; its draft goes with it."""
        draft = self.keeper.visit

        def carry_out(office: Workplace) -> Visited:
            made = act(office)
            if not keep_draft:
                errands.forget(office, draft)
            return made

        self.keeper.stop()
        self._busy = True
        self._bridge.do(
            carry_out,
            said=said,
            done=lambda made: self._made(made, keep_draft=keep_draft),
            refused=self._not_made,
        )

    def _made(self, made: Visited, *, keep_draft: bool) -> None:
        self._busy = False
        if keep_draft:
            self.keeper.touched()
        else:
            self.keeper.done()
        self.done.emit(made.visit)

    def _not_made(self, refusal: Refusal) -> None:
        self._busy = False
        self.keeper.touched()
        self.card.complain(refusal)

    def _fill(self, visit: str, known: dict[str, str]) -> None:
        self.keeper.visit = visit
        self.card.setVisible(bool(visit))
        if not visit:
            return
        self.card.fill(self.keeper.drafts.get(visit) or known)

    def _look_for_earlier(self) -> None:
        visit = self.visit
        if visit and self.card.ending.outcome is Outcome.REFUSED:
            who = visit.visitor
            self._bridge.ask(
                lambda office: reception.answered_before(office, who), self.card.ending.offer_earlier
            )

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's
        """Walk as one reads; parts of the card come when they are asked for."""
        order_tabs(self)
        return super().focusNextPrevChild(next)
