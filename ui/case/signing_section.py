"""The way of an answer to its signature, and what the head wants done: two parts of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.completeness import letter
from mcu_desktop.domain.spelling import counted, day
from ui.case.sections import readable, section
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.order_values import Order
    from mcu_desktop.domain.cases.signing_values import Chain
    from mcu_desktop.workplace.workplace import Workplace

_BEGINNING = 600
_TIMES = ("раз", "раза", "раз")


def signing(case: Case, office: Workplace) -> QWidget | None:
    """Tell the answer's way, once it is written or handed over."""
    if case.draft is None and case.chain is None:
        return None
    card, lines = section("Согласование и подпись", "signing")
    if case.chain is None:
        lines.addWidget(label("Проект ответа в работе: на согласование ещё не передан.", "strong"))
    else:
        for told in _steps(case.chain, office):
            lines.addWidget(label(told))
    back = [one for one in case.returned if not one.own]
    if back:
        last = f"{office.person_name(back[-1].person)}, {day(back[-1].returned_on)}: {back[-1].reason}"
        lines.addWidget(readable(f"Возвращали {counted(len(back), *_TIMES)}. Последний – {last}", "muted"))
    text = letter(case)
    if text:
        begun = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()}…"
        lines.addWidget(readable(begun, "muted"))
    return card


def _steps(chain: Chain, office: Workplace) -> list[str]:
    """Say of each who is asked how it stands."""
    agreed = {one.person: one for one in chain.agreed}
    told = []
    for person in chain.asked.visas:
        visa = agreed.get(person)
        if visa is not None:
            instead = f" (за него {office.person_name(visa.deputy)})" if visa.deputy else ""
            remark = f": {visa.remark}" if visa.remark else ""
            told.append(f"✓ {office.person_name(person)} – согласовано{instead}{remark}")
        else:
            told.append(_waits(person, "виза", office, now=person in chain.visas_awaited))
    if chain.signed:
        instead = f" (за него {office.person_name(chain.signed.deputy)})" if chain.signed.deputy else ""
        who = office.person_name(chain.signed.signer)
        told.append(f"✓ {who} – подписано {day(chain.signed.signed_on)}{instead}")
    elif chain.asked.signer:
        told.append(_waits(chain.asked.signer, "подпись", office, now=bool(chain.signature_awaited)))
    return told or ["Ответ готов, виз и подписи не ждёт."]


def _waits(person: CardId, what: str, office: Workplace, *, now: bool) -> str:
    return f"{'→' if now else '·'} {office.person_name(person)} – {what}{', сейчас' if now else ''}"


def orders(case: Case, office: Workplace) -> QWidget | None:
    """List what was ordered, the open ones first."""
    if not case.orders:
        return None
    card, lines = section("Поручения", "orders")
    numbered = list(enumerate(case.orders, start=1))
    for place, order in sorted(numbered, key=lambda item: not item[1].open):
        lines.addWidget(readable(f"{place}. {order.given.text}", "strong" if order.open else None))
        lines.addWidget(label(_standing(order, office), "muted"))
    return card


def _standing(order: Order, office: Workplace) -> str:
    given = order.given
    parts = [f"от кого: {office.person_name(given.giver)}"]
    parts.append(f"ответственный: {office.person_name(given.responsible)}")
    if given.others:
        parts.append(f"соисполнители: {', '.join(map(office.person_name, given.others))}")
    if given.due:
        parts.append(f"срок {day(given.due)}")
    if order.accepted_on:
        state = f"исполнено, принято {day(order.accepted_on)}"
    elif order.reported:
        state = f"доложено {day(order.reports[-1].reported_on)}, ждёт приёма"
    else:
        state = "в работе"
    told = "; ".join([*parts, state])
    return f"{told[:1].upper()}{told[1:]}."
