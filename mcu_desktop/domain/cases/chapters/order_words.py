"""How orders of the head are told in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.wording import instead_of
from mcu_desktop.domain.spelling import because, day

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.order_values import OrderAccepted, Ordered, OrderReported, OrderReturned


def tell_ordered(_case: Case | None, fact: Ordered, names: Names) -> str:
    """Tell who is to do what."""
    others = f", соисполнители: {', '.join(map(names.person_name, fact.others))}" if fact.others else ""
    until = f", срок {day(fact.due)}" if fact.due else ""
    giver, responsible = names.person_name(fact.giver), names.person_name(fact.responsible)
    return f"Поручение ({giver}): ответственный – {responsible}{others}{until}: {fact.text}"


def tell_reported(case: Case | None, fact: OrderReported, names: Names) -> str:
    """Tell what was done."""
    who = instead_of(fact.person, fact.deputy, names)
    return f"{_which(case, fact.order)}: доложено {day(fact.reported_on)} ({who}): {fact.text}"


def tell_accepted(case: Case | None, fact: OrderAccepted, _names: Names) -> str:
    """Tell that it is done."""
    return f"{_which(case, fact.order)}: исполнение принято {day(fact.accepted_on)}."


def tell_returned(case: Case | None, fact: OrderReturned, _names: Names) -> str:
    """Tell that it came back, and why."""
    until = f", новый срок {day(fact.due)}" if fact.due else ""
    return f"{_which(case, fact.order)}: возвращено исполнителю{until}{because(fact.reason)}"


def _which(case: Case | None, id_: str) -> str:
    """Name the order where there are several."""
    if case is None or len(case.orders) < 2:  # noqa: PLR2004 - several
        return "Поручение"
    places = {order.given.order: place for place, order in enumerate(case.orders, start=1)}
    return f"Поручение {places[id_]}" if id_ in places else "Поручение"
