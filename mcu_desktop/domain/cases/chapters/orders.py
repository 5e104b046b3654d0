"""Orders of the head on a case: what is to be done, by whom, until when, and whether it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, as_ever
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.chapters.open_orders import doers_of, open_order, open_orders
from mcu_desktop.domain.cases.chapters.order_words import (
    tell_accepted,
    tell_ordered,
    tell_reported,
    tell_returned,
)
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT, required
from mcu_desktop.domain.cases.order_values import (
    NORM,
    Order,
    OrderAccepted,
    Ordered,
    OrderReported,
    OrderReturned,
)
from mcu_desktop.domain.cases.rules import day_of
from mcu_desktop.domain.cases.values import ClockStopped, Started
from mcu_desktop.domain.office.absences import absent_for
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.rules import Rules

_MOST_PEOPLE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOrder:
    """Order something to be done on the case."""

    text: str
    responsible: CardId
    others: tuple[CardId, ...] = ()
    giver: CardId | None = None
    """Default: who writes it down."""
    ordered_on: date | None = None
    due: date | None = None
    """As written; one month where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """Say what was done."""

    text: str
    order: str = ""
    """Its place among the orders of the case; default the one that waits for this person."""
    reported_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptOrder:
    """Take what was reported as done."""

    order: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOrder:
    """Send an order back: not done, or not all of it."""

    reason: str
    order: str = ""
    due: date | None = None
    """Another last day."""


OrderFact = Ordered | OrderReported | OrderAccepted | OrderReturned
OrderCommand = GiveOrder | ReportOrder | AcceptOrder | ReturnOrder


# ---------------------------------------------------------------------- what is decided


def _give(case: Case, command: GiveOrder, rules: Rules) -> tuple[Ordered]:
    people = rules.office.people
    ordered_on = day_of(command.ordered_on, case, rules, "ordered_on")
    giver = command.giver or rules.person
    if giver not in people:
        raise Refusal("Назовите, кто даёт поручение.", field="giver")
    if command.responsible not in people:
        raise Refusal("Назовите ответственного: такого сотрудника нет.", field="responsible")
    if any(other not in people for other in command.others):
        raise Refusal("Такого соисполнителя нет.", field="others")
    if len({command.responsible, *command.others}) <= len(command.others):
        raise Refusal("Один и тот же человек назван дважды.", field="others")
    if len(command.others) > _MOST_PEOPLE:
        raise Refusal(f"Соисполнителей не больше {_MOST_PEOPLE}.", field="others")
    refuse_hit(case, rules.office, command.responsible, "responsible")
    for other in command.others:
        refuse_hit(case, rules.office, other, "others")
    if command.due is not None and command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    return (
        Ordered(
            order=rules.identity(),
            text=required(command.text, "text", LONG_TEXT),
            giver=giver,
            responsible=command.responsible,
            others=command.others,
            ordered_on=ordered_on,
            due=command.due,
        ),
    )


def _report(case: Case, command: ReportOrder, rules: Rules) -> tuple[OrderReported]:
    voices = (rules.person, *absent_for(rules.office, rules.person))
    mine = [order for order in open_orders(case) if set(order.doers) & set(voices)]
    order = open_order(case, command.order, mine)
    person = next((one for one in voices if one in order.doers), None)
    if person is None:
        raise Refusal(f"Это поручение исполняет {doers_of(order, rules)}.", field="order")
    return (
        OrderReported(
            order=order.given.order,
            person=person,
            deputy=None if person == rules.person else rules.person,
            text=required(command.text, "text", LONG_TEXT),
            reported_on=day_of(command.reported_on, case, rules, "reported_on"),
        ),
    )


def _accept(case: Case, command: AcceptOrder, rules: Rules) -> tuple[OrderAccepted]:
    order = open_order(case, command.order, [one for one in open_orders(case) if one.reported])
    if not order.reported:
        raise Refusal(f"Об исполнении ещё не доложено: поручение исполняет {doers_of(order, rules)}.")
    _require_giver(order, case, rules)
    accepted_on = day_of(command.accepted_on, case, rules, "accepted_on")
    return (OrderAccepted(order=order.given.order, accepted_on=accepted_on, clocks=(_held(order, rules),)),)


def _return(case: Case, command: ReturnOrder, rules: Rules) -> tuple[OrderReturned]:
    order = open_order(case, command.order, [one for one in open_orders(case) if one.reported])
    _require_giver(order, case, rules)
    if command.due is not None and command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    reason = required(command.reason, "reason", SHORT_TEXT)
    return (OrderReturned(order=order.given.order, reason=reason, due=command.due),)


def _require_giver(order: Order, case: Case, rules: Rules) -> None:
    """Let nobody judge their own work, but the giver who is also at it."""
    if order.given.giver in (rules.person, *absent_for(rules.office, rules.person)):
        return
    if rules.person in (*order.doers, *(question.executor for question in case.questions)):
        giver = rules.office.people.get(order.given.giver)
        who = giver.title if giver else "тот, кто поручил"
        raise Refusal(f"Исполнение принимает не исполнитель: {who}.")


def _held(order: Order, rules: Rules) -> ClockStopped:
    """Give the term as it stands, so that a later calendar does not rewrite it."""
    term = rules.terms.deadline(NORM, order.given.ordered_on)
    if order.given.due:
        term = term.named(order.given.due)
    due = term.due.isoformat()
    return ClockStopped(norm=NORM, due=due, provisional=term.provisional, about=order.given.order)


# ---------------------------------------------------------------------- what it makes of the case


def _ordered(case: Case, fact: Ordered) -> Case:
    if any(order.given.order == fact.order for order in case.orders):
        return case
    begun = Started(norm=NORM, start=fact.ordered_on, about=fact.order, due=fact.due)
    return case._replace(orders=(*case.orders, Order(fact)), started=(*case.started, begun))


def _reported(case: Case, fact: OrderReported) -> Case:
    def with_report(order: Order) -> Order:
        whole = order.reported or fact.person == order.given.responsible
        return order._replace(reports=(*order.reports, fact), reported=whole)

    return _with_order(case, fact.order, with_report)


def _accepted(case: Case, fact: OrderAccepted) -> Case:
    order = next((one for one in case.orders if one.given.order == fact.order), None)
    if order is None or not order.open:
        return case
    done = [one.reported_on for one in order.reports if one.person == order.given.responsible]
    ended = done[-1] if done else fact.accepted_on
    case = case._replace(stopped=(*case.stopped, *fact.clocks))
    case = _with_term(case, fact.order, lambda term: term._replace(stopped_on=ended))
    return _with_order(case, fact.order, lambda one: one._replace(accepted_on=fact.accepted_on))


def _given_back(case: Case, fact: OrderReturned) -> Case:
    def returned(order: Order) -> Order:
        given = replace(order.given, due=fact.due) if fact.due else order.given
        return order._replace(given=given, returns=(*order.returns, fact), reported=False)

    if fact.due:
        case = _with_term(case, fact.order, lambda term: term._replace(due=fact.due))
    return _with_order(case, fact.order, returned)


def _with_term(case: Case, id_: str, change: Callable[[Started], Started]) -> Case:
    started = tuple(change(one) if (one.norm, one.about) == (NORM, id_) else one for one in case.started)
    return case._replace(started=started)


def _with_order(case: Case, id_: str, change: Callable[[Order], Order]) -> Case:
    orders = tuple(change(one) if one.given.order == id_ and one.open else one for one in case.orders)
    return case._replace(orders=orders)


# ---------------------------------------------------------------------- when it makes no sense


def _why_no_report(case: Case) -> str | None:
    return None if open_orders(case) else "Открытых поручений нет"


def _why_no_answer(case: Case) -> str | None:
    return None if any(order.reported for order in open_orders(case)) else "Об исполнении ещё не доложено"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="ordered",
            fact=Ordered,
            action="поручение",
            fold=_ordered,
            sentence=tell_ordered,
            texts=("text",),
            late=as_ever(_ordered),
        ),
        FactOf(
            kind="order_reported",
            fact=OrderReported,
            action="доклад об исполнении поручения",
            fold=_reported,
            sentence=tell_reported,
            texts=("text",),
            late=as_ever(_reported),
        ),
        FactOf(
            kind="order_accepted",
            fact=OrderAccepted,
            action="приём исполнения поручения",
            fold=_accepted,
            sentence=tell_accepted,
            late=as_ever(_accepted),
        ),
        FactOf(
            kind="order_returned",
            fact=OrderReturned,
            action="возврат поручения",
            fold=_given_back,
            sentence=tell_returned,
            texts=("reason",),
            late=as_ever(_given_back),
        ),
    ),
    commands=(
        CommandOf(name="order", command=GiveOrder, title="Дать поручение", decide=_give),
        CommandOf(
            name="report-order",
            command=ReportOrder,
            title="Доложить об исполнении",
            decide=_report,
            why_not=_why_no_report,
            after_the_end=True,
        ),
        CommandOf(
            name="accept-order",
            command=AcceptOrder,
            title="Принять исполнение",
            decide=_accept,
            why_not=_why_no_answer,
            after_the_end=True,
        ),
        CommandOf(
            name="return-order",
            command=ReturnOrder,
            title="Вернуть поручение",
            decide=_return,
            why_not=_why_no_answer,
            after_the_end=True,
        ),
    ),
)
