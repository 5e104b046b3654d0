"""How a command begins, wherever it was asked for: at once, or by the form that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.decisions import allowed
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.seen import looked_at
from ui.case.form import CommandForm
from ui.case.offers.offer import Occasion, Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import CaseCommand
    from ui.bridge import Bridge
    from ui.case.offers.offer import Carry


def why_not(bridge: Bridge, case: Case, command: type[CaseCommand]) -> str | None:
    """Say why a command makes no sense for a case now, or is not this person's."""
    office = bridge.workplace
    return office.store.past or allowed(case, command) or office.why_not_on(case, command)


def begin(
    bridge: Bridge,
    offer: Offer,
    case: Case,
    parent: QWidget,
    *,
    questions: tuple[str, ...] = (),
    carry: Carry | None = None,
    before: Callable[[], None] | None = None,
) -> CommandForm | None:
    """Carry a command out at once where nothing is to be asked; otherwise open its form.

    `questions` narrows it to some questions of the case, `carry` says how it is carried out
    when that is more than one command on one case; `before` is called when it is handed over.
    """
    office = bridge.workplace
    if office.store.past is not None:
        bridge.refused.emit(Refusal(office.store.past))
        return None
    case, seen = looked_at(office, case.id)
    occasion = Occasion.of(office, case, questions)
    editors = offer.editors(occasion)
    if editors:
        form = CommandForm(bridge, offer, occasion, editors, parent, carry=carry, seen=seen)
        if before:
            form.handed_over.connect(before)
        form.open()
        return form
    if before:
        before()
    command = offer.made(occasion.named)
    bridge.do(
        lambda office: carry(office, command, seen) if carry else office.act(case.id, command),
        said=offer.said.format(number=case.number),
    )
    return None
